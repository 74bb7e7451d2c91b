# t.run() on a queued tasklet skips those in front of it; S03.
import stackless


def f(name):
    print(name, "start")
    stackless.schedule()
    print(name, "end")


a, b, c, d = [stackless.tasklet(f)(n) for n in "abcd"]
b.run()
# expect: b start
# expect: c start
# expect: d start
print("main after b.run()", stackless.getruncount())  # expect: main after b.run() 5
stackless.schedule()
# expect: a start
# expect: b end
# expect: c end
# expect: d end
print("main after schedule")  # expect: main after schedule
stackless.run()  # expect: a end
