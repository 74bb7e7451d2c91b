# Generators and closures share cells while both run.
def f():
    state = []

    def gen():
        for i in range(3):
            state.append(i)
            yield lambda: (i, list(state))
    g = gen()
    a = next(g)
    print(a())
    b = next(g)
    state.append("mid")
    print(a(), b())
    return g, a


g, a = f()
# expect: (0, [0])
# expect: (1, [0, 1, 'mid']) (1, [0, 1, 'mid'])
next(g)
print(a())  # expect: (2, [0, 1, 'mid', 2])


def producer():
    last = None

    def send(x):
        nonlocal last
        last = x

    def watch():
        while last != "stop":
            yield last
    return send, watch()


send, w = producer()
print(next(w))  # expect: None
send(1)
print(next(w))  # expect: 1
send("stop")
print(list(w))  # expect: []
