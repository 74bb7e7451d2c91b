# Places that see objects of several classes again and again, whose attributes come, change and go in between.
class A:
    def __init__(self, x):
        self.x = x
        self.y = None
class B:
    def __init__(self, x):
        self.y = x
        self.x = x + 1
class C:
    def __init__(self, x):
        self.z = 0
        self.x = x
        self.y = x
class D(A):
    pass
def grow(o):
    if not hasattr(o, "extra"):
        o.extra = 1
    else:
        o.extra += 1
    return o
def shrink(o):
    del o.extra
    return o
def used(o, n):
    s = o.x + o.x
    if n % 3 == 0:
        grow(o)
    s += o.x
    o.x = s % 100
    o.y = o
    if n % 7 == 0 and n % 3 == 0:
        shrink(o)
    o.x = o.x + 1
    return o.x, o.y is o
def set_all(o, v):
    o.x = v
    o.w = v
    o.x = v + 1
    return o.x + o.w
total = 0
for n in range(4000):
    o = (A, B, C, D)[n % 4](n)
    a, b = used(o, n)
    total = (total * 3 + a + b) % 1000003
    total += set_all(o, n % 5)
    if n % 250 == 0:
        total += set_all(type("E", (C,), {})(n), 3)
print(total)
kept = []
def linked(n):
    # New objects that refer to newer ones, and old ones that refer to new ones.
    head = A(None)
    head.y = head
    for i in range(n):
        new = B(i)
        new.y = head.y
        head.y = new
        new.x = [i]
    return head
for i in range(300):
    kept.append(linked(i % 20))
    if i >= 10:
        kept[i - 10].x = linked(3)
def length(o, end):
    n = 0
    o = o.y
    while o is not end:
        n += o.x[0]
        o = o.y
    return n
print(sum(length(o, o) for o in kept), sum(length(o.x, o.x) for o in kept[:290]))
# expect: 401050
# expect: 17100 870
