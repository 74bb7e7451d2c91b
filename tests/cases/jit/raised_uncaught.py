# The printed traceback of a chain of exceptions out of hot code.
class Failure(Exception):
    def __init__(self, n):
        super().__init__(f"failed at {n}")


def check(i, limit):
    if i >= limit:
        raise Failure(i)
    return i


def lookup(table, i):
    try:
        return table[i]
    except KeyError:
        return check(i, 2000)


def guarded(table, i):
    try:
        return lookup(table, i)
    except Failure as e:
        raise RuntimeError("no value") from e


def loop(n):
    total = 0
    for i in range(n):
        try:
            total += guarded({1: 2}, i)
        finally:
            total += 1
    return total


print(loop(2000))
loop(2001)
# expect: 2001001
# raises: RuntimeError: no value
