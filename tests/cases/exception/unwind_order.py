# Finally blocks run from the inside out while an exception travels.
log = []


def level(n):
    try:
        if n == 0:
            raise ValueError("bottom")
        level(n - 1)
    finally:
        log.append(n)


try:
    level(4)
except ValueError as e:
    log.append(str(e))
print(log)  # expect: [0, 1, 2, 3, 4, 'bottom']


def replaced():
    try:
        try:
            raise ValueError("one")
        finally:
            log.append("f1")
            raise KeyError("two")
    finally:
        log.append("f2")
        raise IndexError("three")


log.clear()
try:
    replaced()
except IndexError as e:
    print(log, e, repr(e.__context__), repr(e.__context__.__context__))
# expect: ['f1', 'f2'] three KeyError('two') ValueError('one')


def cleared():
    try:
        raise ValueError
    except ValueError:
        pass
    finally:
        log.append("clean")
    return "fine"


print(cleared(), log[-1])  # expect: fine clean
