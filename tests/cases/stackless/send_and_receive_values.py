# receive() returns the very object sent; send() returns None; C10.
import stackless

c = stackless.channel()


def sender(o):
    print("send returned", c.send(o))


o = object()
t = stackless.tasklet(sender)(o)
t.run()
print(t.tempval is o, c.receive() is o)  # expect: True True
stackless.run()  # expect: send returned None
for value in (None, 0, [], (1, 2), c, t, ValueError("just a value"), stackless.getcurrent()):
    stackless.tasklet(sender)(value)
    got = c.receive()
    print(type(got).__name__, got is value)
    stackless.run()
# expect: NoneType True
# expect: send returned None
# expect: int True
# expect: send returned None
# expect: list True
# expect: send returned None
# expect: tuple True
# expect: send returned None
# expect: channel True
# expect: send returned None
# expect: tasklet True
# expect: send returned None
# expect: ValueError True
# expect: send returned None
# expect: tasklet True
# expect: send returned None
lst = [1]
stackless.tasklet(sender)(lst)
lst.append(2)
print(c.receive())  # expect: [1, 2]
stackless.run()  # expect: send returned None
