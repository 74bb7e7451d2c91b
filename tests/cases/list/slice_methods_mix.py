# Slices as copies, rotations, chunks and in-place edits.
x = list("abcdefg")
k = 3
print(x[k:] + x[:k], x[-k:] + x[:-k])
# expect: ['d', 'e', 'f', 'g', 'a', 'b', 'c'] ['e', 'f', 'g', 'a', 'b', 'c', 'd']
print(x[::2] + x[1::2], [x[i::3] for i in range(3)])
# expect: ['a', 'c', 'e', 'g', 'b', 'd', 'f'] [['a', 'd', 'g'], ['b', 'e'], ['c', 'f']]
x[1:1] = ["X", "Y"]
x[-1:] = []
x[0:2], x[2:4] = x[2:4], x[0:2]
print(x)  # expect: ['Y', 'b', 'a', 'X', 'c', 'd', 'e', 'f']
del x[1::2]
print(x)  # expect: ['Y', 'a', 'c', 'e']
x[len(x):len(x)] = [1, 2]
x[:] = x[::-1]
print(x)  # expect: [2, 1, 'e', 'c', 'a', 'Y']
y = list(range(10))
y[2:8:2] = ["a", "b", "c"]
y[9:6:-1] = "zyx"
print(y)  # expect: [0, 1, 'a', 3, 'b', 5, 'c', 'x', 'y', 'z']
y[::] = []
print(y)  # expect: []
z = list(range(5))
z[1:4] = z
print(z)  # expect: [0, 0, 1, 2, 3, 4, 4]
z[:0] = z[-2:]
print(z[:3], z[2:2], z[5:2], z[-100:2], z[:100] == z, z[None:2], z[True:3])
# expect: [4, 4, 0] [] [] [4, 4] True [4, 4] [4, 0]
