# Closures made in comprehensions and generator expressions.
def f(n):
    fs = [lambda: (n, i) for i in range(3)]
    gs = [lambda i=i: (n, i) for i in range(2)]
    return [h() for h in fs], [h() for h in gs]


print(f("n"))  # expect: ([('n', 2), ('n', 2), ('n', 2)], [('n', 0), ('n', 1)])


def g():
    total = 0

    def add(x):
        nonlocal total
        total += x
        return total
    return [add(x) for x in range(5)], total


print(g())  # expect: ([0, 1, 3, 6, 10], 10)


def h(xs):
    limit = 3
    return list(filter(lambda x: x < limit, xs)), {x: (lambda: x * limit)() for x in xs}, sum(x for x in xs if x < limit)


print(h([1, 2, 5]))  # expect: ([1, 2], {1: 3, 2: 6, 5: 15}, 3)
print([(lambda a: [(lambda b: a * b)(j) for j in range(3)])(i) for i in range(3)])
# expect: [[0, 0, 0], [0, 1, 2], [0, 2, 4]]
print([[(lambda: i + j)() for i in range(2)] for j in range(2)])  # expect: [[0, 1], [1, 2]]
