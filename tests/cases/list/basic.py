# Creation, indexing, length, equality, truth, concatenation and repetition.
x = [1, "a", None, [2]]
print(x, len(x), x[0], x[-1], x[3][0], x == [1, "a", None, [2]], x != [], bool([]), bool([0]), [] == [],
      [1] == [1.0], [1] == (1,))  # expect: [1, 'a', None, [2]] 4 1 [2] 2 True True False True True True False
print([1] + [2, 3], [0] * 3, 2 * ["ab"], [1] * 0, [1] * -5, [] + [], [[]] * 2, [1, 2] * True)
# expect: [1, 2, 3] [0, 0, 0] ['ab', 'ab'] [] [] [] [[], []] [1, 2]
x[0], x[-1] = "first", "last"
print(x, x is x, x[:] == x, x[:] is x, list(x) is x, "a" in x, 5 not in x)
# expect: ['first', 'a', None, 'last'] True True False False True True
y = [[0] * 2] * 2
y[0][0] = 1
print(y, y[0] is y[1])  # expect: [[1, 0], [1, 0]] True
z = [[0] * 2 for _ in range(2)]
z[0][0] = 1
print(z, type(z).__name__, list(range(3)), list("ab"), list({1: 2}), list((1, 2)), list(x for x in "q"))
# expect: [[1, 0], [0, 0]] list [0, 1, 2] ['a', 'b'] [1] [1, 2] ['q']
for f in (lambda: x[4], lambda: x[-5], lambda: x["a"], lambda: x[1.0], lambda: x[None], lambda: [] + (1,),
          lambda: [1] * 1.5, lambda: [1] * "a",
          lambda: x.nope, lambda: [1] - [1], lambda: -[1], lambda: x[9:10][0], lambda: x.__setitem__(9, 1),
          lambda: x.__delitem__(9), lambda: x()):
    try:
        f()
    except (IndexError, TypeError, AttributeError) as e:
        print(type(e).__name__, e)
# expect: IndexError list index out of range
# expect: IndexError list index out of range
# expect: TypeError list indices must be integers or slices, not str
# expect: TypeError list indices must be integers or slices, not float
# expect: TypeError list indices must be integers or slices, not NoneType
# expect: TypeError can only concatenate list (not "tuple") to list
# expect: TypeError can't multiply sequence by non-int of type 'float'
# expect: TypeError can't multiply sequence by non-int of type 'str'
# expect: AttributeError 'list' object has no attribute 'nope'
# expect: TypeError unsupported operand type(s) for -: 'list' and 'list'
# expect: TypeError bad operand type for unary -: 'list'
# expect: IndexError list index out of range
# expect: IndexError list assignment index out of range
# expect: IndexError list assignment index out of range
# expect: TypeError 'list' object is not callable
