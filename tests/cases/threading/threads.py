# Threads: starting, joining, names, daemons, what is local to them, exceptions that nobody catches.
import sys
import threading
import time

log = []


def worker(name):
    for i in range(3):
        log.append((name, i))
        time.sleep(0.001)


threads = [threading.Thread(target=worker, args=(name,)) for name in "ab"]
print(threads[0].name, threads[0].ident, threads[0].is_alive(), threads[0].daemon)
for t in threads:
    t.start()
for t in threads:
    t.join()
print(sorted(log))
print(threads[0].is_alive(), threads[0].ident is not None, threads[0].ident != threads[1].ident)

flag = []


def spins():
    while not flag:
        pass
    print("spun")


t = threading.Thread(target=spins)
t.start()
total = 0
for i in range(50000):
    total += i
flag.append(1)
t.join()
print(total)

local = threading.local()
local.x = 1


def looks():
    print(hasattr(local, "x"))
    local.x = 2
    print(local.x, threading.current_thread() is t, threading.current_thread().name)


t = threading.Thread(target=looks, name="looks")
t.start()
t.join()
print(local.x, local.__dict__, threading.current_thread() is threading.main_thread())


class Counted(threading.local):
    def __init__(self, start):
        self.n = start


counted = Counted(5)
counted.n += 1
seen = []
t = threading.Thread(target=lambda: seen.append(counted.n))
t.start()
t.join()
print(seen, counted.n)


class Mine(threading.Thread):
    def run(self):
        print("mine", self.name)


t = Mine(name="own", daemon=True)
t.start()
t.join()
print(t.daemon, t.is_alive())
for wrong in (t.start, threading.current_thread().join, threading.Thread().join):
    try:
        wrong()
    except RuntimeError as e:
        print(e)


def hook(args):
    print(args.exc_type.__name__, args.exc_value, args.thread.name)


threading.excepthook = hook


def fails():
    raise ValueError("in a thread")


t = threading.Thread(target=fails, name="failing")
t.start()
t.join()
t = threading.Thread(target=sys.exit, name="exiting")
t.start()
t.join()


def handles():
    try:
        raise KeyError("k")
    except KeyError:
        time.sleep(0.001)
        print(sys.exc_info()[0])


t = threading.Thread(target=handles)
t.start()
print(sys.exc_info()[0])
t.join()
print(threading.active_count(), [t.name for t in threading.enumerate()])


def late():
    time.sleep(0.02)
    print("late")


# The program ends when all have ended that are no daemons.
threading.Thread(target=late).start()
threading.Thread(target=time.sleep, args=(1000,), daemon=True).start()
print("main ends")
# expect: Thread-1 (worker) None False False
# expect: [('a', 0), ('a', 1), ('a', 2), ('b', 0), ('b', 1), ('b', 2)]
# expect: False True True
# expect: spun
# expect: 1249975000
# expect: False
# expect: 2 True looks
# expect: 1 {'x': 1} True
# expect: [5] 6
# expect: mine own
# expect: True False
# expect: threads can only be started once
# expect: cannot join current thread
# expect: cannot join thread before it is started
# expect: ValueError in a thread failing
# expect: SystemExit  exiting
# expect: None
# expect: <class 'KeyError'>
# expect: 1 ['MainThread']
# expect: main ends
# expect: late
