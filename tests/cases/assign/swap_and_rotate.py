# The right side is packed before any target is stored.
a, b, c = 1, 2, 3
a, b, c = c, a, b
print(a, b, c)  # expect: 3 1 2
lst = [1, 2, 3, 4]
lst[0], lst[3] = lst[3], lst[0]
print(lst)  # expect: [4, 2, 3, 1]
i = 1
i, lst[i] = 2, "set"
print(i, lst)  # expect: 2 [4, 2, 'set', 1]
lst[1:3], lst[0] = "xyz", "first"
print(lst)  # expect: ['first', 'x', 'y', 'z', 1]
x = [1, 2]
x[0], x = "a", "b"
print(x)  # expect: b
fib = (0, 1)
for _ in range(10):
    fib = fib[1], sum(fib)
print(fib)  # expect: (55, 89)
n = [0, [1, [2, None]]]
prev = None
while n:
    n[1], prev, n = prev, n, n[1]
print(prev)  # expect: [2, [1, [0, None]]]
