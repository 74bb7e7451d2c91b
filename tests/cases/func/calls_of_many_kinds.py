# Wrong calls of builtins, star arguments of all kinds, frames, generators' iterables.
import itertools, operator, functools, time, math
def show(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
show(lambda: operator.add(1)); show(lambda: itertools.islice()); show(lambda: itertools.count(1, 2, 3)); show(lambda: itertools.groupby(1, 2, 3)); show(lambda: itertools.chain.from_iterable()); show(lambda: functools.reduce(1)); show(lambda: math.floor()); show(lambda: [].sort(1)); show(lambda: "".find()); show(lambda: (1).__add__()); show(lambda: reversed()); show(lambda: list(1, 2)); show(lambda: [1] .__len__(3)); show(lambda: operator.itemgetter(1)(2, 3)); show(lambda: itertools.repeat(times=2)); show(lambda: itertools.product([1], repeat="a"))
def f(*a, **k): return a, k
print(f(*[1, 2], **{"x": 3}), f(*range(3)), f(*{1: 2}), f(*(c for c in "ab")), f(*"xy", **{}))
args = [1]
print(args.append(*[5]), args, max(*[3, 1]), f(*args, *args))
show(lambda: f(*5)); show(lambda: len(*5)); show(lambda: f(*[1], *5)); show(lambda: f(1, *5))
class Seq:
    def __getitem__(s, i):
        if i > 2: raise IndexError
        return i
print(f(*Seq()))
order = []
def it():
    order.append("iterated"); yield 1
def kw(): order.append("keyword"); return 2
f(*it(), k=kw()); print(order)
show(lambda: (x for x in 5)); print(list(y for y in [1, 2]))
class I:
    def __iter__(s): order.append("iter"); return iter("ab")
g = (c for c in I()); print(order[-1], list(g))
def deep():
    import sys
    v = 1
    fr = sys._getframe()
    return fr.f_code.co_name, fr.f_lineno - deep.__code__.co_firstlineno, fr.f_locals["v"], fr.f_back.f_code.co_name, fr
*r, fr = (lambda: deep())(); print(r, fr.f_code.co_name)
def outer():
    x = 1
    return super().y
show(outer)
class A(dict):
    __setattr__ = dict.__setitem__
    __getattr__ = dict.get
a = A(); a.k = 5; print(a, a.k, a.zz)
print(str(10 ** 60), len(repr([10 ** 4000])))
show(lambda: str(10 ** 4300)); show(lambda: [10 ** 4300].__repr__())
# expect: TypeError add expected 2 arguments, got 1
# expect: TypeError islice expected at least 2 arguments, got 0
# expect: TypeError count() takes at most 2 arguments (3 given)
# expect: TypeError groupby() takes at most 2 arguments (3 given)
# expect: TypeError chain.from_iterable() takes exactly one argument (0 given)
# expect: TypeError reduce expected at least 2 arguments, got 1
# expect: TypeError math.floor() takes exactly one argument (0 given)
# expect: TypeError sort() takes no positional arguments
# expect: TypeError find() takes at least 1 argument (0 given)
# expect: TypeError expected 1 argument, got 0
# expect: TypeError reversed expected 1 argument, got 0
# expect: TypeError list expected at most 1 argument, got 2
# expect: TypeError expected 0 arguments, got 1
# expect: TypeError itemgetter expected 1 argument, got 2
# expect: TypeError repeat() missing required argument 'object' (pos 1)
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: ((1, 2), {'x': 3}) ((0, 1, 2), {}) ((1,), {}) (('a', 'b'), {}) (('x', 'y'), {})
# expect: None [1, 5] 3 ((1, 5, 1, 5), {})
# expect: TypeError __main__.f() argument after * must be an iterable, not int
# expect: TypeError len() argument after * must be an iterable, not int
# expect: TypeError Value after * must be an iterable, not int
# expect: TypeError Value after * must be an iterable, not int
# expect: ((0, 1, 2), {})
# expect: ['keyword', 'iterated']
# expect: TypeError 'int' object is not iterable
# expect: [1, 2]
# expect: iter ['a', 'b']
# expect: ['deep', 4, 1, '<lambda>'] deep
# expect: RuntimeError super(): no arguments
# expect: {'k': 5} 5 None
# expect: 1000000000000000000000000000000000000000000000000000000000000 4003
# expect: ValueError Exceeds the limit (4300 digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit
# expect: ValueError Exceeds the limit (4300 digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit
