# Loops over ranges with every sign of step, big bounds and modified loop variables.
def run(*a):
    out = []
    for i in range(*a):
        out.append(i)
        i += 100
    return out


print(run(4), run(0), run(-3), run(2, 5), run(5, 2), run(1, 10, 4), run(10, 1, -4), run(0, -5, -1), run(-2, 3, 2),
      run(5, 5, -1))  # expect: [0, 1, 2, 3] [] [] [2, 3, 4] [] [1, 5, 9] [10, 6, 2] [0, -1, -2, -3, -4] [-2, 0, 2] []
print(run(2 ** 62 - 1, 2 ** 62 + 2))  # expect: [4611686018427387903, 4611686018427387904, 4611686018427387905]
print(run(2 ** 63 - 2, 2 ** 63 + 1))  # expect: [9223372036854775806, 9223372036854775807, 9223372036854775808]
print(run(-(2 ** 63) + 1, -(2 ** 63) - 2, -1))
# expect: [-9223372036854775807, -9223372036854775808, -9223372036854775809]
print(run(10 ** 30, 10 ** 30 + 2))  # expect: [1000000000000000000000000000000, 1000000000000000000000000000001]
n = 5
for i in range(n):
    n = 0
print(i, n)  # expect: 4 0
total = 0
for i in range(0, 100000, 7):
    total += i
print(total)  # expect: 714264285
for i in range(3):
    for j in range(i, 3):
        for k in range(j, i, -1):
            total += i * j * k
print(total, [i for i in range(10) if i not in range(2, 9, 3)], [list(range(k)) for k in range(3)])
# expect: 714264289 [0, 1, 3, 4, 6, 7, 9] [[], [0], [0, 1]]
r = range(3)
print([(a, b) for a in r for b in r if a < b], list(zip(range(3), range(10, 0, -5))), dict(enumerate(range(5, 7))))
# expect: [(0, 1), (0, 2), (1, 2)] [(0, 10), (1, 5)] {0: 5, 1: 6}


class I:
    def __index__(self):
        return 3


print(list(range(I())), list(range(True)), I() in range(5), 3 in range(I(), 9))  # expect: [0, 1, 2] [0] False True
