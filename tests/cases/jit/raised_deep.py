# Deep recursion that raises, and errors that come back through many frames.
import sys


def forever(n):
    return forever(n + 1) + 1


def length(e):
    n = 0
    tb = e.__traceback__
    while tb:
        n += 1
        tb = tb.tb_next
    return n


def until_the_limit():
    try:
        forever(0)
    except RecursionError as e:
        return str(e), length(e) > 900


for _ in range(8):
    print(until_the_limit())


def dive(n):
    if n == 0:
        raise LookupError("bottom")
    try:
        return dive(n - 1)
    finally:
        counts[0] += 1


def catch_at(n, level):
    if n == 0:
        raise KeyError(level)
    try:
        return catch_at(n - 1, level)
    except KeyError as e:
        if n != level:
            raise
        return n, length(e)


counts = [0]
lengths = set()
for i in range(60):
    try:
        dive(300)
    except LookupError as e:
        lengths.add(length(e))
print(counts, lengths)
print(sorted({catch_at(40, i % 40 + 1) for i in range(400)})[:3])


def finally_at_the_limit(n):
    try:
        return finally_at_the_limit(n + 1)
    finally:
        counts[0] += 1


counts = [0]
try:
    finally_at_the_limit(0)
except RecursionError:
    print(counts[0] > 900)
print(sys.exc_info())


def info(i):
    try:
        raise KeyError(i)
    except KeyError as e:
        kind, value, tb = sys.exc_info()
        same = kind is KeyError and value is e and tb is e.__traceback__
    return same, sys.exc_info()


print({info(i) for i in range(900)})
# expect: ('maximum recursion depth exceeded', True)
# expect: ('maximum recursion depth exceeded', True)
# expect: ('maximum recursion depth exceeded', True)
# expect: ('maximum recursion depth exceeded', True)
# expect: ('maximum recursion depth exceeded', True)
# expect: ('maximum recursion depth exceeded', True)
# expect: ('maximum recursion depth exceeded', True)
# expect: ('maximum recursion depth exceeded', True)
# expect: [18000] {302}
# expect: [(1, 2), (2, 3), (3, 4)]
# expect: True
# expect: (None, None, None)
# expect: {(True, (None, None, None))}
