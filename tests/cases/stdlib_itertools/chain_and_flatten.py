# chain, chain.from_iterable, lazily.
from itertools import chain

print(list(chain("ab", [1, 2], (), range(2))), list(chain()), list(chain.from_iterable(["ab", [1]])),
      list(chain([1], chain([2], [3]))), sum(chain([1, 2], [3])))
# expect: ['a', 'b', 1, 2, 0, 1] [] ['a', 'b', 1] [1, 2, 3] 6


def src(name, n):
    for i in range(n):
        print("make", name, i)
        yield name + str(i)


c = chain(src("a", 2), src("b", 1))
print("built", next(c))
# expect: make a 0
# expect: built a0
print(list(c), list(c))
# expect: make a 1
# expect: make b 0
# expect: ['a1', 'b0'] []
print(list(chain.from_iterable(x * 2 for x in ("p", "q"))), list(chain(*[[1, 2], [3]])),
      dict(chain({"a": 1}.items(), [("b", 2)])), [*chain("x", "y")])
# expect: ['p', 'p', 'q', 'q'] [1, 2, 3] {'a': 1, 'b': 2} ['x', 'y']
for f in (lambda: list(chain(5)), lambda: list(chain([1], 2)), lambda: list(chain.from_iterable([1])),
          lambda: chain.from_iterable(5)):
    try:
        print(f())
    except TypeError as e:
        print(e)
# expect: 'int' object is not iterable
# expect: 'int' object is not iterable
# expect: 'int' object is not iterable
# expect: 'int' object is not iterable
c = chain([1, 2], 5)
print(next(c), next(c))  # expect: 1 2
try:
    next(c)
except TypeError as e:
    print(e, list(c))  # expect: 'int' object is not iterable []
