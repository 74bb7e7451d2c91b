# sorted and reversed.
print(sorted([3, 1, 2]), sorted("hello"), sorted({"b": 1, "a": 2}), sorted((2, 1), reverse=True), sorted([]))
# expect: [1, 2, 3] ['e', 'h', 'l', 'l', 'o'] ['a', 'b'] [2, 1] []
words = ["banana", "Apple", "cherry", "apple"]
print(sorted(words), sorted(words, key=str.lower), sorted(words, key=len, reverse=True))
# expect: ['Apple', 'apple', 'banana', 'cherry'] ['Apple', 'apple', 'banana', 'cherry'] ['banana', 'cherry', 'Apple', 'apple']
print(sorted([(1, "b"), (0, "z"), (1, "a")]), sorted([[2, 1], [1, 9], [2]]), sorted([1.5, True, 0, -3]))
# expect: [(0, 'z'), (1, 'a'), (1, 'b')] [[1, 9], [2], [2, 1]] [-3, 0, True, 1.5]
recs = [("a", 2), ("b", 1), ("c", 2), ("d", 1)]
print(sorted(recs, key=lambda r: r[1]), sorted(recs, key=lambda r: r[1], reverse=True))
# expect: [('b', 1), ('d', 1), ('a', 2), ('c', 2)] [('a', 2), ('c', 2), ('b', 1), ('d', 1)]
print(list(reversed([1, 2, 3])), list(reversed("ab")), list(reversed(range(3))), list(reversed((1,))))
# expect: [3, 2, 1] ['b', 'a'] [2, 1, 0] [1]
print(list(reversed({"a": 1, "b": 2})))  # expect: ['b', 'a']
r = reversed([1, 2, 3])
print(next(r), type(r).__name__, list(r), list(r))  # expect: 3 list_reverseiterator [2, 1] []
for bad in (lambda: sorted(5), lambda: sorted([1, "a"]), lambda: reversed({1, 2}), lambda: reversed(5),
            lambda: sorted([1], lambda x: x), lambda: sorted([1], key=5), lambda: reversed(iter([]))):
    try:
        bad()
    except TypeError as e:
        print(e)
# expect: 'int' object is not iterable
# expect: '<' not supported between instances of 'str' and 'int'
# expect: 'set' object is not reversible
# expect: 'int' object is not reversible
# expect: sorted expected 1 argument, got 2
# expect: 'int' object is not callable
# expect: 'list_iterator' object is not reversible
x = [2, 1]
print(sorted(x) is x, x, sorted(x, key=lambda v: (v % 2, v)))  # expect: False [2, 1] [2, 1]
