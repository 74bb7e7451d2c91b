# With nested run() calls the exception goes to the innermost caller; E05.
import stackless


def bad():
    raise ValueError("inner")


def runner():
    stackless.tasklet(bad)()
    try:
        stackless.run()
    except ValueError as e:
        print("runner caught", e)
    print("runner ends")


def runner2():
    stackless.tasklet(bad)()
    stackless.run()
    print("never")


stackless.tasklet(runner)()
print("outer run", stackless.run())
# expect: runner caught inner
# expect: runner ends
# expect: outer run None
stackless.tasklet(runner2)()
try:
    stackless.run()
except ValueError as e:
    print("main caught what runner2 let through:", e)  # expect: main caught what runner2 let through: inner
