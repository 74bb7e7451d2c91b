# Attributes taken away, and put back: what an instance has, and in which order.
class P:
    pass


def show(obj):
    return " ".join(f"{k}={v}" for k, v in obj.__dict__.items())


p, other = P(), P()
for i in range(3000):
    p.a = i
    del p.a
    p.b = i
    other.b = i
    assert not hasattr(p, "a") and p.b == i and other.b == i
    del p.b
print(show(p), "|", show(other))  # expect:  | b=2999


def fresh(*names):
    made = P()
    for n, name in enumerate(names):
        setattr(made, name, n)
    return made


# The last one, one in the middle, the first; put back each stands at the end.
for name in ("c", "b", "a"):
    q = fresh("a", "b", "c")
    delattr(q, name)
    left = show(fresh("a", "b", "c")), [getattr(q, n, "-") for n in "abc"]
    setattr(q, name, "new")
    print(left, "|", show(q))
# expect: ('a=0 b=1 c=2', [0, 1, '-']) | a=0 b=1 c=new
# expect: ('a=0 b=1 c=2', [0, '-', 2]) | a=0 c=2 b=new
# expect: ('a=0 b=1 c=2', ['-', 1, 2]) | b=1 c=2 a=new

# A shape that is there already, though another attribute goes.
first = fresh("a", "c")
q = fresh("a", "b", "c")
del q.b
q.d = 3
print(q.a, q.c, q.d, show(q), show(first))  # expect: 0 2 3 a=0 c=2 d=3 a=0 c=1

# More attributes than an instance has places for; all go, in both directions.
names = [f"n{i}" for i in range(40)]
for order in (names, names[::-1], names[1::2] + names[::2]):
    q = fresh(*names)
    for k, name in enumerate(order):
        delattr(q, name)
        assert [n for n in names if hasattr(q, n)] == [n for n in names if n not in order[: k + 1]]
        assert all(getattr(q, n) == int(n[1:]) for n in order[k + 1 :])
    q.last = 1
    print(show(q))
# expect: last=1
# expect: last=1
# expect: last=1


class L(list):
    def __init__(self, items, tag):
        super().__init__(items)
        self.tag = tag


x = L([1, 2], "t")
del x.tag
print(x, hasattr(x, "tag"))  # expect: [1, 2] False
x.tag = "again"
x.other = 1
del x.other
x.append(3)
print(x, x.tag, x.__dict__)  # expect: [1, 2, 3] again {'tag': 'again'}


class S:
    __slots__ = ("a", "b")


class T(S):
    pass


t = T()
t.a, t.x, t.b = 1, 2, 3
del t.b
del t.x
try:
    t.b
except AttributeError as e:
    print(e)  # expect: 'T' object has no attribute 'b'
try:
    del t.x
except AttributeError as e:
    print(e)  # expect: 'T' object has no attribute 'x'
t.b = 4
print(t.a, t.b, t.__dict__)  # expect: 1 4 {}


class D:
    x = "of the class"


d = D()
for i in range(2000):
    d.x = i
    assert d.x == i
    del d.x
    assert d.x == "of the class"
try:
    del d.x
except AttributeError as e:
    print(e)  # expect: 'D' object has no attribute 'x'


def turn(objects):
    # One site sees instances with and without it.
    found = 0
    for k, obj in enumerate(objects):
        obj.v = k
        if k % 3 == 0:
            del obj.v
        found += getattr(obj, "v", 0)
    return found


print([turn([P() for _ in range(60)]) for _ in range(40)][-1])  # expect: 1200

many = [fresh("a", "b") for _ in range(300)]
for q in many:
    q.c = q.a
    del q.b
    del q.c
print({show(q) for q in many})  # expect: {'a=0'}
