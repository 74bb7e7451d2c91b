# Trace functions belong to tasklets: each is traced by its own, also across switches, and none while it runs. B05, B06.
import sys
from stackless import channel, getcurrent, run, schedule, set_schedule_callback, tasklet

log = []


def tracer(name):
    def local(frame, event, arg):
        if frame.f_code.co_filename == __file__ and event in ("call", "return", "exception"):
            log.append(f"{name}:{event} {frame.f_code.co_name}")
        return local

    return local


def show():
    print(", ".join(log))
    log.clear()


def step(n):
    return n


def body(n):
    step(n)
    schedule()
    step(n + 1)


# Tracing main traces no tasklet.
t = tasklet(body)(1)
sys.settrace(tracer("main"))
step(0)
run()
step(9)
sys.settrace(None)
show()


# Set in one tasklet, off in the others, on again when it goes on.
def sets():
    sys.settrace(tracer("a"))
    step(1)
    schedule()
    step(2)
    sys.settrace(None)
    step(3)


a, b = tasklet(sets)(), tasklet(body)(5)
run()
print(sys.gettrace())
show()

# Set from outside: before the start, and while it is blocked.
c = channel()


def receives():
    step(c.receive())
    step(c.receive())


t = tasklet(receives)()
t.trace_function = tracer("b")
run()
c.send(1)
t.profile_function = tracer("p")
t.trace_function = None
c.send(2)
print(t.alive, t.trace_function)
show()


# The trace function switches: others run, untraced, and it goes on.
def switching(frame, event, arg):
    if event == "call" and frame.f_code is step.__code__:
        log.append("switches")
        schedule()
        log.append("is back")
    return switching


def traced():
    sys.settrace(switching)
    step(1)
    step(2)
    sys.settrace(None)


t, u = tasklet(traced)(), tasklet(body)(7)
run()
show()


# Killed while its trace function waits; and an exception of a trace function ends tracing in that tasklet alone.
def waits(frame, event, arg):
    try:
        c.receive()
    finally:
        log.append(f"left {event}")


t = tasklet(body)(1)
t.trace_function = waits
t.run()
t.kill()
show()


def raises(frame, event, arg):
    raise KeyError(event)


def catches():
    sys.settrace(raises)
    try:
        step(1)
    except KeyError as e:
        log.append(f"{e} {sys.gettrace()}")


tasklet(catches)()
t = tasklet(body)(1)
t.trace_function = tracer("other")
run()
show()

# Callbacks of the scheduler run in nobody's name.
set_schedule_callback(lambda previous, following: step(following is not None))
t = tasklet(body)(1)
t.trace_function = tracer("watched")
run()
set_schedule_callback(None)
show()

# A dead tasklet has none; one that is bound again begins without.
print(t.trace_function)
t.bind(body, (1,))
t.trace_function = tracer("gone")
t.bind(body, (2,))
print(t.trace_function)
t.run()
t.run()
show()


# An interrupted tasklet is traced when it goes on.
def spins():
    for i in range(400):
        step(i)


t = tasklet(spins)()
t.trace_function = tracer("slice")
while run(500) is t:
    t.insert()
print(len(log), log[0], log[-1])
log.clear()

# By default a copy of a tasklet is not traced.
import pickle

t = tasklet(body)(1)
t.trace_function = tracer("original")
t.run()
log.clear()
copy = pickle.loads(pickle.dumps(t))
print(copy.trace_function)
copy.run()
show()
t.run()
show()
# expect: main:call step, main:return step, main:call step, main:return step
# expect: None
# expect: a:call step, a:return step, a:call step, a:return step
# expect: False None
# expect: b:call receives, b:call step, b:return step, p:call step, p:return step, p:return receives
# expect: switches, is back, switches, is back
# expect: left call
# expect: 'call' None, other:call body, other:call step, other:return step, other:call step, other:return step, other:return body
# expect: watched:call body, watched:call step, watched:return step, watched:call step, watched:return step, watched:return body
# expect: None
# expect: None
# expect:
# expect: 802 slice:call spins slice:return spins
# expect: None
# expect:
# expect: original:call step, original:return step, original:return body
