# map and filter are lazy iterators.
def sq(x):
    print("sq", x)
    return x * x


m = map(sq, [1, 2, 3])
print(type(m).__name__, iter(m) is m)  # expect: map True
print(next(m))
# expect: sq 1
# expect: 1
print(list(m))
# expect: sq 2
# expect: sq 3
# expect: [4, 9]
print(list(map(lambda a, b: a + b, [1, 2, 3], [10, 20])))  # expect: [11, 22]
print(list(map(str, range(3))), list(map(max, [1, 5], [4, 2], [3, 3])))  # expect: ['0', '1', '2'] [4, 5]
print(list(filter(lambda x: x % 2, range(6))), list(filter(None, [0, 1, "", "a", None, []])))
# expect: [1, 3, 5] [1, 'a']
print(list(filter(str.isdigit, "a1b2")), list(map(None.__class__, [])))  # expect: ['1', '2'] []
f = filter(None, iter([0, 5]))
print(next(f), next(f, "end"))  # expect: 5 end
for bad in (lambda: map(), lambda: map(1), lambda: filter(1), lambda: map(str, 5), lambda: next(map(5, [1]))):
    try:
        bad()
    except TypeError as e:
        print(e)
# expect: map() must have at least two arguments.
# expect: map() must have at least two arguments.
# expect: filter expected 2 arguments, got 1
# expect: 'int' object is not iterable
# expect: 'int' object is not callable
try:
    list(map(lambda x: 1 // x, [1, 0, 2]))
except ZeroDivisionError as e:
    print(e)  # expect: integer division or modulo by zero
