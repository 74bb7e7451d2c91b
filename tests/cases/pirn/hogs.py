# Tasklets that do not let others run are reported on standard error, once for each line.
import pirn
import stackless

print(pirn.warn_hog(1000))  # expect: None


def spin(n):
    while n:
        n -= 1


def hog():
    for _ in range(3):
        spin(5000)
        stackless.schedule()
    spin(5000)


def polite():
    for _ in range(10):
        spin(500)
        stackless.schedule()


def named():
    spin(1500)


# Nobody else could run: no report.
spin(5000)
stackless.tasklet(polite)()
stackless.tasklet(hog)()
stackless.run()
print(pirn.warn_hog(700))  # expect: 1000


def other(n):
    while n: n -= 1


t = stackless.tasklet(other)(5000)
pirn.set_name(t, "other")
stackless.tasklet(polite)()
stackless.run()
print(pirn.warn_hog(None), pirn.warn_hog(None))  # expect: 700 None
stackless.tasklet(named)()
stackless.tasklet(polite)()
stackless.run()
for wrong in (0, -5, "x"):
    try:
        pirn.warn_hog(wrong)
    except (TypeError, ValueError) as e:
        print(e)
# expect: the number of ticks must be positive
# expect: the number of ticks must be positive
# expect: a number of ticks or None is required
