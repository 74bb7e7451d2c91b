# Exceptions thrown into generators again and again: caught there, passed on, replaced, with contexts and tracebacks as they should be.
import sys


def lines(e):
    found = []
    tb = e.__traceback__
    while tb is not None:
        code = tb.tb_frame.f_code
        found.append(f"{code.co_name}+{tb.tb_lineno - code.co_firstlineno}")
        tb = tb.tb_next
    return " ".join(found)


def chain(e):
    found = []
    while e is not None:
        found.append(f"{type(e).__name__}{e.args}")
        e = e.__context__
    return " <- ".join(found)


def catching():
    n = 0
    while True:
        try:
            yield n
        except ValueError:
            n += 1
        except KeyError as e:
            n += e.args[0]


def throw_many(n):
    g = catching()
    next(g)
    for i in range(n):
        if i % 3 == 0:
            r = g.throw(ValueError)
        elif i % 3 == 1:
            r = g.throw(ValueError("x"))
        else:
            r = g.throw(KeyError, KeyError(2))
    return r


print(throw_many(600))


def plain():
    yield 1
    yield 2


def passing(n):
    seen = {}
    for i in range(n):
        g = plain()
        next(g)
        try:
            g.throw(ValueError(i))
        except ValueError as e:
            key = lines(e)
            seen[key] = seen.get(key, 0) + 1
            if i == n - 1:
                print(e.args, e.__context__, next(g, "over"))
    return seen


print(passing(300))


def not_begun(n):
    t = 0
    for i in range(n):
        g = plain()
        try:
            g.throw(KeyError(i))
        except KeyError as e:
            t += len(lines(e).split())
        try:
            g.throw(KeyError(i))
        except KeyError as e:
            t += len(lines(e).split())
        t += next(g, 5)
    return t


print(not_begun(200))


def replacing():
    while True:
        try:
            yield
        except ValueError as e:
            raise TypeError("other")


def replaced(n):
    seen = {}
    for i in range(n):
        g = replacing()
        next(g)
        try:
            raise IndexError("first")
        except IndexError:
            try:
                g.throw(ValueError("second"))
            except TypeError as e:
                key = (chain(e), lines(e))
                seen[key] = seen.get(key, 0) + 1
    return seen


print(replaced(200))


def stopping():
    try:
        yield
    except ValueError:
        return "value"


def stopped(n):
    seen = set()
    for i in range(n):
        g = stopping()
        next(g)
        try:
            g.throw(ValueError())
        except StopIteration as e:
            seen.add((e.value, lines(e), chain(e)))
    return seen


print(stopped(200))


def wrong():
    yield


def converted(n):
    seen = set()
    for i in range(n):
        g = wrong()
        next(g)
        try:
            g.throw(StopIteration(1))
        except RuntimeError as e:
            seen.add((str(e), chain(e), type(e.__cause__).__name__))
    return seen


print(converted(200))


def closing(log):
    try:
        yield 1
        yield 2
    finally:
        log.append("closed")


def ignoring():
    while True:
        try:
            yield 1
        except GeneratorExit:
            pass


def close_many(n):
    log = []
    wrong = 0
    for i in range(n):
        g = closing(log)
        if i % 4:
            next(g)
        g.close()
        g.close()
        if i % 5 == 0:
            h = ignoring()
            next(h)
            try:
                h.close()
            except RuntimeError as e:
                wrong += str(e) == "generator ignored GeneratorExit"
        p = plain()
        next(p)
        p.close()
        assert next(p, None) is None
        assert p.gi_frame is None
    return len(log), wrong


print(close_many(300))


def running():
    g = None

    def inner():
        yield 1
        try:
            g.throw(ValueError)
        except ValueError as e:
            yield str(e)
        try:
            g.close()
        except ValueError as e:
            yield str(e)

    g = inner()
    return list(g)


print([running() for _ in range(50)][-1])


class Odd(Exception):
    def __init__(self, a=1, b=2):
        super().__init__(a, b)
        self.both = a, b


def kinds(n):
    seen = set()
    for i in range(n):
        for args in [
            (Odd,),
            (Odd, 5),
            (Odd, (6, 7)),
            (Odd(8),),
            (Odd, Odd(9)),
            (Exception, Odd(3)),
            (Odd, None, None),
            (int,),
            (1,),
            (Odd(1), 2),
            (Odd, 1, 2),
        ]:
            g = plain()
            next(g)
            try:
                g.throw(*args)
            except Odd as e:
                seen.add(e.both)
            except TypeError as e:
                seen.add(str(e))
    return sorted(seen, key=str)


for line in kinds(60):
    print(line)


def with_traceback(n):
    seen = set()
    for i in range(n):
        try:
            raise ValueError("a")
        except ValueError as e:
            kept = e
        g = plain()
        next(g)
        try:
            g.throw(ValueError, kept, kept.__traceback__)
        except ValueError as e:
            seen.add((lines(e), e is kept))
    return seen


print(with_traceback(150))


def handling():
    try:
        raise OSError("inner")
    except OSError:
        try:
            yield 1
        except ValueError as e:
            yield chain(e)


def thrown_while_handling(n):
    seen = set()
    for i in range(n):
        g = handling()
        next(g)
        seen.add(g.throw(ValueError("v")))
    return seen


print(thrown_while_handling(150))

# expect: 800
# expect: (299,) None over
# expect: {'passing+6 plain+1': 300}
# expect: 1600
# expect: {("TypeError('other',) <- ValueError('second',)", 'replaced+9 replacing+5'): 200}
# expect: {('value', 'stopped+6', "StopIteration('value',)")}
# expect: {('generator raised StopIteration', "RuntimeError('generator raised StopIteration',) <- StopIteration(1,)", 'StopIteration')}
# expect: (225, 60)
# expect: [1, 'generator already executing', 'generator already executing']
# expect: (1, 2)
# expect: (3, 2)
# expect: (5, 2)
# expect: (6, 7)
# expect: (8, 2)
# expect: (9, 2)
# expect: exceptions must be classes or instances deriving from BaseException, not int
# expect: exceptions must be classes or instances deriving from BaseException, not type
# expect: instance exception may not have a separate value
# expect: throw() third argument must be a traceback object
# expect: {('with_traceback+10 plain+1 with_traceback+4', True)}
# expect: {"ValueError('v',) <- OSError('inner',)"}
