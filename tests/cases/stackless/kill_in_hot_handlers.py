# Tasklets that are killed or get exceptions thrown in while hot code of theirs is within try, with and except.
import stackless


class Guard:
    def __enter__(self):
        return self

    def __exit__(self, kind, value, tb):
        log.append(kind and kind.__name__)


def worker(name, channel):
    n = 0
    try:
        while True:
            try:
                with guard:
                    n += channel.receive()
                    if n % 5 == 0:
                        raise KeyError(n)
            except KeyError as e:
                try:
                    n += 1
                    stackless.schedule()
                    raise ValueError(n)
                except ValueError as v:
                    if v.__context__ is not e:
                        print("wrong context")
    except ZeroDivisionError as e:
        print(name, "thrown", e.args, n)
    finally:
        print(name, "ends", n)


log = []
guard = Guard()
a, b = stackless.channel(), stackless.channel()
first = stackless.tasklet(worker)("first", a)
second = stackless.tasklet(worker)("second", b)
stackless.run()
for i in range(1500):
    a.send(1)
    b.send(2)
first.kill()
second.throw(ZeroDivisionError, ZeroDivisionError("now"))
# expect: first ends 1874
# expect: second thrown ('now',) 3748
# expect: second ends 3748
print(first.alive, second.alive)  # expect: False False
print(log.count(None), log.count("KeyError"), log[-2:])
# expect: 1878 1122 ['TaskletExit', 'ZeroDivisionError']


def spins(n):
    done = 0
    while True:
        try:
            for i in range(50):
                try:
                    raise KeyError
                except KeyError:
                    done += 1
            stackless.schedule()
        finally:
            n[0] += 1


count = [0]
t = stackless.tasklet(spins)(count)
for i in range(200):
    stackless.schedule()
t.kill()
print(count, t.alive)  # expect: [200] False
