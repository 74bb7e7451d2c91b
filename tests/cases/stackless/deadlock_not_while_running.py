# While main waits in run() blocking the last tasklet is no deadlock; D05.
import stackless

c = stackless.channel()


def f(n):
    print(n, "blocks")
    print(n, "got", c.receive())


a, b = stackless.tasklet(f)(1), stackless.tasklet(f)(2)
print("run", stackless.run(), a.blocked, b.blocked, c.balance)
# expect: 1 blocks
# expect: 2 blocks
# expect: run None True True -2


def runner():
    t = stackless.tasklet(f)(3)
    stackless.run()
    print("runner back", t.blocked)


stackless.tasklet(runner)()
stackless.run()
# expect: 3 blocks
# expect: runner back True
while c.balance:
    c.send("v")
# expect: 1 got v
# expect: 2 got v
# expect: 3 got v
