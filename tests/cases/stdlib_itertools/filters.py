# takewhile, dropwhile, filterfalse, compress.
from itertools import compress, dropwhile, filterfalse, takewhile

xs = [1, 4, 6, 4, 1]
print(list(takewhile(lambda x: x < 5, xs)), list(dropwhile(lambda x: x < 5, xs)),
      list(filterfalse(lambda x: x % 2, xs)), list(filterfalse(None, [0, 1, "", "a"])))
# expect: [1, 4] [6, 4, 1] [4, 6, 4] [0, '']
print(list(compress("abcdef", [1, 0, 1, 0, 1, 1])), list(compress("abc", [1])), list(compress([], [1])),
      list(compress("ab", [True, "x", 5])), list(takewhile(bool, [])), list(dropwhile(bool, [1, 1])))
# expect: ['a', 'c', 'e', 'f'] ['a'] [] ['a', 'b'] [] []
it = iter(xs)
print(list(takewhile(lambda x: x < 5, it)), list(it))  # expect: [1, 4] [4, 1]
calls = []


def pred(x):
    calls.append(x)
    return x < 3


print(list(dropwhile(pred, [1, 2, 3, 1, 2])), calls)  # expect: [3, 1, 2] [1, 2, 3]
calls.clear()
t = takewhile(pred, [1, 5, 2])
print(list(t), calls, list(t))  # expect: [1] [1, 5] []
for f in (lambda: takewhile(5, [1]), lambda: list(takewhile(5, [1])), lambda: dropwhile(len), lambda: compress([1]),
          lambda: filterfalse(None, 5), lambda: list(dropwhile(lambda x: x < "a", [1]))):
    try:
        f()
        print("ok")
    except TypeError as e:
        print(e)
# expect: ok
# expect: 'int' object is not callable
# expect: dropwhile expected 2 arguments, got 1
# expect: compress() missing required argument 'selectors' (pos 2)
# expect: 'int' object is not iterable
# expect: '<' not supported between instances of 'int' and 'str'
