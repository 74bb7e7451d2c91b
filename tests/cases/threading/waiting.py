# Locks, conditions, semaphores, events, barriers, timers.
import _thread
import threading
import time

lock = threading.Lock()
n = 0


def increments():
    global n
    for _ in range(300):
        with lock:
            before = n
            for _ in range(20):
                pass
            n = before + 1


threads = [threading.Thread(target=increments) for _ in range(4)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(n, lock.locked())
print(lock.acquire(), lock.acquire(False), lock.acquire(timeout=0.001), lock.locked())
lock.release()
try:
    lock.release()
except RuntimeError as e:
    print(e)
for args in ((False, 1), (True, -5)):
    try:
        lock.acquire(*args)
    except ValueError as e:
        print(e)

again = threading.RLock()
print(again.acquire(), again.acquire(), again.acquire(False))
other = []
t = threading.Thread(target=lambda: other.append(again.acquire(False)))
t.start()
t.join()
again.release()
again.release()
again.release()
t = threading.Thread(target=lambda: other.append(again.acquire(False)))
t.start()
t.join()
print(other)
try:
    again.release()
except RuntimeError as e:
    print(e)

event = threading.Event()
print(event.is_set(), event.wait(0.001))
threading.Timer(0.002, event.set).start()
print(event.wait(10), event.wait(), event.is_set())
event.clear()
print(event.wait(0))
timer = threading.Timer(100, print, ("never",))
timer.start()
timer.cancel()
timer.join()

items = []
ready = threading.Condition()


def produce():
    for i in range(5):
        with ready:
            items.append(i)
            ready.notify()
        time.sleep(0.001)


got = []


def consume():
    while len(got) < 5:
        with ready:
            ready.wait_for(lambda: items)
            got.append(items.pop(0))


threads = [threading.Thread(target=consume), threading.Thread(target=produce)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(got)
with ready:
    print(ready.wait(0.001), ready.wait_for(lambda: False, 0.001))
for wrong in (ready.wait, ready.notify):
    try:
        wrong()
    except RuntimeError as e:
        print(e)

inside, most = 0, 0
gate = threading.Semaphore(2)


def enters():
    global inside, most
    with gate:
        inside += 1
        most = max(most, inside)
        time.sleep(0.05)
        inside -= 1


threads = [threading.Thread(target=enters) for _ in range(6)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(inside, most, gate.acquire(), gate.acquire(timeout=0.001), gate.acquire(blocking=False))
bounded = threading.BoundedSemaphore(1)
try:
    bounded.release()
except ValueError as e:
    print(e)

barrier = threading.Barrier(3, action=lambda: places.append("all"))
places = []


def meets():
    places.append(barrier.wait())


threads = [threading.Thread(target=meets) for _ in range(3)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(places[0], sorted(places[1:]), barrier.n_waiting, barrier.broken)
try:
    barrier.wait(0.001)
except threading.BrokenBarrierError:
    print("broken", barrier.broken)

done = _thread.allocate_lock()
done.acquire()
_thread.start_new_thread(lambda a, b=0: (print(a, b), done.release()), (1,), {"b": 2})
done.acquire()
# expect: 1200 False
# expect: True False False True
# expect: release unlocked lock
# expect: can't specify a timeout for a non-blocking call
# expect: timeout value must be positive
# expect: True True True
# expect: [False, True]
# expect: cannot release un-acquired lock
# expect: False False
# expect: True True True
# expect: False
# expect: [0, 1, 2, 3, 4]
# expect: False False
# expect: cannot wait on un-acquired lock
# expect: cannot notify on un-acquired lock
# expect: 0 2 True True False
# expect: Semaphore released too many times
# expect: all [0, 1, 2] 0 False
# expect: broken True
# expect: 1 2
