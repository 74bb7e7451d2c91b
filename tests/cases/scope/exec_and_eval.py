# exec and eval with implicit and explicit namespaces.
exec("a = 1\nb = a + 1")
print(a, b)  # expect: 1 2
print(eval("a + b * 10"))  # expect: 21
ns = {}
exec("x = 5\ndef f(y): return x + y", ns)
print(ns["f"](3), sorted(k for k in ns if k != "__builtins__"))  # expect: 8 ['f', 'x']
print(eval("x * 2", ns), eval("x + z", ns, {"z": 100}))  # expect: 10 105
g, l = {"n": 1}, {}
exec("m = n + 1\nn = 50", g, l)
print(l, g["n"])  # expect: {'m': 2, 'n': 50} 1


def fn():
    v = 10
    exec("v = 20")
    return v, eval("v + 1")


print(fn())  # expect: (10, 11)
print(eval("[i * a for i in range(3)]"), eval("(lambda q: q + a)(5)"), eval("  7 "))  # expect: [0, 1, 2] 6 7
code = compile("sum(range(k))", "<s>", "eval")
print([eval(code, {"k": k}) for k in (3, 5)])  # expect: [3, 10]
print(eval("__name__"), eval("1", {}), exec("pass"))  # expect: __main__ 1 None
for bad in ("1 +", "x = 1"):
    try:
        eval(bad)
    except SyntaxError as e:
        print(type(e).__name__, isinstance(e.msg, str))
# expect: SyntaxError True
# expect: SyntaxError True
try:
    eval("nope", {})
except NameError as e:
    print(e)  # expect: name 'nope' is not defined
try:
    exec("raise KeyError('k')")
except KeyError as e:
    print(repr(e))  # expect: KeyError('k')
