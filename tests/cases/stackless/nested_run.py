# run() may be called in any tasklet; the innermost returns first; S11.
import stackless

m = stackless.getmain()


def worker(n):
    for i in range(2):
        print("worker", n, i)
        stackless.schedule()


def runner(name):
    print(name, "calls run")
    stackless.run()
    print(name, "run returned, main paused:", m.paused)
    stackless.tasklet(print)(name + " made one more")


stackless.tasklet(worker)(1)
stackless.tasklet(runner)("r1")
stackless.tasklet(worker)(2)
stackless.tasklet(runner)("r2")
stackless.run()
# expect: worker 1 0
# expect: r1 calls run
# expect: worker 2 0
# expect: r2 calls run
# expect: worker 1 1
# expect: worker 2 1
# expect: r2 run returned, main paused: True
# expect: r2 made one more
# expect: r1 run returned, main paused: True
# expect: r1 made one more
print("main", stackless.getruncount())  # expect: main 1
