# Endless recursion raises RecursionError, which can be caught again and again.
def forever(n):
    return forever(n + 1)


for _ in range(3):
    try:
        forever(0)
    except RecursionError as e:
        print(type(e).__name__, str(e).startswith("maximum recursion depth exceeded"), isinstance(e, RuntimeError))
# expect: RecursionError True True
# expect: RecursionError True True
# expect: RecursionError True True


def count(n=0):
    try:
        return count(n + 1)
    except RecursionError:
        return n


a, b = count(), count()
print(a == b, 900 < a < 1001)  # expect: True True


def with_finally(n, log):
    try:
        with_finally(n + 1, log)
    finally:
        log.append(n)


log = []
try:
    with_finally(0, log)
except RecursionError:
    print(log[-1], log[-2], log[0] == max(log))  # expect: 0 1 True
print("still alive", sum(range(10)))  # expect: still alive 45
