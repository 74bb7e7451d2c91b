# Packing, unpacking and tuples as records.
def stats(xs):
    return min(xs), max(xs), sum(xs) / len(xs)


lo, hi, avg = stats([3, 1, 8])
print(lo, hi, avg, stats((5,)))  # expect: 1 8 4.0 (5, 5, 5.0)
rec = ("Ann", 30, ("Paris", "FR"))
name, age, (city, country) = rec
print(name, age, city, country, rec[2][0])  # expect: Ann 30 Paris FR Paris
x = 1, 2
y = *x, 3
z = (*y, *"ab")
print(x, y, z, [*z][-1], len((1, 2, 3,)))  # expect: (1, 2) (1, 2, 3) (1, 2, 3, 'a', 'b') b 3


def first(t, *rest):
    return t, rest


print(first(*z), first((1, 2)), first(*(1,)))  # expect: (1, (2, 3, 'a', 'b')) ((1, 2), ()) (1, ())
for i, (a, *b) in enumerate([(1, 2, 3), (4,)]):
    print(i, a, b)
# expect: 0 1 [2, 3]
# expect: 1 4 []
people = [("bob", 25), ("al", 30), ("cy", 25)]
people.sort(key=lambda p: (p[1], p[0]))
print(people, max(people, key=lambda p: p[1])[0], dict(people)["cy"])
# expect: [('bob', 25), ('cy', 25), ('al', 30)] al 25
cache = {}


def fib(n):
    if n < 2:
        return n
    if (n,) not in cache:
        cache[n,] = fib(n - 1) + fib(n - 2)
    return cache[n,]


print(fib(50), len(cache), cache[10,])  # expect: 12586269025 49 55
