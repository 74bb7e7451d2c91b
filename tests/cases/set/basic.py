# Creation, membership, add, remove, equality.
s = {3, 1, 2, 3, 1}
print(sorted(s), len(s), 2 in s, 9 not in s, set(), set("aab") == {"a", "b"}, sorted(set([1, 1.0, True])),
      {1} == {1.0}, bool(set()), bool({0}))  # expect: [1, 2, 3] 3 True True set() True [1] True False True
s.add(4)
s.add(1)
s.discard(99)
s.discard(3)
s.remove(2)
print(sorted(s), s == {1, 4}, s != {1}, {1, 4} == frozenset({4, 1}), s == [1, 4], set({"k": 1}) == {"k"},
      sorted({x % 3 for x in range(9)}))  # expect: [1, 4] True True True False True [0, 1, 2]
s.update([7], "ab", {9: 0})
print(sorted(map(str, s)), len(s))  # expect: ['1', '4', '7', '9', 'a', 'b'] 6
t = s.copy()
s.clear()
print(s, len(t), t is s, {5}.pop(), set().union(), sorted({*"ab", *[1]}, key=str))
# expect: set() 6 False 5 set() [1, 'a', 'b']
for f in (lambda: s.remove(5), lambda: s.pop(), lambda: s.add([]), lambda: {[]}, lambda: {{}}, lambda: s[0],
          lambda: hash(s), lambda: set(5), lambda: s + s, lambda: {1} | [2], lambda: s.add(),
          lambda: {set()}, lambda: s.nope, lambda: {1} < 5, lambda: s.update(5), lambda: set(1, 2), lambda: [] in s):
    try:
        f()
    except (KeyError, TypeError, AttributeError) as e:
        print(type(e).__name__, e)
# expect: KeyError 5
# expect: KeyError 'pop from an empty set'
# expect: TypeError unhashable type: 'list'
# expect: TypeError unhashable type: 'list'
# expect: TypeError unhashable type: 'dict'
# expect: TypeError 'set' object is not subscriptable
# expect: TypeError unhashable type: 'set'
# expect: TypeError 'int' object is not iterable
# expect: TypeError unsupported operand type(s) for +: 'set' and 'set'
# expect: TypeError unsupported operand type(s) for |: 'set' and 'list'
# expect: TypeError set.add() takes exactly one argument (0 given)
# expect: TypeError unhashable type: 'set'
# expect: AttributeError 'set' object has no attribute 'nope'
# expect: TypeError '<' not supported between instances of 'set' and 'int'
# expect: TypeError 'int' object is not iterable
# expect: TypeError set expected at most 1 argument, got 2
# expect: TypeError unhashable type: 'list'
