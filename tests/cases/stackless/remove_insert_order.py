# remove() then insert() moves to the end; a new tasklet comes after all queued ones; S05.
import stackless


def f(name):
    print(name)


def spawner():
    print("spawner")
    stackless.tasklet(f)("child 1")
    stackless.tasklet(f)("child 2")


a = stackless.tasklet(f)("a")
stackless.tasklet(spawner)()
b = stackless.tasklet(f)("b")
a.remove()
a.insert()
stackless.tasklet(f)("c")
stackless.run()
# expect: spawner
# expect: b
# expect: a
# expect: c
# expect: child 1
# expect: child 2
xs = [stackless.tasklet(f)(i) for i in range(5)]
for x in reversed(xs):
    x.remove()
    x.insert()
xs[2].remove()
stackless.run()
# expect: 4
# expect: 3
# expect: 1
# expect: 0
print(xs[2].paused)  # expect: True
xs[2].insert()
stackless.run()  # expect: 2
