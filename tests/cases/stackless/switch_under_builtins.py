# Tasklets block inside key functions, map, comprehensions, operators and special methods.
import stackless

c = stackless.channel()


class A:
    def __getattr__(self, name):
        return (name, c.receive())

    def __add__(self, o):
        return o + c.receive()

    def __getitem__(self, i):
        return c.receive() if i < 2 else None

    def __eq__(self, o):
        return c.receive() == o

    def __len__(self):
        return c.receive()

    def __repr__(self):
        return "A%d" % c.receive()

    def __call__(self, x):
        return x * c.receive()

    def __hash__(self):
        return c.receive()

    def __bool__(self):
        return c.receive() > 100


def f():
    a = A()
    print(sorted([3, 1, 2], key=lambda x: (c.receive(), x)[1]))
    print(list(map(lambda x: x + c.receive(), [0, 0])), sum(c.receive() for _ in range(2)))
    print(a.attr, a + 1, a[0], a == 12, len(a), repr(a), a(2), "%s" % a, bool(a), {a: 1} is not None)
    print(max([1, 2], key=a), [c.receive() for _ in range(2)], any(a[0] > 1000 for _ in range(2)), list(filter(a, [1, 0])))
    print(min(c.receive() for _ in range(3)), dict((c.receive(), i) for i in range(2)), f"{a}")


def feed():
    for i in range(50):
        stackless.schedule()
        c.send(i)


stackless.tasklet(f)()
t = stackless.tasklet(feed)()
stackless.run()
# expect: [1, 2, 3]
# expect: [3, 4] 11
# expect: ('attr', 7) 9 9 False 11 A12 26 A14 False True
# expect: 2 [19, 20] False [1]
# expect: 25 {28: 0, 29: 1} A30
print(c.balance)  # expect: 1
t.kill()
