# yield from calls send, throw and close of a hand-written iterator when it has them.
class D:
    def __init__(self):
        self.log = []

    def __iter__(self):
        return self

    def __next__(self):
        self.log.append("next")
        return 1

    def send(self, v):
        self.log.append(("send", v))
        if v == "stop":
            raise StopIteration("stopped")
        return v

    def throw(self, *a):
        self.log.append(("throw", type(a[0]).__name__ if len(a) == 1 else a[0].__name__))
        return "thrown"

    def close(self):
        self.log.append("close")


def g(d):
    r = yield from d
    yield ("result", r)


d = D()
x = g(d)
print(next(x), next(x), x.send("v"))  # expect: 1 1 v
print(x.send("stop"))  # expect: ('result', 'stopped')
print(d.log)  # expect: ['next', 'next', ('send', 'v'), ('send', 'stop')]
d = D()
x = g(d)
next(x)
print(x.throw(ValueError("e")))  # expect: thrown
x.close()
print(d.log)  # expect: ['next', ('throw', 'ValueError'), 'close']
