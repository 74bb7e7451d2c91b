# Trace functions that raise, are exchanged, taken away and set by hand; attributes of frames that are traced.
import sys
import traceback
out = []
def tracer(frame, event, arg):
    if frame.f_code.co_filename != __file__: return None
    print(event, frame.f_code.co_name, frame.f_lineno)
    if event == "line" and frame.f_code.co_name == "bad":
        raise RuntimeError("from tracer")
    if event == frame.f_code.co_name:
        raise RuntimeError("in " + event)
    return tracer
def bad():
    x = 1
    return x
def call():
    return 1
def exception():
    try:
        {}["a"]
    except RuntimeError as e:
        print("caught inside", e)
        return 5
def uncaught_exception():
    {}["a"]
def run(f):
    sys.settrace(tracer)
    try:
        print(f())
    except BaseException as e:

        print(type(e).__name__, e, [t.name for t in traceback.extract_tb(e.__traceback__)])
    print(sys.gettrace() is tracer)
    sys.settrace(None)
run(bad)
run(call)
run(exception)
run(uncaught_exception)
exec("def return_(): \n try:\n  return 1\n except RuntimeError:\n  return 2")
def make(name, body):
    ns = {}
    exec(compile(body, __file__, "exec"), ns)
    return ns[name]
run(make("f", "def f():\n  a = 1\n\n  b = [\n   1,\n   2]\n  return a"))
# f_trace by hand
def tr2(frame, event, arg):
    print("tr2", event, frame.f_lineno)
    return tr2
def hand():
    a = 1
    sys._getframe().f_trace = tr2
    sys.settrace(lambda *a: None)
    b = 2
    c = 3
    sys._getframe().f_trace_lines = False
    d = 4
    sys.settrace(None)
    return d
hand()
print(hand.__name__)
# off and on
def inner():
    pass
def offon():
    sys.settrace(tracer)
    inner()
    sys.settrace(None)
    inner()
    sys.settrace(tracer)
    inner()
    sys.settrace(None)
offon()
# tracer not tracing itself
def deep(n): return n if n == 0 else deep(n - 1)
def tr3(frame, event, arg):
    deep(3)
    print("tr3", event, frame.f_code.co_name)
    return tr3
sys.settrace(tr3)
inner()
sys.settrace(None)
# local tracer replaced
def la(frame, event, arg):
    print("la", event); return lb
def lb(frame, event, arg):
    print("lb", event); return la
sys.settrace(lambda f, e, a: la)
def two():
    a = 1
    b = 2
    c = 3
two()
sys.settrace(None)
def ops():
    return 1
seen = []
def opt(frame, event, arg):
    frame.f_trace_opcodes = True
    seen.append(event)
    return opt
sys.settrace(opt)
ops()
sys.settrace(None)
print("opcode" in seen, seen[0], seen[-1])
for bad_v in (1, None):
    try:
        sys._getframe().f_trace_lines = bad_v
    except TypeError as e:
        print(e)
f = sys._getframe()
print(f.f_trace, f.f_trace_lines, f.f_trace_opcodes)
f.f_trace = 5
print(f.f_trace)
del f.f_trace
print(f.f_trace)
def leave():
    try:
        return 1
    except RuntimeError:
        print("never")
def tl(frame, event, arg):
    if event == "return": raise RuntimeError("r")
    return tl
sys.settrace(tl)
try:
    leave()
except RuntimeError as e:
    print("got", e, sys.gettrace())
def both(frame, event, arg):
    print("P", event, frame.f_code.co_name)
def bt(frame, event, arg):
    print("T", event, frame.f_code.co_name)
    return bt
sys.setprofile(both)
sys.settrace(bt)
inner()
len([])
sys.settrace(None)
sys.setprofile(None)
# expect: call bad 13
# expect: line bad 14
# expect: RuntimeError from tracer ['run', 'bad', 'tracer']
# expect: False
# expect: call call 16
# expect: RuntimeError in call ['run', 'call', 'tracer']
# expect: False
# expect: call exception 18
# expect: line exception 19
# expect: line exception 20
# expect: exception exception 20
# expect: caught inside in exception
# expect: 5
# expect: False
# expect: call uncaught_exception 24
# expect: line uncaught_exception 25
# expect: exception uncaught_exception 25
# expect: return uncaught_exception 25
# expect: call <listcomp> 32
# expect: line <listcomp> 32
# expect: line <listcomp> 32
# expect: line <listcomp> 32
# expect: return <listcomp> 32
# expect: KeyError 'a' ['run', 'uncaught_exception']
# expect: True
# expect: call f 1
# expect: line f 2
# expect: line f 5
# expect: line f 6
# expect: line f 4
# expect: line f 7
# expect: return f 7
# expect: 1
# expect: True
# expect: tr2 line 53
# expect: tr2 line 54
# expect: tr2 line 55
# expect: hand
# expect: call inner 62
# expect: line inner 63
# expect: return inner 63
# expect: call inner 62
# expect: line inner 63
# expect: return inner 63
# expect: tr3 call inner
# expect: tr3 line inner
# expect: tr3 return inner
# expect: la line
# expect: lb line
# expect: la line
# expect: lb return
# expect: True call return
# expect: attribute value type must be bool
# expect: attribute value type must be bool
# expect: None True False
# expect: 5
# expect: None
# expect: got r None
# expect: P c_call <module>
# expect: P c_return <module>
# expect: T call inner
# expect: P call inner
# expect: T line inner
# expect: T return inner
# expect: P return inner
# expect: P c_call <module>
# expect: P c_return <module>
# expect: P c_call <module>
# expect: P c_return <module>
# expect: P c_call <module>
