# Corners of calls, names and formatting.
# things at the edges of the language
def f(a, b=2, /, c=3, *args, d, e=5, **kw): return (a, b, c, args, d, e, kw)
print(f(1, d=4), f(1, 2, 3, 4, 5, d=6, z=7), f(1, c=9, d=0, a=5))
for call in ("f()", "f(1)", "f(1, 2, 3, b=4, d=1)", "f(a=1, d=2)", "f(1, d=1, d=2)", "f(1, c=2, d=3, *[4, 5, 6])", "f(1, **{'d': 1, 'c': 2, 'c ': 3})"):
    try: print(eval(call))
    except (TypeError, SyntaxError) as e: print(type(e).__name__, e)
print(f.__defaults__, f.__kwdefaults__, f.__code__.co_varnames, f.__code__.co_argcount, f.__code__.co_posonlyargcount, f.__code__.co_kwonlyargcount)
def ann(a: int, b: "str" = "x") -> list: "docstring"; return [a, b]
print(ann.__annotations__, ann.__doc__, ann.__module__)
ann.attr = 5; print(ann.attr, ann.__dict__)
x = [1, 2, 3]
x[0], x[1] = x[1], x[0]; print(x)
i = 0
i, x[i] = 1, 9; print(i, x)
print(1 < 2 < 3, 1 < 3 < 2, 1 == 1.0 == True, not 1 == 2, None is None, [] is not [], "a" in "abc" in ["abc"])
print(1 if 0 else 2, 0 or "b", 1 and [], not [], (1, 2) and 3, "" or None)
print("con" "cat" f"{1}" r"\n")
while True:
    i += 1
    if i > 3: break
else: print("never")
for _ in []: pass
else: print("else")
try: pass
except: pass
else: print("else2")
finally: print("fin")
del x
try: x
except NameError as e: print(e)
class A:
    v = 1
    def __init__(self): self.__priv = 5; self._p = 6
    def get(self): return self.__priv
    class Inner:
        def q(self): return __class__.__qualname__
print(A().get(), A().__dict__, A.Inner().q(), A.Inner)
try: A().__priv
except AttributeError as e: print(e)
def local():
    class B:
        def m(self): pass
    return B
print(local().__qualname__, local().m.__qualname__, repr(local)[:20])
exec("y = 5\nprint(y * 2)"); print(eval("y + 1", {"y": 10}), eval("[i for i in range(3)]"))
ns = {}; exec("def g(): return 42", ns); print(ns["g"](), "__builtins__" in ns)
code = compile("1 + 2", "<s>", "eval"); print(eval(code))
print(globals()["i"], "A" in dir(), callable(f), callable(5), type(f).__name__, type(len).__name__, type(A().get).__name__, type(print), type(type), type(None), type(...), type(NotImplemented))
print(isinstance(f, type(lambda: 0)), hasattr(f, "__call__"), id(f) == id(f), f is f)
print(chr(97), ord("a"), hex(255), oct(8), bin(5), abs(-1), divmod(7, 3), pow(2, 3), round(1.5), sum([1, 2]), list(reversed([1, 2])), all([]), any([]), ascii("é"), repr(1), str(1), vars(A()) == A().__dict__)
def lots(*args, sep=" "): return sep.join(map(str, args))
print(lots(*range(3), *[7], sep="-"), lots(*{"a": 1}, **{"sep": "+"}))
print([[j for j in range(i)] for i in range(3)], [(i, j) for i in range(2) for j in "ab" if i], {i: {j for j in range(i)} for i in range(2)})
def deco(*a):
    print("deco", a)
    return lambda f: f
@deco(1)
@deco(2)
def h(): pass
lam = lambda *, k=1: k; print(lam(k=2), (lambda: (yield))().__class__.__name__)
assert True, "no"
a = b = c = []; a.append(1); print(b, a is c)
a += [2]; print(c); t = (1, []); 
try: t[1] += [5]
except TypeError as e: print(e, t)
n = None
print(f"{n!r:>6}|{'a' 'b'}|{{}}|{3:{4}}|{(lambda q: q * 2)(4)}|{ {'k': 1}['k'] }|{'x' if n is None else 'y'}|{1:>{2+3}}|{3.0:.{1}f}|{'%'}")
print("%(a)s %(b)05.1f" % {"a": 1, "b": 2.55}, "%5s|%-5s|%05d|%+d|%x|%#o|%.2e|%r" % ("a", "b", 42, 3, 255, 8, 12345.6789, "z"), "%*d" % (5, 42), "%s" % None, "%c%c" % ("a", 98), "%i" % 3.9, "%.3s" % "abcdef", "%%")
print("{:{}}".format("a", 5), "{!r}".format("a"), "{a.b}".format(a=type("T", (), {"b": 3})), "{0[k]}".format({"k": 1}), "{:>{w}.{p}f}".format(3.14159, w=8, p=2), "{}{}".format(*"ab"))
for bad in ("{", "}", "{0} {}", "{a}", "{!x}", "{:d}"):
    try: print(bad.format("s"))
    except Exception as e: print(type(e).__name__, e)
print(*[1, 2], sep=", ", end="!\n"); print(); print("a", "b", sep="")
print(__name__, __doc__)
import sys; print(sys.argv[1:], sys.version_info[:2], sys.maxsize)
# expect: (1, 2, 3, (), 4, 5, {}) (1, 2, 3, (4, 5), 6, 5, {'z': 7}) (1, 2, 9, (), 0, 5, {'a': 5})
# expect: TypeError f() missing 1 required positional argument: 'a'
# expect: TypeError f() missing 1 required keyword-only argument: 'd'
# expect: (1, 2, 3, (), 1, 5, {'b': 4})
# expect: TypeError f() missing 1 required positional argument: 'a'
# expect: SyntaxError keyword argument repeated: d (<string>, line 1)
# expect: TypeError f() got multiple values for argument 'c'
# expect: (1, 2, 2, (), 1, 5, {'c ': 3})
# expect: (2, 3) {'e': 5} ('a', 'b', 'c', 'd', 'e', 'args', 'kw') 3 2 2
# expect: {'a': <class 'int'>, 'b': 'str', 'return': <class 'list'>} docstring __main__
# expect: 5 {'attr': 5}
# expect: [2, 1, 3]
# expect: 1 [2, 9, 3]
# expect: True False True True True True True
# expect: 2 b [] True 3 None
# expect: concat1\n
# expect: else
# expect: else2
# expect: fin
# expect: name 'x' is not defined
# expect: 5 {'_A__priv': 5, '_p': 6} A.Inner <class '__main__.A.Inner'>
# expect: 'A' object has no attribute '__priv'
# expect: local.<locals>.B local.<locals>.B.m <function local at 0
# expect: 10
# expect: 11 [0, 1, 2]
# expect: 42 True
# expect: 3
# expect: 4 True True False function builtin_function_or_method method <class 'builtin_function_or_method'> <class 'type'> <class 'NoneType'> <class 'ellipsis'> <class 'NotImplementedType'>
# expect: True True True True
# expect: a 97 0xff 0o10 0b101 1 (2, 1) 8 2 3 [2, 1] True False '\xe9' 1 1 True
# expect: 0-1-2-7 a
# expect: [[], [0], [0, 1]] [(1, 'a'), (1, 'b')] {0: set(), 1: {0}}
# expect: deco (1,)
# expect: deco (2,)
# expect: 2 generator
# expect: [1] True
# expect: [1, 2]
# expect: 'tuple' object does not support item assignment (1, [5])
# expect:   None|ab|{}|   3|8|1|x|    1|3.0|%
# expect: 1 002.5     a|b    |00042|+3|ff|0o10|1.23e+04|'z'    42 None ab 3 abc %%
# expect: a     'a' 3 1     3.14 ab
# expect: ValueError Single '{' encountered in format string
# expect: ValueError Single '}' encountered in format string
# expect: ValueError cannot switch from manual field specification to automatic field numbering
# expect: KeyError 'a'
# expect: ValueError Unknown conversion specifier x
# expect: ValueError Unknown format code 'd' for object of type 'str'
# expect: 1, 2!
# expect:
# expect: ab
# expect: __main__ None
# expect: [] (3, 11) 9223372036854775807
