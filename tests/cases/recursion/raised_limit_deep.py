# With a raised limit plain recursion goes as deep as asked.
import sys

sys.setrecursionlimit(15000)


def depth(n):
    return 0 if n == 0 else 1 + depth(n - 1)


print(depth(3000), depth(12000))  # expect: 3000 12000


def total(xs, i=0):
    if i == len(xs):
        return 0
    return xs[i] + total(xs, i + 1)


print(total(list(range(4000))))  # expect: 7998000


def build(n):
    t = None
    for i in range(n):
        t = (t, i)
    return t


def height(t):
    return 0 if t is None else 1 + height(t[0])


print(height(build(5000)))  # expect: 5000


def unwind(n):
    if n == 0:
        raise ValueError("bottom")
    try:
        unwind(n - 1)
    finally:
        count[0] += 1


count = [0]
try:
    unwind(3000)
except ValueError as e:
    print(e, count[0])  # expect: bottom 3000
sys.setrecursionlimit(1000)
try:
    depth(5000)
except RecursionError:
    print("limited again")  # expect: limited again
