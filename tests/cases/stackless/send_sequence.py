# send_sequence sends every item and returns their number; C13.
import stackless

c = stackless.channel()


def sender(it):
    print("sent", c.send_sequence(it))


def squares(n):
    for i in range(n):
        stackless.schedule()
        yield i * i


for it, n in (([1, 2, 3], 3), ("ab", 2), (squares(4), 4), ({"k": 1}, 1), ((), 0)):
    stackless.tasklet(sender)(it)
    print([c.receive() for _ in range(n)])
    stackless.run()
# expect: [1, 2, 3]
# expect: sent 3
# expect: ['a', 'b']
# expect: sent 2
# expect: [0, 1, 4, 9]
# expect: sent 4
# expect: ['k']
# expect: sent 1
# expect: []
# expect: sent 0
try:
    c.send_sequence(5)
except TypeError as e:
    print(e)  # expect: 'int' object is not iterable


def broken():
    yield 1
    raise KeyError("in source")


def guarded():
    try:
        c.send_sequence(broken())
    except KeyError as e:
        print("sender saw", e)


stackless.tasklet(guarded)()
print(c.receive())  # expect: 1
stackless.run()  # expect: sender saw 'in source'
