# The as-target may be any assignment target.
class V:
    def __init__(self, v):
        self.v = v

    def __enter__(self):
        return self.v

    def __exit__(self, *a):
        pass


class O:
    pass


o = O()
d = {}
lst = [0, 0]
with V(1) as o.attr, V(2) as d["k"], V(3) as lst[1]:
    print(o.attr, d, lst)  # expect: 1 {'k': 2} [0, 3]
with V((1, 2)) as (a, b):
    print(a, b)  # expect: 1 2
with V([1, [2, 3, 4]]) as [p, (q, *r)]:
    print(p, q, r)  # expect: 1 2 [3, 4]
with V(5) as x:
    x = 6
print(x)  # expect: 6
try:
    with V(1) as (m, n):
        pass
except TypeError as e:
    print(e)  # expect: cannot unpack non-iterable int object
with (V("tuple") if True else None) as t:
    print(t)  # expect: tuple
with (V(1), V(2)):
    print("two managers, not a tuple")  # expect: two managers, not a tuple
