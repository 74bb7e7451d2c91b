# What a tasklet starts with: functions of all shapes, natives, methods, exceptions thrown in before and after the start.
import stackless


def f(a, b=2, *c, k=0):
    print("f", a, b, c, k)
    stackless.schedule()
    return 1


for args, kwargs in (((1,), {}), ((1, 2, 3), {}), ((1,), {"k": 5}), ((), {"a": 9})):
    stackless.tasklet(f)(*args, **kwargs)


def g(x):
    try:
        print("g", x)
        stackless.schedule()
    except BaseException as e:
        print("caught", type(e).__name__)
        raise


started = stackless.tasklet(g)(1)
unstarted = stackless.tasklet(g)(2)
unstarted.kill()
stackless.schedule()
started.kill()


class C:
    def m(self, x):
        print("m", x)


def generate():
    yield 1


def count(n):
    return 0 if n == 0 else 1 + count(n - 1)


def deep():
    n = 0
    try:
        while True:
            n += 100
            count(n)
    except RecursionError:
        print("deep", n)


stackless.tasklet(generate)()
stackless.tasklet(print)("native", 1)
stackless.tasklet(C().m)(3)
stackless.tasklet(lambda *a: print(len(a)))(*range(20))
stackless.tasklet(deep)()
stackless.tasklet(lambda x: x)(NotImplemented)
stackless.run()
stackless.tasklet(count)(1, 2)
try:
    stackless.run()
except TypeError as e:
    print(e)
# expect: f 1 2 () 0
# expect: f 1 2 (3,) 0
# expect: f 1 2 () 5
# expect: f 9 2 () 0
# expect: g 1
# expect: caught TaskletExit
# expect: native 1
# expect: m 3
# expect: 20
# expect: deep 1000
# expect: count() takes 1 positional argument but 2 were given
