# throw() raises inside the generator at its yield.
def g():
    while True:
        try:
            yield "wait"
        except ValueError as e:
            print("caught", e)
            yield "handled"
        except KeyError:
            return "returned"


a = g()
next(a)
print(a.throw(ValueError("v")))
# expect: caught v
# expect: handled
print(next(a))  # expect: wait
print(a.throw(ValueError))
# expect: caught
# expect: handled
next(a)
try:
    a.throw(KeyError("k"))
except StopIteration as e:
    print("stop", e.value)  # expect: stop returned
try:
    a.throw(IndexError("dead"))
except IndexError as e:
    print("finished generator", e)  # expect: finished generator dead
b = g()
try:
    b.throw(OSError("unstarted"))
except OSError as e:
    print(e)  # expect: unstarted
print(list(b))  # expect: []
c = g()
next(c)
try:
    c.throw(TypeError("not handled"))
except TypeError as e:
    print(e)  # expect: not handled
try:
    g().throw(5)
except TypeError as e:
    print(e)  # expect: exceptions must be classes or instances deriving from BaseException, not int
