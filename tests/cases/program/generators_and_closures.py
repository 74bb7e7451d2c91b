# Generators, closures and scopes.
# generators / closures / scoping
def counter(start=0):
    n = start
    def inc(by=1):
        nonlocal n
        n += by
        return n
    def get(): return n
    return inc, get
i, g = counter(5); i(); i(10); print(g(), i.__closure__[0].cell_contents, i.__code__.co_freevars, i.__name__, i.__qualname__)
fs = [lambda: k for k in range(3)]; print([f() for f in fs])
fs = [lambda k=k: k for k in range(3)]; print([f() for f in fs])
x = "global"
class A:
    x = "class"
    y = [x for _ in range(2)]
    z = x
    def m(self): return x
print(A.y, A.z, A().m())
def gen():
    got = yield 1
    print("got", got)
    try: yield 2
    except ValueError as e: print("caught", e); yield 99
    finally: print("cleanup")
    return "ret"
q = gen(); print(next(q), q.send("hello"), q.throw(ValueError("v")))
try: next(q)
except StopIteration as e: print("stop", e.value)
def outer():
    r = yield from gen()
    print("r =", r)
    yield from [10, 20]
for v in outer(): print(v)
def fib():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b
from itertools import islice, takewhile, chain, groupby, product, permutations, combinations, accumulate, count, cycle, repeat, zip_longest, starmap, tee, dropwhile, compress, filterfalse, pairwise
print(list(islice(fib(), 10)), list(takewhile(lambda v: v < 30, fib())))
print([(k, list(g)) for k, g in groupby(sorted("mississippi"))])
print(list(product("ab", [1, 2])), list(permutations([1, 2, 3], 2)), list(combinations("abc", 2)), list(accumulate([1, 2, 3, 4])))
print(list(zip_longest("ab", "xyz", fillvalue="-")), list(starmap(pow, [(2, 3), (3, 2)])), list(pairwise("abcd")), list(compress("abc", [1, 0, 1])))
g = (v * v for v in range(3)); print(g, sum(g)) if False else print(sum(g), list(g))
q = gen(); next(q); q.close(); print("closed")
def evil():
    try: yield 1
    except GeneratorExit: yield 2
q = evil(); next(q)
try: q.close()
except RuntimeError as e: print(e)
q = gen()
try: q.send(1)
except TypeError as e: print(e)
print([y for x in [[1, 2], [3]] for y in x if y != 2], {k: v for k, v in zip("ab", [1, 2])}, {c for c in "hello"} == set("helo"))
def deco(n):
    def d(f):
        def w(*a, **k): return [f(*a, **k)] * n
        return w
    return d
@deco(2)
def hi(name, *, punct="!"): "doc"; return "hi " + name + punct
print(hi("x"), hi("y", punct="?"))
print((lambda *a, b=2, **k: (a, b, k))(1, 2, b=3, c=4), x)
def glob():
    global newg; newg = 5
glob(); print(newg)
def unbound():
    try: print(zz)
    except UnboundLocalError as e: print(e)
    zz = 1
unbound()
print([*range(3), *"ab"], {**{"a": 1}, "b": 2}, (*[1], 2), *[[1]])
a, *b, c = range(5); print(a, b, c); (d, e), f = (1, 2), 3; print(d, e, f)
for i, (a, b) in enumerate([(1, 2), (3, 4)], 1): print(i, a, b)
if (n := len("abc")) > 2: print(n)
print([last := v for v in range(3)], last)
# expect: 16 16 ('n',) inc counter.<locals>.inc
# expect: [2, 2, 2]
# expect: [0, 1, 2]
# expect: ['global', 'global'] class global
# expect: got hello
# expect: caught v
# expect: 1 2 99
# expect: cleanup
# expect: stop ret
# expect: 1
# expect: got None
# expect: 2
# expect: cleanup
# expect: r = ret
# expect: 10
# expect: 20
# expect: [0, 1, 1, 2, 3, 5, 8, 13, 21, 34] [0, 1, 1, 2, 3, 5, 8, 13, 21]
# expect: [('i', ['i', 'i', 'i', 'i']), ('m', ['m']), ('p', ['p', 'p']), ('s', ['s', 's', 's', 's'])]
# expect: [('a', 1), ('a', 2), ('b', 1), ('b', 2)] [(1, 2), (1, 3), (2, 1), (2, 3), (3, 1), (3, 2)] [('a', 'b'), ('a', 'c'), ('b', 'c')] [1, 3, 6, 10]
# expect: [('a', 'x'), ('b', 'y'), ('-', 'z')] [8, 9] [('a', 'b'), ('b', 'c'), ('c', 'd')] ['a', 'c']
# expect: 5 []
# expect: closed
# expect: generator ignored GeneratorExit
# expect: can't send non-None value to a just-started generator
# expect: [1, 3] {'a': 1, 'b': 2} True
# expect: ['hi x!', 'hi x!'] ['hi y?', 'hi y?']
# expect: ((1, 2), 3, {'c': 4}) global
# expect: 5
# expect: cannot access local variable 'zz' where it is not associated with a value
# expect: [0, 1, 2, 'a', 'b'] {'a': 1, 'b': 2} (1, 2) [1]
# expect: 0 [1, 2, 3] 4
# expect: 1 2 3
# expect: 1 1 2
# expect: 2 3 4
# expect: 3
# expect: [0, 1, 2] 2
