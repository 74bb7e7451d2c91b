# insert() of a scheduled and remove() of an unscheduled tasklet do nothing; L10.
import stackless


def f(n):
    print("run", n)


a, b = stackless.tasklet(f)("a"), stackless.tasklet(f)("b")
print(a.insert() is a, stackless.getruncount(), stackless.getmain().next is a)  # expect: True 3 True
print(a.remove() is a, a.paused, stackless.getruncount())  # expect: True True 2
print(a.remove() is a, a.paused, stackless.getruncount())  # expect: True True 2
stackless.run()  # expect: run b
print(a.alive, b.alive)  # expect: True False
print(a.insert() is a, a.insert() is a, stackless.getruncount())  # expect: True True 2
stackless.run()  # expect: run a
t = stackless.tasklet()
print(t.remove() is t)  # expect: True
