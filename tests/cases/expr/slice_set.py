# Slice assignment, plain and extended.
x = list(range(6))
x[1:3] = ["a", "b", "c"]
print(x)  # expect: [0, 'a', 'b', 'c', 3, 4, 5]
x[:0] = [-1]
print(x)  # expect: [-1, 0, 'a', 'b', 'c', 3, 4, 5]
x[len(x):] = (8, 9)
print(x)  # expect: [-1, 0, 'a', 'b', 'c', 3, 4, 5, 8, 9]
x[2:5] = []
print(x)  # expect: [-1, 0, 3, 4, 5, 8, 9]
x[::2] = "wxyz"
print(x)  # expect: ['w', 0, 'x', 4, 'y', 8, 'z']
x[::-1] = range(len(x))
print(x)  # expect: [6, 5, 4, 3, 2, 1, 0]
x[3:1] = ["in"]
print(x)  # expect: [6, 5, 4, 'in', 3, 2, 1, 0]
x[-2:] = x
print(x)  # expect: [6, 5, 4, 'in', 3, 2, 6, 5, 4, 'in', 3, 2, 1, 0]
try:
    x[::2] = [1]
except ValueError as e:
    print(e)  # expect: attempt to assign sequence of size 1 to extended slice of size 7
try:
    x[1:2] = 5
except TypeError as e:
    print(e)  # expect: can only assign an iterable
y = [1, 2, 3]
y[:] = (c for c in "hi")
print(y)  # expect: ['h', 'i']
