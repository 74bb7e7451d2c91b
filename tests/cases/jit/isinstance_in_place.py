# isinstance in code that runs often: built-in classes, classes of the program, hooks, objects that claim a class.
class A:
    pass
class B(A):
    pass
class Meta(type):
    def __instancecheck__(cls, x):
        return x == 5
class Hooked(metaclass=Meta):
    pass
class Claims:
    @property
    def __class__(self):
        return int
class Int(int):
    pass
class Str(str):
    pass
def classify(x):
    r = []
    if isinstance(x, int):
        r.append("int")
    if isinstance(x, str):
        r.append("str")
    if isinstance(x, (list, tuple)):
        r.append("sequence")
    if isinstance(x, A):
        r.append("A")
    if isinstance(x, Hooked):
        r.append("hooked")
    if isinstance(x, float):
        r.append("float")
    if isinstance(x, object):
        r.append("object")
    if type(x) is B:
        r.append("exactly B")
    if type(x) == dict:
        r.append("exactly dict")
    return r
values = [1, True, 2 ** 80, "a", Str("a"), Int(5), 5, [1], (), A(), B(), Claims(), 1.5, 1e300, None, {}, {1}, A, len]
for turn in range(200):
    for v in values:
        last = classify(v)
for v in values:
    print(classify(v))
def wrong(x, c):
    return isinstance(x, c)
for turn in range(600):
    wrong(turn, int)
for c in (5, (int, 5), (str, 5), int | str):
    try:
        print(wrong(1, c))
    except TypeError as e:
        print(e)
def exact(n):
    s = str(n)
    f = n * 0.5
    l = [n]
    t = (n, n)
    d = {n: n}
    return (isinstance(n, int), isinstance(s, str), isinstance(f, float), isinstance(l, list), isinstance(t, tuple),
            isinstance(d, dict), isinstance(s, int), isinstance(n > 3, int), isinstance(f, (int, float)))
for turn in range(600):
    r = exact(turn)
print(r)
# expect: ['int', 'object']
# expect: ['int', 'object']
# expect: ['int', 'object']
# expect: ['str', 'object']
# expect: ['str', 'object']
# expect: ['int', 'hooked', 'object']
# expect: ['int', 'hooked', 'object']
# expect: ['sequence', 'object']
# expect: ['sequence', 'object']
# expect: ['A', 'object']
# expect: ['A', 'object', 'exactly B']
# expect: ['int', 'object']
# expect: ['float', 'object']
# expect: ['float', 'object']
# expect: ['object']
# expect: ['object', 'exactly dict']
# expect: ['object']
# expect: ['object']
# expect: ['object']
# expect: isinstance() arg 2 must be a type, a tuple of types, or a union
# expect: True
# expect: isinstance() arg 2 must be a type, a tuple of types, or a union
# expect: True
# expect: (True, True, True, True, True, True, False, True, True)
