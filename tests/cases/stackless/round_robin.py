# run() is first-in first-out, schedule() puts the caller last; S01.
import stackless


def f(name, n):
    for i in range(n):
        print(name, i)
        stackless.schedule()
    print(name, "done")


for name, n in (("a", 3), ("b", 1), ("c", 2)):
    stackless.tasklet(f)(name, n)
stackless.run()
# expect: a 0
# expect: b 0
# expect: c 0
# expect: a 1
# expect: b done
# expect: c 1
# expect: a 2
# expect: c done
# expect: a done
print("all done", stackless.getruncount())  # expect: all done 1
