# A tasklet may switch inside a generator and inside yield from; S17.
import stackless


def inner(name):
    yield name + "1"
    stackless.schedule()
    yield name + "2"


def outer(name):
    yield from inner(name)
    stackless.schedule()
    yield name + "3"


def f(name):
    for x in outer(name):
        print(x)
    print(name, "sum", sum(len(x) for x in outer(name)))
    print(name, [x for x in outer(name)], sorted(outer(name), reverse=True))


stackless.tasklet(f)("a")
stackless.tasklet(f)("b")
stackless.tasklet(print)("bystander")
stackless.run()
# expect: a1
# expect: b1
# expect: bystander
# expect: a2
# expect: b2
# expect: a3
# expect: b3
# expect: a sum 6
# expect: b sum 6
# expect: a ['a1', 'a2', 'a3'] ['a3', 'a2', 'a1']
# expect: b ['b1', 'b2', 'b3'] ['b3', 'b2', 'b1']
