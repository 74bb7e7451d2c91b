# Deeply nested data is built, compared, printed and dropped without overflow.
def nest(n, make):
    x = make(None)
    for _ in range(n):
        x = make(x)
    return x


x = nest(200, lambda v: [v])
print(len(repr(x)), x == nest(200, lambda v: [v]), repr(x)[198:210])  # expect: 406 True [[[None]]]]]
t = nest(150, lambda v: (v,))
print(len(str(t)), hash(t) == hash(nest(150, lambda v: (v,))), t == t)  # expect: 457 True True
d = nest(100, lambda v: {"k": v})
n = 0
while d is not None:
    d = d["k"]
    n += 1
print(n)  # expect: 101
big = nest(5000, lambda v: [v])
depth = 0
while big[0] is not None:
    big = big[0]
    depth += 1
print(depth)  # expect: 5000
link = None
for i in range(5000):
    link = {"n": i, "next": link}
link = None
gens = iter([1, 2, 3])
for _ in range(150):
    gens = map(lambda v: v + 1, gens)
print(list(gens))  # expect: [151, 152, 153]
f = lambda: 0
for _ in range(300):
    f = (lambda g: lambda: g() + 1)(f)
print(f())  # expect: 300
