# Locks, semaphores, events, conditions, barriers.
import pirn
import stackless

log = []


def attempt(f, *args, **kwargs):
    try:
        print(f(*args, **kwargs))
    except Exception as e:
        print(type(e).__name__ + ":", e)


def worker(lock, n):
    with lock:
        log.append(("in", n))
        stackless.schedule()
        log.append(("out", n))


def all_through(lock, n):
    log.clear()
    with pirn.Group() as group:
        for i in range(n):
            group.spawn(worker, lock, i)
    return log


lock = pirn.Lock()
print(all_through(lock, 3))  # expect: [('in', 0), ('out', 0), ('in', 1), ('out', 1), ('in', 2), ('out', 2)]
print(all_through(pirn.Semaphore(2), 3))  # expect: [('in', 0), ('in', 1), ('out', 0), ('out', 1), ('in', 2), ('out', 2)]
print(lock.acquire(), lock.acquire(timeout=2), lock.acquire(timeout=0), lock.locked())  # expect: True False False True
attempt(lock.acquire)  # expect: RuntimeError: Deadlock: the last runnable tasklet cannot be blocked.
lock.release()
attempt(lock.release)  # expect: RuntimeError: release unlocked lock
print(lock)  # expect: <pirn.Lock: 1 free, 0 waiting>

# It is handed on in order, and not taken by who comes by.
lock.acquire()
tasks = [pirn.spawn(lambda: lock.acquire()) for _ in range(2)]
stackless.schedule()
lock.release()
print(lock.acquire(timeout=0), [t.done() for t in tasks])  # expect: False [False, False]
stackless.schedule()
print([t.done() for t in tasks])  # expect: [True, False]
# Who was given it and is stopped before it knows passes it on.
lock.release()
tasks[1].cancel()
stackless.schedule()
print(tasks[1].cancelled(), lock.locked())  # expect: True False

again = pirn.RLock()
with again:
    with again:
        print(pirn.spawn(again.acquire, 0).result())  # expect: False
    attempt(pirn.spawn(again.release).result)  # expect: RuntimeError: cannot release un-acquired lock
print(pirn.spawn(again.acquire, 0).result())  # expect: True

event = pirn.Event()
tasks = [pirn.spawn(event.wait) for _ in range(3)]
print(event.wait(1), event.is_set())  # expect: False False
event.set()
print([t.result() for t in tasks], event.wait())  # expect: [True, True, True] True
event.clear()
print(event.wait(0))  # expect: False

condition = pirn.Condition()
items = []


def consume():
    with condition:
        condition.wait_for(lambda: items)
        return items.pop(0)


tasks = [pirn.spawn(consume) for _ in range(3)]
stackless.schedule()
with condition:
    items.extend("ab")
    condition.notify(1)
    condition.notify()
stackless.schedule()
with condition:
    items.append("c")
    condition.notify_all()
print([t.result() for t in tasks])  # expect: ['a', 'b', 'c']
attempt(condition.notify)  # expect: RuntimeError: cannot wait on or notify an un-acquired lock
with condition:
    print(condition.wait(1), condition.wait_for(lambda: 0, 1))  # expect: False 0

barrier = pirn.Barrier(3, lambda: log.append("all there"))
log.clear()
for _ in range(2):
    print([t.result() for t in [pirn.spawn(barrier.wait) for _ in range(3)]], log)
# expect: [2, 1, 0] ['all there']
# expect: [2, 1, 0] ['all there', 'all there']
tasks = [pirn.spawn(barrier.wait, t) for t in (None, 1)]
attempt(tasks[1].result)  # expect: BrokenBarrierError: somebody who waited at the barrier has left it
attempt(tasks[0].result)  # expect: BrokenBarrierError: somebody who waited at the barrier has left it
attempt(barrier.wait)  # expect: BrokenBarrierError: the barrier is broken: reset it before it is used again
barrier.reset()
print(barrier.broken, barrier.n_waiting)  # expect: False 0
attempt(pirn.Semaphore, -1)  # expect: ValueError: semaphore initial value must be >= 0
attempt(pirn.Barrier, 0)  # expect: ValueError: a barrier needs at least one party
