# What a profile function is told: calls and returns, also of natives; from the start of what runs already.
import sys, math
def prof(frame, event, arg):
    if frame.f_code.co_filename != __file__:
        return
    print(event, frame.f_code.co_name, getattr(arg, "__name__", arg))

def f(x):
    len([1])
    [].append(1)
    math.sqrt(4)
    sorted([2, 1], key=lambda v: v)
    try:
        int("x")
        len(5)
    except (TypeError, ValueError):
        pass
    try:
        len(5)
    except TypeError:
        pass
    list(g())
    print("hi")
    return x

def g():
    yield 1
    yield 2

class C:
    def __init__(self): pass
    def m(self): return abs(-1)

def h():
    c = C()
    c.m()
    "a,b".split(",")
    {}.get(1)
    isinstance(1, int)
    max(1, 2)
    sum([1])
    getattr(c, "m")()
    next(iter([1]))
    raise KeyError(1)

def main():
    sys.setprofile(prof)
    f(1)
    try:
        h()
    except KeyError:
        pass
    sys.setprofile(None)

main()
main()
def early():
    sys.setprofile(prof)
early()
sys.setprofile(None)


# What was there before is told of when it returns; what raises is told with None.
def raises():
    sys.setprofile(prof)
    raise ValueError


try:
    raises()
except ValueError:
    sys.setprofile(None)


# Generators, and natives that the program's code runs in.
def told_of_generators():
    sys.setprofile(prof)
    any(x > 5 for x in g())
    ",".join(str(x) for x in g())
    sys.setprofile(None)


told_of_generators()
print(sys.getprofile())
# expect: call f None
# expect: c_call f len
# expect: c_return f len
# expect: c_call f append
# expect: c_return f append
# expect: c_call f sqrt
# expect: c_return f sqrt
# expect: c_call f sorted
# expect: call <lambda> None
# expect: return <lambda> 2
# expect: call <lambda> None
# expect: return <lambda> 1
# expect: c_return f sorted
# expect: c_call f len
# expect: c_exception f len
# expect: call g None
# expect: return g 1
# expect: call g None
# expect: return g 2
# expect: call g None
# expect: return g None
# expect: c_call f print
# expect: hi
# expect: c_return f print
# expect: return f 1
# expect: call h None
# expect: call __init__ None
# expect: return __init__ None
# expect: call m None
# expect: c_call m abs
# expect: c_return m abs
# expect: return m 1
# expect: c_call h split
# expect: c_return h split
# expect: c_call h get
# expect: c_return h get
# expect: c_call h isinstance
# expect: c_return h isinstance
# expect: c_call h max
# expect: c_return h max
# expect: c_call h sum
# expect: c_return h sum
# expect: c_call h getattr
# expect: c_return h getattr
# expect: call m None
# expect: c_call m abs
# expect: c_return m abs
# expect: return m 1
# expect: c_call h iter
# expect: c_return h iter
# expect: c_call h next
# expect: c_return h next
# expect: return h None
# expect: c_call main setprofile
# expect: call f None
# expect: c_call f len
# expect: c_return f len
# expect: c_call f append
# expect: c_return f append
# expect: c_call f sqrt
# expect: c_return f sqrt
# expect: c_call f sorted
# expect: call <lambda> None
# expect: return <lambda> 2
# expect: call <lambda> None
# expect: return <lambda> 1
# expect: c_return f sorted
# expect: c_call f len
# expect: c_exception f len
# expect: call g None
# expect: return g 1
# expect: call g None
# expect: return g 2
# expect: call g None
# expect: return g None
# expect: c_call f print
# expect: hi
# expect: c_return f print
# expect: return f 1
# expect: call h None
# expect: call __init__ None
# expect: return __init__ None
# expect: call m None
# expect: c_call m abs
# expect: c_return m abs
# expect: return m 1
# expect: c_call h split
# expect: c_return h split
# expect: c_call h get
# expect: c_return h get
# expect: c_call h isinstance
# expect: c_return h isinstance
# expect: c_call h max
# expect: c_return h max
# expect: c_call h sum
# expect: c_return h sum
# expect: c_call h getattr
# expect: c_return h getattr
# expect: call m None
# expect: c_call m abs
# expect: c_return m abs
# expect: return m 1
# expect: c_call h iter
# expect: c_return h iter
# expect: c_call h next
# expect: c_return h next
# expect: return h None
# expect: c_call main setprofile
# expect: return early None
# expect: c_call <module> setprofile
# expect: return raises None
# expect: c_call <module> setprofile
# expect: c_call told_of_generators any
# expect: call <genexpr> None
# expect: call g None
# expect: return g 1
# expect: return <genexpr> False
# expect: call <genexpr> None
# expect: call g None
# expect: return g 2
# expect: return <genexpr> False
# expect: call <genexpr> None
# expect: call g None
# expect: return g None
# expect: return <genexpr> None
# expect: c_return told_of_generators any
# expect: c_call told_of_generators join
# expect: call <genexpr> None
# expect: call g None
# expect: return g 1
# expect: return <genexpr> 1
# expect: call <genexpr> None
# expect: call g None
# expect: return g 2
# expect: return <genexpr> 2
# expect: call <genexpr> None
# expect: call g None
# expect: return g None
# expect: return <genexpr> None
# expect: c_return told_of_generators join
# expect: c_call told_of_generators setprofile
# expect: None
