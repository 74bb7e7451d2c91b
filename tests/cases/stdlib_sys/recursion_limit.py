# getrecursionlimit, setrecursionlimit and its errors.
import sys

old = sys.getrecursionlimit()


def depth(n=0):
    try:
        return depth(n + 1)
    except RecursionError:
        return n


print(old, 900 < depth() <= 1000)  # expect: 1000 True
sys.setrecursionlimit(3000)
print(sys.getrecursionlimit(), 2900 < depth() <= 3000)  # expect: 3000 True
sys.setrecursionlimit(200)
print(150 < depth() <= 200)  # expect: True
sys.setrecursionlimit(old)
for bad in (0, -5):
    try:
        sys.setrecursionlimit(bad)
    except ValueError as e:
        print(e)
# expect: recursion limit must be greater or equal than 1
# expect: recursion limit must be greater or equal than 1
try:
    sys.setrecursionlimit("x")
except TypeError as e:
    print(e)  # expect: 'str' object cannot be interpreted as an integer
