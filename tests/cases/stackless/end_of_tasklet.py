# After the function returns the tasklet is dead and its value is gone; L12 L13.
import stackless


def f(x):
    print("f", x)
    return "discarded"


t = stackless.tasklet(f)(1)
stackless.run()  # expect: f 1
print(t.alive, t.scheduled, t.paused, t.blocked, t.frame, t.tempval, t.recursion_depth, t.next, t.prev)
# expect: False False False False None None 0 None None
before = t
t.bind(f)(2)
print(t is before, t.alive, t.scheduled)  # expect: True True True
stackless.run()  # expect: f 2
t.bind(f, (3,))
t.run()  # expect: f 3
print(t.alive)  # expect: False
for i in range(4, 7):
    t.bind(f)(i)
    stackless.run()
# expect: f 4
# expect: f 5
# expect: f 6
