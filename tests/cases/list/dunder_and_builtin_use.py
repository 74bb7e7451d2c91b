# List special methods called by name, and lists in builtins.
x = [3, 1, 2]
print(x.__len__(), x.__getitem__(1), x.__getitem__(slice(0, 2)), x.__contains__(3), x.__add__([4]), x.__mul__(2),
      x.__rmul__(2), x.__eq__([3, 1, 2]), x.__eq__(5))
# expect: 3 1 [3, 1] True [3, 1, 2, 4] [3, 1, 2, 3, 1, 2] [3, 1, 2, 3, 1, 2] True NotImplemented
x.__setitem__(0, "s")
x.__delitem__(1)
x.__iadd__([9])
print(x, x.__iter__().__next__(), list(x.__reversed__()), x.__repr__(), list.__len__(x), x.__imul__(2))
# expect: ['s', 2, 9, 's', 2, 9] s [9, 2, 's'] ['s', 2, 9] 3 ['s', 2, 9, 's', 2, 9]
print(min([2, 1]), max([2, 1]), sum([2, 1]), any([0, 1]), all([0, 1]), sorted([2, 1]), list(reversed([2, 1])),
      list(map(str, [2, 1])), len([2, 1]))  # expect: 1 2 3 True False [1, 2] [1, 2] ['2', '1'] 2
print(list(enumerate([2, 1])), list(zip([2, 1], [3])), tuple([2, 1]), set([2, 1]) == {1, 2}, dict([(2, 1)]),
      bytes([2, 1]), "".join(["a", "b"]), print(*[2, 1]))
# expect: 2 1
# expect: [(0, 2), (1, 1)] [(2, 3)] (2, 1) True {2: 1} b'\x02\x01' ab None
print(isinstance([], list), type([]) is list, list.append.__name__, list.__name__, [].__class__, hash is not None,
      list.__mro__)  # expect: True True append list <class 'list'> True (<class 'list'>, <class 'object'>)
x = [1]
x.__init__([7, 8])
print(x, list.__new__(list))  # expect: [7, 8] []
try:
    list.append([1])
except TypeError as e:
    print(e)  # expect: list.append() takes exactly one argument (0 given)
try:
    list.append((1,), 2)
except TypeError as e:
    print(e)  # expect: descriptor 'append' for 'list' objects doesn't apply to a 'tuple' object
