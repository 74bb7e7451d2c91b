# Time limits for whatever a block waits for, and timers.
import pirn
import stackless
import time


def attempt(f, *args, **kwargs):
    try:
        print(f(*args, **kwargs))
    except Exception as e:
        print(type(e).__name__ + ":", e)


classic = stackless.channel()


def limited(seconds, f, *args):
    with pirn.timeout(seconds):
        return f(*args)


attempt(limited, 2, classic.receive)  # expect: TimeoutError: not done within 2 seconds
print(classic.balance)  # expect: 0
attempt(limited, 2, pirn.Channel().receive)  # expect: TimeoutError: not done within 2 seconds
attempt(limited, 2, pirn.sleep, 5)  # expect: TimeoutError: not done within 2 seconds
attempt(limited, 2, time.sleep, 1)  # expect: None
attempt(limited, None, time.sleep, 1)  # expect: None


def sends():
    time.sleep(1)
    classic.send("in time")


stackless.tasklet(sends)()
attempt(limited, 2, classic.receive)  # expect: in time


# What computes is not interrupted; what waits after its time is.
def busy():
    for _ in range(1000):
        stackless.schedule()
    start = time.monotonic()
    while time.monotonic() < start:
        pass
    return "computed"


attempt(limited, 1, busy)  # expect: computed

with pirn.timeout(3) as outer:
    try:
        with pirn.timeout(1) as inner:
            pirn.sleep(10)
    except TimeoutError as e:
        print(e, inner.expired, outer.expired)  # expect: not done within 1 seconds True False
    pirn.sleep(1)
print(outer.expired)  # expect: False
try:
    with pirn.timeout(1) as outer:
        with pirn.timeout(3) as inner:
            pirn.sleep(10)
except TimeoutError as e:
    print(e, inner.expired, outer.expired)  # expect: not done within 1 seconds False True
attempt(inner.__enter__)  # expect: RuntimeError: a timeout can be entered once; make another one for the next block

# Timers.
log = []
start = time.monotonic()
once = pirn.after(2, log.append, "once")
often = pirn.every(1, lambda: log.append(round(time.monotonic() - start, 3)))
never = pirn.after(1, log.append, "never")
print(never.cancel(), never.cancel(), never.active)  # expect: True False False
pirn.sleep(4.5)
print(log, once.active, often.active)  # expect: [1.0, 'once', 2.0, 3.0, 4.0] False True
often.cancel()
pirn.sleep(5)
print(len(log))  # expect: 5


def three_times():
    log.append("tick")
    if log.count("tick") == 3:
        ticking.cancel()


ticking = pirn.every(0.25, three_times)
stackless.run()
print(log.count("tick"), ticking.active)  # expect: 3 False
attempt(pirn.after, -1, print)  # expect: ValueError: a timer cannot go off in the past: seconds must not be negative
attempt(pirn.every, 0, print)
# expect: ValueError: a timer that repeats needs a time between its calls: seconds must be positive
