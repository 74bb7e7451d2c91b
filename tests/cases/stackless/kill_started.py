# kill() raises TaskletExit at the suspension point at once, before other tasklets run; L20.
import stackless


def f():
    try:
        print("waiting")
        stackless.schedule_remove(None)
        print("not reached")
    except Exception:
        print("except Exception does not see it")
    finally:
        print("cleanup")


def other():
    print("other")


t = stackless.tasklet(f)()
stackless.run()  # expect: waiting
o = stackless.tasklet(other)()
print("kill returns", t.kill())
# expect: cleanup
# expect: kill returns None
print(t.alive, o.alive)  # expect: False True
stackless.run()  # expect: other


def nested():
    try:
        try:
            stackless.schedule()
        finally:
            print("inner finally")
    except TaskletExit:
        print("outer except")


n = stackless.tasklet(nested)()
stackless.schedule()
n.kill()
# expect: inner finally
# expect: outer except
print(n.alive, stackless.getruncount())  # expect: False 1
