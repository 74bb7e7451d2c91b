# The program whose trace is the picture: jobs for three workers, whose results somebody adds up.
import pirn
import stackless

jobs, results = stackless.channel(), stackless.channel()
pirn.set_name(jobs, "jobs")
pirn.set_name(results, "results")


def compute(n):
    s = 0
    for i in range(n):
        s += i * i % 7
    return s


def worker():
    while True:
        n = jobs.receive()
        if n is None:
            return
        results.send(compute(n))


def add(count):
    total = 0
    for _ in range(count):
        total += results.receive()
    print(total)


def feed(count):
    for i in range(count):
        jobs.send(500 * (i % 4 + 1))
    for _ in range(3):
        jobs.send(None)


for i in range(3):
    pirn.set_name(stackless.tasklet(worker)(), f"worker {i + 1}")
pirn.set_name(stackless.tasklet(add)(8), "add")
pirn.set_name(stackless.tasklet(feed)(8), "feed")
stackless.run()
