# Deleting items and slices.
x = list(range(10))
del x[0]
print(x)  # expect: [1, 2, 3, 4, 5, 6, 7, 8, 9]
del x[-1], x[-1]
print(x)  # expect: [1, 2, 3, 4, 5, 6, 7]
del x[1:3]
print(x)  # expect: [1, 4, 5, 6, 7]
del x[::2]
print(x)  # expect: [4, 6]
y = list(range(10))
del y[8:2:-3]
print(y)  # expect: [0, 1, 2, 3, 4, 6, 7, 9]
del y[:]
print(y)  # expect: []
z = [[1, 2, 3], [4, 5, 6]]
del z[0][1], z[1][:2]
print(z)  # expect: [[1, 3], [6]]
try:
    del z[5]
except IndexError as e:
    print(e)  # expect: list assignment index out of range
try:
    t = (1, 2)
    del t[0]
except TypeError as e:
    print(e)  # expect: 'tuple' object doesn't support item deletion
try:
    del "abc"[0:1]
except TypeError as e:
    print(e)  # expect: 'str' object does not support item deletion
