# Arguments: defaults, keywords, conversions, and what is refused.
from itertools import *


class Index:
    def __init__(self, i):
        self.i = i

    def __index__(self):
        return self.i


class Bad:
    def __index__(self):
        return "x"

    def __iter__(self):
        raise KeyError("iter")


class Number:
    def __init__(self, x):
        self.x = x

    def __float__(self):
        return 1.0

    def __add__(self, other):
        return Number(self.x + getattr(other, "x", other))

    def __repr__(self):
        return f"N{self.x}"


print(list(islice("abcdefg", Index(1), Index(6), Index(2))), list(islice("abc", True)), list(islice("abc", 2 ** 63 - 1)),
      list(islice("abc", 1, None, 2 ** 62)), list(islice("abcdef", None, 5, None)), list(islice((x for x in "abc"), Index(2))))
# expect: ['b', 'd', 'f'] ['a'] ['a', 'b', 'c'] ['b'] ['a', 'b', 'c', 'd', 'e'] ['a', 'b']
print(list(repeat("a", Index(2))), list(repeat("a", times=True)), list(repeat(object=1, times=-5)), repeat(None, 3),
      repeat([1], 2 ** 62), repeat(repeat(1)))
# expect: ['a', 'a'] ['a'] [] repeat(None, 3) repeat([1], 4611686018427387904) repeat(repeat(1))
print(list(product("ab", repeat=Index(2)))[-1], list(combinations("abc", Index(2)))[-1],
      list(permutations("abc", True)), list(combinations_with_replacement(iterable="ab", r=1)),
      list(permutations(iterable=[1, 2], r=None)), list(compress(data="ab", selectors=[0, 1])))
# expect: ('b', 'b') ('b', 'c') [('a',), ('b',), ('c',)] [('a',), ('b',)] [(1, 2), (2, 1)] ['b']
print(count(), count(1.5), count(1, -1), count(2 ** 70), count(0, 1.0), count(True), count(1, True), count(Number(1)),
      count(1, Number(2)), [count(3), repeat(Number(3), 2)], count(start=2, step=5), f"{count(9)}")
# expect: count(0) count(1.5) count(1, -1) count(1180591620717411303424) count(0, 1.0) count(1) count(1) count(N1) count(1, N2) [count(3), repeat(N3, 2)] count(2, 5) count(9)
c = count(Number(1), Number(2))
print(next(c), next(c), c, next(c))  # expect: N1 N3 count(N7, N2) N5
c = count(2 ** 60 - 2, 2)
print([next(c) for _ in range(3)], c)
# expect: [1152921504606846974, 1152921504606846976, 1152921504606846978] count(1152921504606846980, 2)
c = count(-(2 ** 61), -(2 ** 60))
print([next(c) for _ in range(3)], c)
# expect: [-2305843009213693952, -3458764513820540928, -4611686018427387904] count(-5764607523034234880, -1152921504606846976)
c = count(2 ** 100, -(2 ** 99))
print([next(c) for _ in range(4)], c)
# expect: [1267650600228229401496703205376, 633825300114114700748351602688, 0, -633825300114114700748351602688] count(-1267650600228229401496703205376, -633825300114114700748351602688)
c = count(0.1, 0.1)
print([next(c) for _ in range(4)], list(zip(c, "ab")))
# expect: [0.1, 0.2, 0.30000000000000004, 0.4] [(0.5, 'a'), (0.6, 'b')]
print(list(accumulate([1, 2], initial=None)), list(accumulate(iterable=[1, 2], func=max)), list(accumulate([], initial=0)))
# expect: [1, 3] [1, 2] [0]
for f in (lambda: islice(), lambda: islice([1]), lambda: islice(1, 2, 3, 4, 5), lambda: islice([1], Bad()),
          lambda: islice([1], 0, 2 ** 63), lambda: islice([1], 1, 1, 0), lambda: islice([], 1.0, 2), lambda: islice([], -1, 1),
          lambda: islice([1], stop=2), lambda: islice(Bad(), 1), lambda: count("1"), lambda: count(1, None),
          lambda: count(1, 2, 3), lambda: count(begin=1), lambda: repeat(), lambda: repeat(1, 2, 3), lambda: repeat(1, "2"),
          lambda: repeat(1, 2 ** 64), lambda: repeat(1, None), lambda: cycle(), lambda: cycle(1), lambda: cycle(Bad()),
          lambda: cycle([1], [2]), lambda: chain(a=1), lambda: next(chain(Bad())), lambda: next(chain(1)),
          lambda: next(chain([], None)), lambda: chain.from_iterable(), lambda: chain.from_iterable(Bad()),
          lambda: next(chain.from_iterable([Bad()])), lambda: next(chain.from_iterable([None])), lambda: zip_longest(1),
          lambda: zip_longest([], Bad()), lambda: zip_longest([], fill=1), lambda: pairwise(), lambda: pairwise([], []),
          lambda: pairwise(3), lambda: compress([]), lambda: compress(1, []), lambda: compress([], 1), lambda: starmap(pow),
          lambda: starmap(pow, 1), lambda: next(starmap(pow, [1])), lambda: next(starmap(1, [(1,)])), lambda: product(1),
          lambda: product([], 1), lambda: product(repeat="x"), lambda: product(repeat=-1), lambda: product([1], rep=2),
          lambda: permutations(), lambda: permutations(5), lambda: permutations([], 1.5), lambda: permutations([], -1),
          lambda: permutations([1], 2, 3), lambda: combinations([1]), lambda: combinations(5, 1), lambda: combinations([], "a"),
          lambda: combinations([], -1), lambda: combinations_with_replacement([], -1), lambda: takewhile(bool),
          lambda: takewhile(bool, 1), lambda: dropwhile(), lambda: filterfalse(None), lambda: filterfalse(None, 1),
          lambda: accumulate(), lambda: accumulate(1), lambda: accumulate([], begin=1)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
# expect: TypeError islice expected at least 2 arguments, got 0
# expect: TypeError islice expected at least 2 arguments, got 1
# expect: TypeError islice expected at most 4 arguments, got 5
# expect: ValueError Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.
# expect: ValueError Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.
# expect: ValueError Step for islice() must be a positive integer or None.
# expect: ValueError Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.
# expect: ValueError Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.
# expect: TypeError islice() takes no keyword arguments
# expect: KeyError 'iter'
# expect: TypeError a number is required
# expect: TypeError a number is required
# expect: TypeError count() takes at most 2 arguments (3 given)
# expect: TypeError 'begin' is an invalid keyword argument for count()
# expect: TypeError repeat() missing required argument 'object' (pos 1)
# expect: TypeError repeat() takes at most 2 arguments (3 given)
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: OverflowError Python int too large to convert to C ssize_t
# expect: TypeError 'NoneType' object cannot be interpreted as an integer
# expect: TypeError cycle expected 1 argument, got 0
# expect: TypeError 'int' object is not iterable
# expect: KeyError 'iter'
# expect: TypeError cycle expected 1 argument, got 2
# expect: TypeError chain() takes no keyword arguments
# expect: KeyError 'iter'
# expect: TypeError 'int' object is not iterable
# expect: TypeError 'NoneType' object is not iterable
# expect: TypeError chain.from_iterable() takes exactly one argument (0 given)
# expect: KeyError 'iter'
# expect: KeyError 'iter'
# expect: TypeError 'NoneType' object is not iterable
# expect: TypeError 'int' object is not iterable
# expect: KeyError 'iter'
# expect: TypeError zip_longest() got an unexpected keyword argument
# expect: TypeError pairwise expected 1 argument, got 0
# expect: TypeError pairwise expected 1 argument, got 2
# expect: TypeError 'int' object is not iterable
# expect: TypeError compress() missing required argument 'selectors' (pos 2)
# expect: TypeError 'int' object is not iterable
# expect: TypeError 'int' object is not iterable
# expect: TypeError starmap expected 2 arguments, got 1
# expect: TypeError 'int' object is not iterable
# expect: TypeError 'int' object is not iterable
# expect: TypeError 'int' object is not callable
# expect: TypeError 'int' object is not iterable
# expect: TypeError 'int' object is not iterable
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: ValueError repeat argument cannot be negative
# expect: TypeError 'rep' is an invalid keyword argument for product()
# expect: TypeError permutations() missing required argument 'iterable' (pos 1)
# expect: TypeError 'int' object is not iterable
# expect: TypeError Expected int as r
# expect: ValueError r must be non-negative
# expect: TypeError permutations() takes at most 2 arguments (3 given)
# expect: TypeError combinations() missing required argument 'r' (pos 2)
# expect: TypeError 'int' object is not iterable
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: ValueError r must be non-negative
# expect: ValueError r must be non-negative
# expect: TypeError takewhile expected 2 arguments, got 1
# expect: TypeError 'int' object is not iterable
# expect: TypeError dropwhile expected 2 arguments, got 0
# expect: TypeError filterfalse expected 2 arguments, got 1
# expect: TypeError 'int' object is not iterable
# expect: TypeError accumulate() missing required argument 'iterable' (pos 1)
# expect: TypeError 'int' object is not iterable
# expect: TypeError 'begin' is an invalid keyword argument for accumulate()
# Nothing comes of what has no rows.
print(list(permutations("ab", 3)), list(combinations("ab", 3)), list(product("ab", "")), list(product()), list(product(repeat=3)),
      list(product("ab", repeat=0)), list(combinations("", 0)), list(permutations("", 0)), list(permutations("", 1)),
      list(combinations_with_replacement("", 0)), list(combinations_with_replacement("", 2)))
# expect: [] [] [] [()] [()] [()] [()] [()] [] [()] []
from operator import length_hint
r = repeat(1, 3)
print(length_hint(r), next(r), length_hint(r), length_hint(chain([1, 2]), 7), length_hint(repeat(1), 9))
# expect: 3 1 2 7 9
