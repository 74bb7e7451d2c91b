# A lock and a semaphore built from channels.
import stackless


class Semaphore:
    def __init__(self, n):
        self.free, self.c = n, stackless.channel()

    def __enter__(self):
        if self.free:
            self.free -= 1
        else:
            self.c.receive()

    def __exit__(self, *exc):
        if self.c.balance < 0:
            self.c.send(None)
        else:
            self.free += 1


def worker(name, sem, inside):
    for i in range(2):
        with sem:
            inside.append(name)
            print(name, "enters", len(inside))
            stackless.schedule()
            inside.remove(name)
        stackless.schedule()
    print(name, "done")


for n in (1, 2):
    print("places", n)
    sem, inside = Semaphore(n), []
    for name in "abc":
        stackless.tasklet(worker)(name, sem, inside)
    stackless.run()
    print(sem.free, inside)
# expect: places 1
# expect: a enters 1
# expect: b enters 1
# expect: c enters 1
# expect: a enters 1
# expect: b enters 1
# expect: c enters 1
# expect: a done
# expect: b done
# expect: c done
# expect: 1 []
# expect: places 2
# expect: a enters 1
# expect: b enters 2
# expect: c enters 2
# expect: b enters 1
# expect: a enters 2
# expect: c enters 2
# expect: a done
# expect: b done
# expect: c done
# expect: 2 []
