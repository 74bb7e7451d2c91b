# kill() before the start: the function never runs; L19.
import stackless


def f(n):
    print("ran", n)


a, b, c = [stackless.tasklet(f)(n) for n in "abc"]
p = stackless.tasklet().bind(f, ("p",))
print(stackless.getruncount())  # expect: 4
c.kill()
p.kill()
print(c.alive, c.scheduled, p.alive, stackless.getruncount(), a.next is b, b.next is stackless.getmain())
# expect: False False False 3 True True
b.remove()
b.kill()
print(b.alive, stackless.getruncount())  # expect: False 2
stackless.run()  # expect: ran a
c.bind(f)("c again")
stackless.run()  # expect: ran c again
