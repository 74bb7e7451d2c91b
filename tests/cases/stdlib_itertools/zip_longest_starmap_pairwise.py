# zip_longest, starmap, pairwise.
from itertools import pairwise, starmap, zip_longest

print(list(zip_longest("abc", [1])), list(zip_longest("ab", [1, 2, 3], fillvalue="-")))
# expect: [('a', 1), ('b', None), ('c', None)] [('a', 1), ('b', 2), ('-', 3)]
print(list(zip_longest()), list(zip_longest([])), list(zip_longest("a", "bc", "def", fillvalue=0)))
# expect: [] [] [('a', 'b', 'd'), (0, 'c', 'e'), (0, 0, 'f')]
print(list(starmap(pow, [(2, 3), (3, 2)])), list(starmap(lambda *a: sum(a), [(1,), (1, 2), ()])),
      list(starmap(str.replace, [("abc", "b", "x")])), list(starmap(max, ["ab", [1, 5]])), list(starmap(print, [])))
# expect: [8, 9] [1, 3, 0] ['axc'] ['b', 5] []
print(list(pairwise("abcd")), list(pairwise([1])), list(pairwise([])), [b - a for a, b in pairwise([1, 4, 9, 16])],
      all(a <= b for a, b in pairwise([1, 2, 2])), list(pairwise(iter(range(3)))))
# expect: [('a', 'b'), ('b', 'c'), ('c', 'd')] [] [] [3, 5, 7] True [(0, 1), (1, 2)]
it = zip_longest(iter([1, 2]), iter([3]))
print(next(it), next(it), next(it, "end"))  # expect: (1, 3) (2, None) end
for f in (lambda: zip_longest(5), lambda: zip_longest([1], wrong=1), lambda: list(starmap(pow, [1])),
          lambda: list(starmap(5, [(1,)])), lambda: pairwise(5), lambda: list(starmap(pow, [(1,)])), lambda: starmap(pow)):
    try:
        print(f())
    except TypeError as e:
        print(e)
# expect: 'int' object is not iterable
# expect: zip_longest() got an unexpected keyword argument
# expect: 'int' object is not iterable
# expect: 'int' object is not callable
# expect: 'int' object is not iterable
# expect: pow() missing required argument 'exp' (pos 2)
# expect: starmap expected 2 arguments, got 1
