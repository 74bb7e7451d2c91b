# What sys.settrace and sys.setprofile set belongs to the tasklet.
import sys
from stackless import getcurrent, run, schedule_remove, tasklet


def trace(frame, event, arg):
    return None


def profile(frame, event, arg):
    return None


log = []


def body():
    sys.setprofile(profile)
    schedule_remove(None)
    log.append(sys.getprofile() is profile)
    sys.setprofile(None)
    log.append(sys.getprofile())


t = tasklet(body)()
t.run()
print(sys.getprofile(), t.profile_function is profile, t.trace_function)
t.run()
print(log, t.alive)

u = tasklet(lambda: log.append((sys.gettrace() is trace, sys.getprofile() is profile)))
for name in ("trace_function", "profile_function"):
    try:
        setattr(u, name, trace)
    except RuntimeError as e:
        print(e)
u.setup()
u.trace_function = trace
u.profile_function = profile
try:
    u.trace_function = 5
except TypeError as e:
    print(e)
run()
print(log[2:], u.trace_function, u.profile_function)
v = tasklet(lambda: None)()
v.trace_function = trace
v.trace_function = None
print(v.trace_function)
run()
print(getcurrent().trace_function)
# expect: None True None
# expect: [True, None] False
# expect: tasklet is not alive
# expect: tasklet is not alive
# expect: trace function must be a callable or None
# expect: [(True, True)] None None
# expect: None
# expect: None
