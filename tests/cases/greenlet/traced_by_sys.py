# sys.settrace across switches of greenlets: one function for all of a tasklet's greenlets.
import sys
from greenlet import getcurrent, greenlet

log = []


def tracer(frame, event, arg):
    if frame.f_code.co_filename == __file__ and event in ("call", "return"):
        log.append(f"{event} {frame.f_code.co_name}")
    return tracer


def step(n):
    return n


def child(n):
    step(n)
    main.switch(n)
    step(n)


main = getcurrent()
g = greenlet(child)
h = greenlet(child)
h.switch(0)
sys.settrace(tracer)
g.switch(1)
h.switch()
g.switch()
sys.settrace(None)
print(", ".join(log))
# expect: call child, call step, return step, call step, return step, call step, return step, return child
