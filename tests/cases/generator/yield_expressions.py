# yield in all expression positions.
def g():
    x = yield
    print("x", x)
    y = [(yield "a"), (yield "b")]
    print("y", y)
    z = {"k": (yield "c"), **(yield "d")}
    print("z", z)
    print("call", (yield "e"), sep="=")
    w = (yield "f") + (yield "g")
    print("w", w)
    if (yield "h"):
        print("true branch")
    return (yield "i"), (yield)


it = g()
next(it)
print(it.send(1))
# expect: x 1
# expect: a
print(it.send(2))  # expect: b
print(it.send(3))
# expect: y [2, 3]
# expect: c
print(it.send(4))  # expect: d
print(it.send({"m": 5}))
# expect: z {'k': 4, 'm': 5}
# expect: e
print(it.send("arg"))
# expect: call=arg
# expect: f
print(it.send(10))  # expect: g
print(it.send(20))
# expect: w 30
# expect: h
print(it.send(True))
# expect: true branch
# expect: i
print(it.send("r1"))  # expect: None
try:
    it.send("r2")
except StopIteration as e:
    print(e.value)  # expect: ('r1', 'r2')
h = lambda: (yield 5)
print(list(h()))  # expect: [5]


def tup():
    yield 1, 2
    yield *[3], 4
    a = yield 5, 6


print(list(tup()))  # expect: [(1, 2), (3, 4), (5, 6)]
