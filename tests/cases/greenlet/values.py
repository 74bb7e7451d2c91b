# What switch() passes and returns: arguments of run at first, then values by number and name; G03 to G05, G29.
from greenlet import getcurrent, greenlet


def up(*args, **kwargs):
    return getcurrent().parent.switch(*args, **kwargs)


def body(a, b=2, *rest, c=3, **others):
    print(a, b, rest, c, others)
    x = None
    while x != "end":
        x = up(x)
    return "done"


g = greenlet(body)
print(g.switch(1, 5, 6, 7, c=8, d=9))
# expect: 1 5 (6, 7) 8 {'d': 9}
# expect: None
print(g.switch(), g.switch(5), g.switch(5, 6), g.switch(x=1), g.switch(5, x=1))
# expect: () 5 (5, 6) {'x': 1} ((5,), {'x': 1})
print(g.switch((1,)), g.switch(None), g.switch([]), g.switch(()))  # expect: (1,) None [] ()
print(g.switch(*range(20)))  # expect: (0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19)
print(g.switch(**{"y": 2, "z": 3}), g.switch(*[], **{}))  # expect: {'y': 2, 'z': 3} ()
print(g.switch("end"), g.dead)  # expect: done True

m = getcurrent()
print(m.switch("self"), m.switch(), m.switch(1, 2), m.switch(a=1))  # expect: self () (1, 2) {'a': 1}

# Wrong arguments of run are raised in the parent.
for args in (), (1, 2, 3):
    g = greenlet(lambda x, y=0: x)
    try:
        g.switch(*args)
    except TypeError as e:
        print(e, g.dead)
# expect: <lambda>() missing 1 required positional argument: 'x' True
# expect: <lambda>() takes from 1 to 2 positional arguments but 3 were given True

# Natives, methods, classes and partial objects can be run as well.
print(greenlet(sum).switch([1, 2, 3]), greenlet([3, 4].index).switch(4), greenlet(dict).switch(a=1))
# expect: 6 1 {'a': 1}
print(greenlet(int).switch("12", base=3), greenlet(print).switch("x", "y", sep="-"))
# expect: x-y
# expect: 5 None


class Callable:
    def __call__(self, *args):
        return up(args)


g = greenlet(Callable())
print(g.switch(1, 2), g.switch("back"))  # expect: (1, 2) back
