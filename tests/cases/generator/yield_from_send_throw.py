# send, throw and close pass through yield from to the inner generator.
def inner(name):
    try:
        while True:
            x = yield name
            print(name, "received", x)
    except ValueError as e:
        print(name, "caught", e)
        return name + " done"
    finally:
        print(name, "finally")


def outer():
    r = yield from inner("in1")
    print("result", r)
    yield from inner("in2")


g = outer()
print(next(g))  # expect: in1
print(g.send("A"))
# expect: in1 received A
# expect: in1
print(g.throw(ValueError("V")))
# expect: in1 caught V
# expect: in1 finally
# expect: result in1 done
# expect: in2
print(g.send("B"))
# expect: in2 received B
# expect: in2
g.close()  # expect: in2 finally


def plain():
    try:
        yield from [1, 2, 3]
    except KeyError as e:
        print("outer caught", e)
        yield "after"


p = plain()
next(p)
print(p.throw(KeyError("k")))
# expect: outer caught 'k'
# expect: after
q = plain()
next(q)
try:
    q.send("value")
except AttributeError as e:
    print(e)  # expect: 'list_iterator' object has no attribute 'send'
