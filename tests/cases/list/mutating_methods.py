# append, extend, insert, remove, pop, clear, reverse and copy.
x = [3]
print(x.append(1), x.extend("ab"), x.insert(0, "i"), x)  # expect: None None None ['i', 3, 1, 'a', 'b']
x.extend(range(2))
x.extend({"k": 1})
x.extend(x)
print(x)  # expect: ['i', 3, 1, 'a', 'b', 0, 1, 'k', 'i', 3, 1, 'a', 'b', 0, 1, 'k']
x.insert(-1, "before last")
x.insert(100, "end")
x.insert(-100, "start")
print(x, len(x))
# expect: ['start', 'i', 3, 1, 'a', 'b', 0, 1, 'k', 'i', 3, 1, 'a', 'b', 0, 1, 'before last', 'k', 'end'] 19
print(x.pop(), x.pop(0), x.pop(-2), x.pop(3), x)
# expect: end start before last a ['i', 3, 1, 'b', 0, 1, 'k', 'i', 3, 1, 'a', 'b', 0, 1, 'k']
x.remove("a")
x.reverse()
print(x)  # expect: ['k', 1, 0, 'b', 1, 3, 'i', 'k', 1, 0, 'b', 1, 3, 'i']
y = x.copy()
x.clear()
print(x, y, y.index("b"), y.count("k"), y.index("k", 2), y.index(1, -20, 20))
# expect: [] ['k', 1, 0, 'b', 1, 3, 'i', 'k', 1, 0, 'b', 1, 3, 'i'] 3 2 7 1
z = []
z += [1], (2,)
z += "s"
z *= 2
print(z)  # expect: [[1], (2,), 's', [1], (2,), 's']
for f in (lambda: [].pop(), lambda: [1].pop(5), lambda: [1].remove(2), lambda: [1].index(9),
          lambda: [1, 2].index(1, 1), lambda: [].extend(5), lambda: [1].insert("a", 1),
          lambda: [1].pop(1.5), lambda: [].append(), lambda: [].extend(), lambda: [].index()):
    try:
        f()
    except (IndexError, ValueError, TypeError) as e:
        print(type(e).__name__, e)
# expect: IndexError pop from empty list
# expect: IndexError pop index out of range
# expect: ValueError list.remove(x): x not in list
# expect: ValueError 9 is not in list
# expect: ValueError 1 is not in list
# expect: TypeError 'int' object is not iterable
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: TypeError 'float' object cannot be interpreted as an integer
# expect: TypeError list.append() takes exactly one argument (0 given)
# expect: TypeError list.extend() takes exactly one argument (0 given)
# expect: TypeError index expected at least 1 argument, got 0
