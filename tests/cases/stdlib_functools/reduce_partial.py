# reduce and partial.
from functools import partial, reduce

print(reduce(lambda a, b: a + b, [1, 2, 3, 4]), reduce(lambda a, b: a + b, [], 10),
      reduce(lambda a, b: a * b, range(1, 6)), reduce(max, [3, 9, 2]), reduce(lambda a, b: a + [b], "ab", []),
      reduce(lambda a, b: (a, b), [1, 2, 3]), reduce(min, [5]))  # expect: 10 10 120 9 ['a', 'b'] ((1, 2), 3) 5
for f in (lambda: reduce(max, []), lambda: reduce(max), lambda: reduce(5, [1, 2]), lambda: reduce(max, 5),
          lambda: reduce(lambda a, b: a / b, [1, 0])):
    try:
        print(f())
    except (TypeError, ZeroDivisionError) as e:
        print(e)
# expect: reduce() of empty iterable with no initial value
# expect: reduce expected at least 2 arguments, got 1
# expect: 'int' object is not callable
# expect: reduce() arg 2 must support iteration
# expect: division by zero


def f(a, b=2, *args, c=3, **kw):
    return a, b, args, c, kw


p = partial(f, 1, c=30)
print(p(), p(20), p(20, 21, 22, c=99, d=4), p.func is f, p.args, p.keywords)
# expect: (1, 2, (), 30, {}) (1, 20, (), 30, {}) (1, 20, (21, 22), 99, {'d': 4}) True (1,) {'c': 30}
q = partial(p, "second", x=1)
print(q(), q("third"), q.func is f, q.args, q.keywords)
# expect: (1, 'second', (), 30, {'x': 1}) (1, 'second', ('third',), 30, {'x': 1}) True (1, 'second') {'c': 30, 'x': 1}
print(partial(int, base=2)("101"), list(map(partial(pow, 2), range(4))), partial(print, sep="-", end="!\n")(1, 2),
      partial(str.split, sep=",")("a,b"), callable(p))
# expect: 1-2!
# expect: 5 [1, 2, 4, 8] None ['a', 'b'] True
p.attr = "settable"
print(p.attr, partial(lambda: 7)(), [g(1) for g in (partial(max, 5), partial(min, 0))], repr(partial(len))[:17],
      partial(len) == partial(len))  # expect: settable 7 [5, 0] functools.partial False
for g in (lambda: partial(), lambda: partial(5), lambda: p(a=1), lambda: partial(len)()):
    try:
        g()
    except TypeError as e:
        print(e)
# expect: type 'partial' takes at least one argument
# expect: the first argument must be callable
# expect: f() got multiple values for argument 'a'
# expect: len() takes exactly one argument (0 given)


class C:
    def m(self, x, y):
        return x, y


print(partial(C().m, 1)(2), partial(C)().m(3, 4))  # expect: (1, 2) (3, 4)
