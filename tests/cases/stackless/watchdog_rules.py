# What defers an interruption, who is interrupted, and what comes out of run(timeout); W03 to W09, E03, B03.
import stackless
import sys
from stackless import atomic, getcurrent, getruncount, run, schedule, set_schedule_callback, tasklet


def spin(n):
    for i in range(n):
        pass


# Atomic: the interruption waits until it is over.
log = []


def careful():
    with atomic():
        spin(20000)
        log.append("in peace")
    spin(20000)
    log.append("never")


t = tasklet(careful)()
print(run(500) is t, log, t.alive)
t.kill()
old = getcurrent().set_atomic(True)
print(old, getcurrent().atomic, getcurrent().set_atomic(old), getcurrent().atomic)


# A total timeout covers all tasklets, however often they switch.
def polite():
    while True:
        schedule()


a, b = tasklet(polite)(), tasklet(polite)()
t = run(1000, totaltimeout=True)
print(t in (a, b), t.paused, getruncount())
t.insert()
print(run(1000, soft=True, totaltimeout=True), a.scheduled, b.scheduled, getruncount())
a.kill()
b.kill()


# Soft: nobody is interrupted between two instructions.
def long_then_switch():
    spin(5000)
    log.append("switches")
    schedule()
    log.append("on")


log.clear()
t = tasklet(long_then_switch)()
tasklet(spin)(10)
print(run(100, soft=True), log, t.scheduled)
run()
print(log)


# Exceptions come out of run(timeout) as out of run().
def fails():
    spin(2000)
    raise KeyError("k")


t = tasklet(fails)()
n = 0
while True:
    try:
        t = run(500)
    except KeyError as e:
        print("raised", e, n > 0)
        break
    n += 1
    t.insert()

# ... and out of schedule() and t.run().
for begin in (schedule, lambda: None):
    t = tasklet(fails)()
    try:
        begin() or t.run()
    except KeyError as e:
        print("raised", e, t.alive)

# An interrupted tasklet is a paused one: it can be killed, run, and its frame looked at.
t = tasklet(spin)(100000)
print(run(100) is t, t.frame.f_code.co_name, t.recursion_depth)
t.run()
print(t.alive)

# What a schedule callback raises is reported, and switching goes on.
class Errors:
    text = ""

    def write(self, text):
        Errors.text += text

    def flush(self):
        pass


def bad(before, after):
    raise ValueError("from the callback")


stderr, sys.stderr = sys.stderr, Errors()
tasklet(log.append)("ran")
set_schedule_callback(bad)
run()
set_schedule_callback(None)
sys.stderr = stderr
print(log[-1], Errors.text.count("ValueError: from the callback"))

# The error handler's own exception goes to main.
def handler(type, value, traceback):
    log.append((type.__name__, str(value), traceback is not None))
    raise OSError("in the handler")


print(stackless.set_error_handler(handler))
tasklet(fails)()
try:
    run()
except OSError as e:
    print(e, log[-1])
print(stackless.set_error_handler(None) is handler)
# expect: True ['in peace'] True
# expect: False True True False
# expect: True True 2
# expect: None True True 3
# expect: None ['switches'] True
# expect: ['switches', 'on']
# expect: raised 'k' True
# expect: raised 'k' False
# expect: raised 'k' False
# expect: True spin 1
# expect: False
# expect: ran 2
# expect: None
# expect: in the handler ('KeyError', "'k'", True)
# expect: True
