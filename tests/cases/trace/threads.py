# Threads have trace functions of their own; those to come begin with what the module was told.
import sys
import threading

told = {}


def tracer(frame, event, arg):
    if frame.f_code.co_filename == __file__:
        told.setdefault(threading.current_thread().name, []).append((event, frame.f_code.co_name))


def work(n):
    return n


def body():
    work(1)
    work(2)


def run(name):
    t = threading.Thread(target=body, name=name)
    t.start()
    t.join()


run("before")
threading.settrace(tracer)
run("traced")
print(threading.gettrace() is tracer, sys.gettrace())
threading.settrace(None)
run("after")
threading.setprofile(tracer)
run("profiled")
threading.setprofile(None)
sys.settrace(tracer)
run("other")
work(3)
sys.settrace(None)
for name in sorted(told):
    print(name, [e for e in told[name] if e[1] in ("body", "work")])
# expect: True None
# expect: MainThread [('call', 'work')]
# expect: profiled [('call', 'body'), ('call', 'work'), ('return', 'work'), ('call', 'work'), ('return', 'work'), ('return', 'body')]
# expect: traced [('call', 'body'), ('call', 'work'), ('call', 'work')]
