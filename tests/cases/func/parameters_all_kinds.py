# Every kind of parameter in one signature.
def f(a, b, /, c, d=4, *args, e, g=7, **kw):
    return a, b, c, d, args, e, g, kw


print(f(1, 2, 3, e=5))  # expect: (1, 2, 3, 4, (), 5, 7, {})
print(f(1, 2, c=3, e=5))  # expect: (1, 2, 3, 4, (), 5, 7, {})
print(f(1, 2, 3, 40, 50, 60, e=5, g=70, h=8, i=9))  # expect: (1, 2, 3, 40, (50, 60), 5, 70, {'h': 8, 'i': 9})
print(f(1, 2, c=3, e=5, a="kw-a", b="kw-b"))  # expect: (1, 2, 3, 4, (), 5, 7, {'a': 'kw-a', 'b': 'kw-b'})
print(f(*range(6), **{"e": 1, "x": 2}))  # expect: (0, 1, 2, 3, (4, 5), 1, 7, {'x': 2})
for call in (lambda: f(1, 2), lambda: f(1, 2, 3), lambda: f(1, b=2, c=3, e=5), lambda: f()):
    try:
        print(call())
    except TypeError as e:
        print(e)
# expect: f() missing 1 required positional argument: 'c'
# expect: f() missing 1 required keyword-only argument: 'e'
# expect: f() missing 1 required positional argument: 'b'
# expect: f() missing 3 required positional arguments: 'a', 'b', and 'c'
