"""Attributes of exceptions, got at the same places over and over while they change."""


class Failure(Exception):
    note = "of the class"

    def __init__(self, *args):
        super().__init__(*args)
        self.code = len(args)


class Other(Exception):
    pass


class Answering(Exception):
    def __getattr__(self, name):
        return "made up " + name


def code(e):
    return e.code


def note(e):
    return e.note


def args(e):
    return e.args


def cause(e):
    return e.__cause__


def total(rounds):
    found = 0
    for i in range(rounds):
        e = Failure(*range(i % 3))
        found += code(e) + len(args(e))
    return found


print(total(300))

# Other places in the dict, and none.
e = Failure(1, 2)
print(code(e), note(e))
e.note = "of its own"
print(code(e), note(e))
del e.code
try:
    code(e)
except AttributeError as error:
    print(error)
e.code = "again"
print(code(e), note(e))
del e.note
print(code(e), note(e))

# An exception with the same names at other places.
o = Other()
o.note, o.code = 1, 2
for each in [o, Failure(), o, e, o]:
    print(code(each), note(each))

# Fields, and what takes their place.
print(args(e), args(o), cause(e))
try:
    raise e from o
except Failure as caught:
    print(cause(caught) is o)
e.args = [7, 8]
print(args(e))
print(args(Answering(5)), note(Answering()), cause(Answering()))


class Covering(Failure):
    @property
    def args(self):
        return "covered"


for each in [Failure(1), Covering(1), Failure(1, 2), Covering()]:
    print(args(each), code(each))

# A class gets a data descriptor for a name that its exceptions have of their own.
print([code(Failure(1)) for _ in range(3)])
Failure.code = property(lambda self: "of the class now", lambda self, v: None)
print([code(each) for each in [e, Failure(1), o]])
Failure.code = property(lambda self: "and again", lambda self, v: None)
print([code(each) for each in [e, Failure(1), o]])
del Failure.code
print([code(each) for each in [e, o]])
Failure.args = "no field"
print(args(Failure(1)), args(o))
Failure.args = "no field any more"
print(args(Failure(1)), args(o))
del Failure.args
print(args(Failure(1)), args(o))
# expect: 600
# expect: 2 of the class
# expect: 2 of its own
# expect: 'Failure' object has no attribute 'code'
# expect: again of its own
# expect: again of the class
# expect: 2 1
# expect: 0 of the class
# expect: 2 1
# expect: again of the class
# expect: 2 1
# expect: (1, 2) () None
# expect: True
# expect: (7, 8)
# expect: (5,) made up note None
# expect: (1,) 1
# expect: covered 1
# expect: (1, 2) 2
# expect: covered 0
# expect: [1, 1, 1]
# expect: ['of the class now', 'of the class now', 2]
# expect: ['and again', 'and again', 2]
# expect: ['again', 2]
# expect: no field ()
# expect: no field any more ()
# expect: (1,) ()
