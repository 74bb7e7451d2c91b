# Killing a queued tasklet jumps to it like t.run(): those behind it run before the caller.
import stackless


def f(name):
    print(name, "start")
    try:
        stackless.schedule()
    except TaskletExit:
        print(name, "killed")
    print(name, "end")


a, b, c, d = [stackless.tasklet(f)(n) for n in "abcd"]
stackless.schedule()
# expect: a start
# expect: b start
# expect: c start
# expect: d start
print("main kills b")  # expect: main kills b
b.kill()
# expect: b killed
# expect: b end
# expect: c end
# expect: d end
print("main back", a.alive, b.alive, c.alive, d.alive)  # expect: main back True False False False
stackless.run()  # expect: a end
