# Switches in __init__, __new__, class bodies, property getters, decorators and default arguments.
import stackless


def step(label):
    print(label)
    stackless.schedule()
    return label


def deco(f):
    step("decorating " + f.__name__)
    return f


class P:
    def __new__(cls, n):
        step("new %d" % n)
        return super().__new__(cls)

    def __init__(self, n):
        step("init %d" % n)
        self.n = n

    @property
    def double(self):
        step("property")
        return self.n * 2

    def __iter__(self):
        for i in range(self.n):
            step("iter %d" % i)
            yield i


def f():
    class Local:
        x = step("class body")

        @deco
        def m(self, a=step("default")):
            return a
    p = P(2)
    print(p.double, list(p), Local().m(), Local.x, exec("step('exec')"), eval("step('eval')"))


def other():
    for i in range(5):
        print("other", i)
        stackless.schedule()


stackless.tasklet(f)()
stackless.tasklet(other)()
stackless.run()
# expect: class body
# expect: other 0
# expect: default
# expect: other 1
# expect: decorating m
# expect: other 2
# expect: new 2
# expect: other 3
# expect: init 2
# expect: other 4
# expect: property
# expect: iter 0
# expect: iter 1
# expect: exec
# expect: eval
# expect: 4 [0, 1] default class body None eval
