# One generator used by several tasklets; resuming it while it runs is an error.
import stackless


def numbers():
    n = 0
    while n < 7:
        yield n
        n += 1


def take(name, g):
    for x in g:
        print(name, x)
        stackless.schedule()
    print(name, "end")


g = numbers()
for name in "abc":
    stackless.tasklet(take)(name, g)
stackless.run()
# expect: a 0
# expect: b 1
# expect: c 2
# expect: a 3
# expect: b 4
# expect: c 5
# expect: a 6
# expect: b end
# expect: c end
# expect: a end


def switching():
    for i in range(2):
        stackless.schedule()
        yield i


s = switching()


def user(name):
    try:
        print(name, next(s))
    except ValueError as e:
        print(name, e)


stackless.tasklet(user)("first")
stackless.tasklet(user)("second")
stackless.run()
# expect: second generator already executing
# expect: first 0
print(next(s), list(s))  # expect: 1 []
