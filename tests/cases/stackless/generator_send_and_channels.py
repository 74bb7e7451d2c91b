# Generators with send and throw that block on channels between their yields.
import stackless

c = stackless.channel()


def co():
    total = 0
    try:
        while True:
            x = yield total
            total += x + c.receive()
    except ValueError as e:
        print("co caught", e, c.receive())
        yield "after throw"
    finally:
        c.send("closing")


def driver():
    g = co()
    next(g)
    print(g.send(1))
    print(g.send(10))
    print(g.throw(ValueError("v")))
    g.close()
    print("driver done")


def feeder():
    for v in (100, 200, "last"):
        print("feed", v)
        c.send(v)
    print(c.receive())


stackless.tasklet(driver)()
stackless.tasklet(feeder)()
stackless.run()
# expect: feed 100
# expect: 101
# expect: feed 200
# expect: 311
# expect: feed last
# expect: co caught v last
# expect: after throw
# expect: closing
# expect: driver done


def producer(n):
    def gen():
        for i in range(n):
            yield i, c.receive()
    return gen


def sums():
    print(dict(producer(3)()), max(producer(2)()), list(zip("ab", producer(2)())))


stackless.tasklet(sums)()
stackless.tasklet(c.send_sequence)(range(10, 20))
stackless.run()  # expect: {0: 10, 1: 11, 2: 12} (1, 14) [('a', (0, 15)), ('b', (1, 16))]
print(c.balance)  # expect: 1
