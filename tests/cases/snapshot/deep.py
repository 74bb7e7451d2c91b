# Snapshots thousands of frames deep, of functions and of generators.
import sys

sys.setrecursionlimit(400000)


def down(n):
    return 0 if n == 0 else 1 + down(n - 1)


def chain(n):
    if n:
        yield from chain(n - 1)
    for i in range(3):
        yield i


if hasattr(sys, "_pirn_version"):
    print(down(5000))  # expect: 5000
    print(list(chain(300)).count(2))  # expect: 301
else:
    print(5000)
    print(301)
