# Exceptions: chains, finally, notes, attributes.
# exceptions chaining and tracebacks
import traceback, sys
class AppError(Exception):
    def __init__(self, msg, code=0):
        super().__init__(msg); self.code = code
    def __str__(self): return f"[{self.code}] {self.args[0]}"
def a(): return {}["k"]
def b():
    try: a()
    except KeyError as e: raise AppError("wrapped", 3) from e
def c():
    try: b()
    except AppError: raise ValueError("ctx")
try: c()
except ValueError: pass
try:
    try: 1/0
    finally: print("fin")
except ZeroDivisionError as e: print(e, e.__context__, e.__cause__, e.__suppress_context__)
def f():
    try: return "try"
    finally: print("finally runs")
print(f())
def g():
    for i in range(3):
        try:
            if i == 1: continue
            if i == 2: break
            print("body", i)
        finally: print("fin", i)
    else: print("no")
    return "done"
print(g())
try: raise AppError("x", 1) from None
except AppError as e: print(repr(e), e, e.__suppress_context__, e.code, e.args)
try: raise KeyError("a key")
except (ValueError, LookupError) as e: print(type(e).__mro__[1].__name__, e, repr(e))
try: assert 1 == 2, "math"
except AssertionError as e: print(repr(e))
try: int("x1")
except ValueError as e: print(e)
try: [].pop()
except IndexError as e: print(e)
try: None.foo
except AttributeError as e: print(e, e.name, e.obj)
try: undefined_name
except NameError as e: print(e, e.name)
try: raise 5
except TypeError as e: print(e)
try: raise ValueError
except ValueError as e: print(repr(e), e.args)
e = ValueError("n"); e.add_note("note 1"); e.add_note("note 2")
try: raise e
except ValueError as e: pass; print(e.__notes__)
try:
    try: raise OSError(2, "No such file", "fn")
    except OSError as e: print(e, e.errno, e.strerror, e.filename, type(e)); raise
except Exception as e2: print("again", e2)
def rec(n): return rec(n + 1)
try: rec(0)
except RecursionError as e: print(e)
print(traceback.format_exception_only(ValueError("z")), "".join(traceback.format_exception(e2)).count("\n") > 0)
class Ctx:
    def __enter__(self): print("enter"); return self
    def __exit__(self, t, v, tb): print("exit", t, v); return t is ValueError
with Ctx() as x, Ctx(): raise ValueError("sup")
# expect: fin
# expect: division by zero None None False
# expect: finally runs
# expect: try
# expect: body 0
# expect: fin 0
# expect: fin 1
# expect: fin 2
# expect: done
# expect: AppError('x') [1] x True 1 ('x',)
# expect: LookupError 'a key' KeyError('a key')
# expect: AssertionError('math')
# expect: invalid literal for int() with base 10: 'x1'
# expect: pop from empty list
# expect: 'NoneType' object has no attribute 'foo' foo None
# expect: name 'undefined_name' is not defined undefined_name
# expect: exceptions must derive from BaseException
# expect: ValueError() ()
# expect: ['note 1', 'note 2']
# expect: [Errno 2] No such file: 'fn' 2 No such file fn <class 'FileNotFoundError'>
# expect: again [Errno 2] No such file: 'fn'
# expect: maximum recursion depth exceeded
# raises: NameError: name 'e2' is not defined
