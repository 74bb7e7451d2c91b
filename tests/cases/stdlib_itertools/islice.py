# islice with all argument forms, and what it leaves in the source.
from itertools import islice

print(list(islice("abcdef", 3)), list(islice("abcdef", 2, 5)), list(islice("abcdef", 1, None)),
      list(islice("abcdef", 0, None, 2)))
# expect: ['a', 'b', 'c'] ['c', 'd', 'e'] ['b', 'c', 'd', 'e', 'f'] ['a', 'c', 'e']
print(list(islice("abcdef", 1, 6, 3)), list(islice("ab", 5)), list(islice([], 3)), list(islice("abc", 0)),
      list(islice("abc", 2, 1)), list(islice("abc", None)))  # expect: ['b', 'e'] ['a', 'b'] [] [] [] ['a', 'b', 'c']
it = iter(range(10))
print(list(islice(it, 3)), list(islice(it, 1, 3)), next(it), list(islice(it, 0, 3, 2)), list(it))
# expect: [0, 1, 2] [4, 5] 6 [7, 9] []
it = iter(range(10))
s = islice(it, 2, 8, 3)
print(next(s), next(s), next(s, "end"), next(it))  # expect: 2 5 end 8
for f in (lambda: islice([1], -1), lambda: islice([1], 1, -2), lambda: islice([1], 0, 1, 0),
          lambda: islice([1], "a"), lambda: islice(5, 1), lambda: islice([1]), lambda: islice([1], 1.5),
          lambda: islice([], 1, 2, -1)):
    try:
        print(f())
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
# expect: ValueError Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.
# expect: ValueError Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.
# expect: ValueError Step for islice() must be a positive integer or None.
# expect: ValueError Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.
# expect: TypeError 'int' object is not iterable
# expect: TypeError islice expected at least 2 arguments, got 1
# expect: ValueError Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.
# expect: ValueError Step for islice() must be a positive integer or None.


def chunks(xs, n):
    it = iter(xs)
    while chunk := list(islice(it, n)):
        yield chunk


print(list(chunks("abcdefg", 3)), list(chunks([], 2)), next(islice((x for x in range(10 ** 9)), 5, None)),
      next(islice("abc", 7, None), "none"))  # expect: [['a', 'b', 'c'], ['d', 'e', 'f'], ['g']] [] 5 none
