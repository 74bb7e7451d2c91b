# Lists compare item by item.
print([1, 2] < [1, 3], [1, 2] < [1, 2, 0], [] < [1], [2] > [1, 9, 9], [1, 2] <= [1, 2], [1, 2] >= [1, 2],
      ["a"] < ["b"], [[1], 2] < [[1], 3])  # expect: True True True True True True True True
print([1, "a"] == [1, "a"], [1, "a"] < [2, 5], [1, 2] != [1, 2], [1] == [True], [0.0] == [-0.0], [None] == [None],
      [[]] == [[]])  # expect: True True False True True True True
try:
    [1, "a"] < [1, 2]
except TypeError as e:
    print(e)  # expect: '<' not supported between instances of 'str' and 'int'
for f in (lambda: [1] < (1,), lambda: [1] < 5, lambda: [None] < [None], lambda: [1, {}] < [1, {"a": 1}]):
    try:
        print(f())
    except TypeError as e:
        print(e)
# expect: '<' not supported between instances of 'list' and 'tuple'
# expect: '<' not supported between instances of 'list' and 'int'
# expect: False
# expect: '<' not supported between instances of 'dict' and 'dict'


class E:
    def __init__(self, v):
        self.v = v

    def __eq__(self, o):
        log.append((self.v, o.v))
        return self.v == o.v


log = []
a, b = E(1), E(2)
print([a, b] == [a, E(2)], log)  # expect: True [(2, 2)]
log.clear()
print([E(1), b] == [E(9), b], [a] in [[a]], log)  # expect: False True [(1, 9)]
print([1, 2, 3].index(2.0), [E(1), E(5)].index(E(5)), [1, 1.0, True].count(1), [3, 1] == sorted([1, 3], reverse=True))
# expect: 1 1 3 True
nan = float("nan")
print([nan] == [nan], [nan] < [nan], nan in [1, nan], [1, 2] == list(range(1, 3)))  # expect: True False True True
