# accumulate with functions and initial values.
from itertools import accumulate
import operator

print(list(accumulate([1, 2, 3, 4])), list(accumulate([])), list(accumulate([5])), list(accumulate("abc")),
      list(accumulate([1, 2, 3], operator.mul)), list(accumulate([3, 1, 4, 1, 5], max)))
# expect: [1, 3, 6, 10] [] [5] ['a', 'ab', 'abc'] [1, 2, 6] [3, 3, 4, 4, 5]
print(list(accumulate([1, 2], initial=100)), list(accumulate([], initial=7)),
      list(accumulate([1, 2, 3], func=lambda a, b: a * 10 + b)),
      list(accumulate([1, 2], lambda a, b: a + b, initial=10)), list(accumulate([1, 2], None)))
# expect: [100, 101, 103] [7] [1, 12, 123] [10, 11, 13] [1, 3]
print(list(accumulate([[1], [2]])), list(accumulate([1.5, 2])), list(accumulate([True, True])),
      list(accumulate(range(5), lambda a, _: a * 2, initial=1)), list(accumulate([1, 2, 3], lambda a, b: (a, b))))
# expect: [[1], [1, 2]] [1.5, 3.5] [True, 2] [1, 2, 4, 8, 16, 32] [1, (1, 2), ((1, 2), 3)]
it = accumulate(iter([1, 2]))
print(next(it), next(it), next(it, "end"))  # expect: 1 3 end
for f in (lambda: accumulate(5), lambda: list(accumulate([1, "a"])), lambda: list(accumulate([1, 2], 5)),
          lambda: accumulate([1], start=5), lambda: list(accumulate([1, 0], lambda a, b: a // b))):
    try:
        print(f())
    except (TypeError, ZeroDivisionError) as e:
        print(e)
# expect: 'int' object is not iterable
# expect: unsupported operand type(s) for +: 'int' and 'str'
# expect: 'int' object is not callable
# expect: 'start' is an invalid keyword argument for accumulate()
# expect: integer division or modulo by zero
