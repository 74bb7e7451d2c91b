# kill, throw and raise_exception take a blocked tasklet off its channel; C18.
import stackless

c = stackless.channel()


def receiver(n):
    try:
        print(n, "got", c.receive())
    except ValueError as e:
        print(n, repr(e))
    except TaskletExit:
        print(n, "killed")
        raise


a, b, d, e = [stackless.tasklet(receiver)(n) for n in "abde"]
stackless.run()
print(c.balance)  # expect: -4
b.kill()  # expect: b killed
print(c.balance, c.queue is a, a.next is d)  # expect: -3 True True
a.raise_exception(ValueError, 1)  # expect: a ValueError(1)
print(c.balance, c.queue is d)  # expect: -2 True
e.throw(ValueError("thrown"))  # expect: e ValueError('thrown')
print(c.balance, d.next)  # expect: -1 None
c.send("x")  # expect: d got x
print(c.balance)  # expect: 0
s = stackless.tasklet(c.send)("unsent")
stackless.run()
print(c.balance)  # expect: 1
s.kill()
print(c.balance, s.alive)  # expect: 0 False
