# Classic recursive programs.
def qsort(xs):
    if len(xs) < 2:
        return xs
    p, *rest = xs
    return qsort([x for x in rest if x < p]) + [p] + qsort([x for x in rest if x >= p])


print(qsort([3, 6, 1, 8, 2, 9, 2]))  # expect: [1, 2, 2, 3, 6, 8, 9]


def merge_sort(xs):
    if len(xs) <= 1:
        return xs
    m = len(xs) // 2
    a, b, out = merge_sort(xs[:m]), merge_sort(xs[m:]), []
    while a and b:
        out.append((a if a[0] <= b[0] else b).pop(0))
    return out + a + b


print(merge_sort([5, 3, 8, 1, 9, 2]), merge_sort(list(range(50, 0, -1)))[:5])
# expect: [1, 2, 3, 5, 8, 9] [1, 2, 3, 4, 5]


def subsets(xs):
    if not xs:
        return [[]]
    rest = subsets(xs[1:])
    return rest + [[xs[0]] + r for r in rest]


print(len(subsets(list(range(10)))), subsets([1, 2, 3]))
# expect: 1024 [[], [3], [2], [2, 3], [1], [1, 3], [1, 2], [1, 2, 3]]


def solve(board, row, n):
    if row == n:
        return 1
    return sum(solve(board + [c], row + 1, n) for c in range(n)
               if all(c != b and abs(c - b) != row - r for r, b in enumerate(board)))


print([solve([], 0, n) for n in range(1, 6)])  # expect: [1, 0, 0, 2, 10]


def change(total, coins):
    if total == 0:
        return 1
    if total < 0 or not coins:
        return 0
    return change(total - coins[0], coins) + change(total, coins[1:])


print(change(60, [50, 25, 10, 5, 1]))  # expect: 77


def collatz(n, memo={1: 0}):
    if n not in memo:
        memo[n] = 1 + collatz(n // 2 if n % 2 == 0 else 3 * n + 1)
    return memo[n]


print(max(range(1, 300), key=collatz), collatz(27))  # expect: 231 111
