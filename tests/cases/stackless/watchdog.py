# run(timeout) interrupts a hog and returns it; slices complete all work once; W01 W02 W03.
import stackless


def spin(n):
    for i in range(n):
        pass


def hog(name, n):
    spin(n)
    done.append(name)


def polite(n):
    for i in range(n):
        stackless.schedule()
    done.append("polite")


done = []
a, b = stackless.tasklet(hog)("a", 20000), stackless.tasklet(hog)("b", 1)
r = stackless.run(1000)
print(r is a, a.alive, a.paused, b.scheduled, done)  # expect: True True True True []
a.insert()
print(stackless.run(), done)  # expect: None ['b', 'a']
done.clear()
for n in "abc":
    stackless.tasklet(hog)(n, 5000)
slices = 0
while True:
    t = stackless.run(1000)
    if t is None:
        break
    slices += 1
    t.insert()
print(sorted(done), slices > 5)  # expect: ['a', 'b', 'c'] True
stackless.tasklet(polite)(50)
stackless.tasklet(polite)(50)
print(stackless.run(5000), done[3:])  # expect: None ['polite', 'polite']
