"""Exceptions that hot code raises and catches itself: classes, contexts, tracebacks, arguments, and what handlers see of them."""

import sys


class Base(Exception):
    pass


class Left(Base):
    pass


class Right(Base):
    def __init__(self, n):
        super().__init__("right", n)
        self.n = n


class Odd(Base, KeyError):
    pass


def lines(e):
    found = []
    t = e.__traceback__
    while t is not None:
        found.append((t.tb_frame.f_code.co_name, t.tb_lineno - t.tb_frame.f_code.co_firstlineno))
        t = t.tb_next
    return found


def thrower(i):
    if i % 4 == 0:
        raise Left
    if i % 4 == 1:
        raise Right(i)
    if i % 4 == 2:
        raise Odd("key", i)
    raise ValueError(f"value {i}")


def through(i):
    thrower(i)


def classes(n):
    seen = {}
    for i in range(n):
        try:
            through(i)
        except Left:
            name = "Left"
        except (Right, KeyError) as e:
            name = type(e).__name__ + str(len(e.args))
        except Base:
            name = "none"
        except Exception as e:
            name = "other"
        seen[name] = seen.get(name, 0) + 1
    return seen


def arguments(n):
    total = 0
    for i in range(n):
        try:
            thrower(i)
        except Right as e:
            total += e.n + len(e.args)
        except Base as e:
            total += len(e.args)
        except ValueError as e:
            total += len(str(e))
    return total


def contexts(n):
    found = set()
    for i in range(n):
        try:
            try:
                thrower(i % 4)
            except Base as e:
                if i % 3 == 0:
                    raise ValueError("second") from None
                elif i % 3 == 1:
                    raise TypeError("third") from e
                raise Left("fourth")
        except Exception as e:
            c = e.__context__
            found.add((type(e).__name__, type(c).__name__, c is e.__cause__, e.__suppress_context__))
    return sorted(found)


def tracebacks(n):
    found = set()
    for i in range(n):
        try:
            through(i)
        except Exception as e:
            found.add(str(lines(e)))
    return sorted(found)


def again(n):
    kept = Left("kept")
    for i in range(n):
        try:
            raise kept
        except Left as e:
            if i == 3:
                e.__traceback__ = None
            if i > n - 2:
                return len(lines(e)), e.__context__


def in_handler(n):
    found = []
    for i in range(n):
        try:
            raise Left(i)
        except Left:
            inner = sys.exc_info()[1]
            try:
                raise Right(i)
            except Right as e:
                if i > n - 3:
                    found.append((e.__context__ is inner, inner.__context__, sys.exc_info()[1] is e))
            if sys.exc_info()[1] is not inner:
                found.append("lost")
    return found, sys.exc_info()


def from_below(n):
    """Raised while a caller handles one."""
    def run(n):
        seen = set()
        for i in range(n):
            try:
                raise Left
            except Left as e:
                seen.add(repr(e.__context__))
        return seen
    try:
        raise ValueError("outer")
    except ValueError:
        first = run(n)
    return first, run(n)


def finals(n):
    log = 0
    for i in range(n):
        try:
            try:
                raise Right(i)
            finally:
                log += 1
        except Base as e:
            log += e.n
        else:
            log += 10 ** 9
    return log


def generator(n):
    for i in range(n):
        try:
            if i % 3 == 0:
                raise Left(i)
            yield i
        except Left as e:
            yield -e.args[0]


def uncaught(n):
    for i in range(n):
        if i == n - 1:
            raise Odd("a", "b")
    return 0


def reraised(n):
    total = 0
    for i in range(n):
        try:
            try:
                raise Right(i)
            except Base as e:
                e.n += 1
                raise
        except Right as e:
            total += e.n + len(lines(e))
    return total


def made_before(n):
    total = 0
    for i in range(n):
        e = Right(i) if i % 2 else Left(1, 2, 3)
        try:
            raise e
        except Base as caught:
            total += caught is e
            total += len(caught.args)
    return total


def no_exception(n):
    wrong = 0
    for i in range(n):
        try:
            raise (Left if i < n - 5 else int)
        except Left:
            pass
        except TypeError as e:
            wrong += len(str(e))
    return wrong


n = 2000
print(classes(n))
print(arguments(n))
print(contexts(n))
print(tracebacks(n))
print(again(n))
print(in_handler(n))
print(from_below(n))
print(finals(n))
print(sum(generator(n)))
try:
    uncaught(n)
except KeyError as e:
    print(repr(e), lines(e))
print(reraised(n))
print(made_before(n))
print(no_exception(n))

# expect: {'Left': 500, 'Right2': 500, 'Odd2': 500, 'other': 500}
# expect: 506223
# expect: [('Left', 'Left', False, False), ('Left', 'Odd', False, False), ('Left', 'Right', False, False), ('TypeError', 'Left', True, True), ('TypeError', 'Odd', True, True), ('TypeError', 'Right', True, True), ('ValueError', 'Left', False, True), ('ValueError', 'NoneType', True, False), ('ValueError', 'Odd', False, True), ('ValueError', 'Right', False, True)]
# expect: ["[('tracebacks', 4), ('through', 1), ('thrower', 2)]", "[('tracebacks', 4), ('through', 1), ('thrower', 4)]", "[('tracebacks', 4), ('through', 1), ('thrower', 6)]", "[('tracebacks', 4), ('through', 1), ('thrower', 7)]"]
# expect: (1996, None)
# expect: ([(True, None, True), (True, None, True)], (None, None, None))
# expect: ({"ValueError('outer')"}, {'None'})
# expect: 2001000
# expect: 666334
# expect: Odd('a', 'b') [('<module>', 232), ('uncaught', 3)]
# expect: 2003000
# expect: 7000
# expect: 205
