# Keyword arguments keep call order in **kwargs and are evaluated left to right.
def e(x):
    print("eval", x)
    return x


def f(a, b=None, **kw):
    return a, b, list(kw)


print(f(z=e(1), b=e(2), y=e(3), a=e(4), x=e(5)))
# expect: eval 1
# expect: eval 2
# expect: eval 3
# expect: eval 4
# expect: eval 5
# expect: (4, 2, ['z', 'y', 'x'])
print(list(dict(c=1, a=2, b=3)))  # expect: ['c', 'a', 'b']


def g(**kw):
    return list(kw)


print(g(b=1, **{"a": 2, "d": 3}, c=4))  # expect: ['b', 'a', 'd', 'c']
print(g(**{"not an identifier": 1, "": 2}))  # expect: ['not an identifier', '']
