# Wrong results of protocol methods.
def made(**methods):
    return type("Made", (), methods)()


def attempt(f):
    try:
        print(f())
    except (TypeError, ValueError, RuntimeError) as e:
        print(type(e).__name__, e)


attempt(lambda: len(made(__len__=lambda s: "x")))
# expect: TypeError 'str' object cannot be interpreted as an integer
attempt(lambda: len(made(__len__=lambda s: -5)))  # expect: ValueError __len__() should return >= 0
attempt(lambda: bool(made(__bool__=lambda s: 1)))  # expect: TypeError __bool__ should return bool, returned int
attempt(lambda: bool(made(__len__=lambda s: 2)))  # expect: True
attempt(lambda: iter(made(__iter__=lambda s: 5)))  # expect: TypeError iter() returned non-iterator of type 'int'
attempt(lambda: list(made(__iter__=lambda s: None)))
# expect: TypeError iter() returned non-iterator of type 'NoneType'
attempt(lambda: hash(made(__hash__=lambda s: "h")))  # expect: TypeError __hash__ method should return an integer
attempt(lambda: repr(made(__repr__=lambda s: 1)))  # expect: TypeError __repr__ returned non-string (type int)
attempt(lambda: str(made(__str__=lambda s: b"b")))  # expect: TypeError __str__ returned non-string (type bytes)
attempt(lambda: int(made(__int__=lambda s: "5")))  # expect: TypeError __int__ returned non-int (type str)
attempt(lambda: float(made(__float__=lambda s: "5")))
# expect: TypeError Made.__float__ returned non-float (type str)
attempt(lambda: [1][made(__index__=lambda s: 1.0)])  # expect: TypeError __index__ returned non-int (type float)
attempt(lambda: format(made(__format__=lambda s, f: 5)))  # expect: TypeError __format__ must return a str, not int
attempt(lambda: isinstance(1, made()))
# expect: TypeError isinstance() arg 2 must be a type, a tuple of types, or a union
attempt(lambda: made(__call__=lambda s: 1)(2))
# expect: TypeError <lambda>.<locals>.<lambda>() takes 1 positional argument but 2 were given
attempt(lambda: made(__add__=lambda s: 1) + 1)
# expect: TypeError <lambda>.<locals>.<lambda>() takes 1 positional argument but 2 were given
attempt(lambda: made(__getitem__=lambda s: 1)[0])
# expect: TypeError <lambda>.<locals>.<lambda>() takes 1 positional argument but 2 were given
attempt(lambda: 1 in made(__contains__=lambda s, x: "truthy"))  # expect: True
attempt(lambda: reversed(made(__len__=lambda s: 2)))  # expect: TypeError 'Made' object is not reversible
attempt(lambda: list(reversed(made(__len__=lambda s: 2, __getitem__=lambda s, i: i))))  # expect: [1, 0]
attempt(lambda: dir(made(__dir__=lambda s: 5)))  # expect: TypeError 'int' object is not iterable
attempt(lambda: abs(made(__abs__=lambda s: "any")))  # expect: any
attempt(lambda: round(made(__round__=lambda s, n=None: ("r", n)), 3))  # expect: ('r', 3)
attempt(lambda: next(made(__next__=lambda s: 7)))  # expect: 7
attempt(lambda: list(made(__iter__=lambda s: s)))  # expect: TypeError iter() returned non-iterator of type 'Made'
attempt(lambda: "%s" % made(__str__=lambda s: 3))  # expect: TypeError __str__ returned non-string (type int)
attempt(lambda: sum([made(__radd__=lambda s, o: ("radd", o))]))  # expect: ('radd', 0)
attempt(lambda: chr(made(__index__=lambda s: 66)))  # expect: B
attempt(lambda: divmod(made(__divmod__=lambda s, o: ("dm", o)), 2))  # expect: ('dm', 2)
