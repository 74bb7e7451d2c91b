# schedule() in main runs every other runnable tasklet once; S02.
import stackless


def f(name):
    while True:
        print(name)
        stackless.schedule()


ts = [stackless.tasklet(f)(n) for n in "abc"]
for i in range(2):
    stackless.schedule()
    print("main", i)
# expect: a
# expect: b
# expect: c
# expect: main 0
# expect: a
# expect: b
# expect: c
# expect: main 1
ts[2].kill()
stackless.schedule()
# expect: a
# expect: b
print("main again", stackless.getruncount())  # expect: main again 3
for t in reversed(ts):
    t.kill()
stackless.schedule()
print("alone", stackless.getruncount())  # expect: alone 1
