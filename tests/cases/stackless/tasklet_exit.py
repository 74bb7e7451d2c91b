# TaskletExit is a SystemExit that ends a tasklet silently; L25.
import stackless

print(issubclass(TaskletExit, SystemExit), issubclass(TaskletExit, Exception), TaskletExit("x").code, TaskletExit.__name__)
# expect: True False x TaskletExit


def leaves(n):
    print("before", n)
    raise TaskletExit(n)


a, b = stackless.tasklet(leaves)(1), stackless.tasklet(leaves)(2)
print(stackless.run(), a.alive, b.alive)
# expect: before 1
# expect: before 2
# expect: None False False


def guarded():
    try:
        leaves(3)
    except Exception:
        print("never")
    except SystemExit as e:
        print("as SystemExit", e.args)


stackless.tasklet(guarded)()
stackless.run()
# expect: before 3
# expect: as SystemExit (3,)
stackless.tasklet(leaves)(4).run()  # expect: before 4
print("main alive")  # expect: main alive
