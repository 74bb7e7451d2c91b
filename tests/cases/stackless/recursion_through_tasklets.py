# Recursion in which every call is a tasklet of its own is not bound by the recursion limit; S16.
import stackless


def call(f, *args):
    c = stackless.channel()

    def run():
        c.send(f(*args))
    stackless.tasklet(run)()
    return c.receive()


def factorial(n):
    return 1 if n < 2 else n * call(factorial, n - 1)


def depth(n):
    return 0 if n == 0 else 1 + call(depth, n - 1)


print(factorial(20), call(factorial, 5))  # expect: 2432902008176640000 120
print(depth(1200))  # expect: 1200
stackless.run()
print(stackless.getruncount())  # expect: 1
