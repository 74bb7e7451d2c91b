# Comprehension variables are local; the first iterable is evaluated outside.
x = "outer"
print([x for x in range(3)], x)  # expect: [0, 1, 2] outer
fs = [lambda: i for i in range(3)]
print([f() for f in fs])  # expect: [2, 2, 2]
gs = [lambda i=i: i for i in range(3)]
print([g() for g in gs])  # expect: [0, 1, 2]


class C:
    items = [1, 2, 3]
    doubled = [i * 2 for i in items]
    try:
        bad = [i for j in range(1) for i in items]
    except NameError as e:
        print(e)  # expect: name 'items' is not defined


print(C.doubled)  # expect: [2, 4, 6]


def f(n):
    return [n + i for i in range(n)]


print(f(3))  # expect: [3, 4, 5]
try:
    g = (1 // z for z in 5)
except TypeError as e:
    print(e)  # expect: 'int' object is not iterable
g = (1 // z for z in [0])
try:
    next(g)
except ZeroDivisionError as e:
    print(e)  # expect: integer division or modulo by zero
print([[y for y in range(x)] for x in range(4)])  # expect: [[], [0], [0, 1], [0, 1, 2]]
