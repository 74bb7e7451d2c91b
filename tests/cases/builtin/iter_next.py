# iter with one and two arguments, next with a default.
it = iter([1, 2])
print(next(it), next(it), next(it, "default"), next(it, None))  # expect: 1 2 default None
try:
    next(it)
except StopIteration as e:
    print(repr(e))  # expect: StopIteration()
calls = iter([1, 2, 0, 3])
print(list(iter(lambda: next(calls), 0)), list(calls))  # expect: [1, 2] [3]


def countdown():
    state[0] -= 1
    return state[0]


state = [4]
c = iter(countdown, 1)
print(type(c).__name__, list(c), list(c))  # expect: callable_iterator [3, 2] []
print(next(iter("z")), next(iter({"k": 1})), iter(it) is it)  # expect: z k True
for bad in (lambda: iter(5), lambda: iter(5, 6), lambda: next([1]), lambda: next(), lambda: iter()):
    try:
        bad()
    except TypeError as e:
        print(e)
# expect: 'int' object is not iterable
# expect: iter(v, w): v must be callable
# expect: 'list' object is not an iterator
# expect: next expected at least 1 argument, got 0
# expect: iter expected at least 1 argument, got 0


class Seq:
    def __getitem__(self, i):
        return [10, 20][i]


s = iter(Seq())
print(type(s).__name__, list(s))  # expect: iterator [10, 20]
try:
    next(iter(lambda: 1 // 0, 5))
except ZeroDivisionError as e:
    print(e)  # expect: integer division or modulo by zero
