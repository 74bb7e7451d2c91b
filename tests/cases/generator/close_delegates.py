# Closing a generator that delegates: what it delegates to is closed first, and then GeneratorExit is raised where it delegates, whatever
# that made of it.
def returns():
    try:
        yield 1
    except GeneratorExit:
        return 5


def passes():
    try:
        yield 1
    finally:
        print("inner closed")


def raises():
    try:
        yield 1
    except GeneratorExit:
        raise ValueError("instead")


def ignores():
    try:
        yield 1
    except GeneratorExit:
        yield 2


def outer(inner):
    try:
        r = yield from inner
        print("went on with", r)
        yield 3
    except GeneratorExit:
        print("outer closed", inner.gi_frame)
        raise
    except (ValueError, RuntimeError) as e:
        print("outer got", type(e).__name__, e)


def whole(inner):
    yield from outer(inner)


for wrap in (outer, whole):
    for make in (returns, passes, raises, ignores):
        for how in ("close", "throw"):
            g = wrap(make())
            next(g)
            try:
                if how == "close":
                    print(make.__name__, g.close())
                else:
                    print(make.__name__, g.throw(GeneratorExit))
            except (GeneratorExit, RuntimeError, StopIteration) as e:
                print(make.__name__, "raised", type(e).__name__, e)


def many(n):
    t = 0
    for i in range(n):
        g = whole(count())
        next(g)
        g.close()
        t += next(g, 1)
    return t


def count():
    for i in range(3):
        yield i


def outer(inner):
    yield from inner


print(many(200))

# expect: outer closed None
# expect: returns None
# expect: outer closed None
# expect: returns raised GeneratorExit 
# expect: inner closed
# expect: outer closed None
# expect: passes None
# expect: inner closed
# expect: outer closed None
# expect: passes raised GeneratorExit 
# expect: outer got ValueError instead
# expect: raises None
# expect: outer got ValueError instead
# expect: raises raised StopIteration 
# expect: outer got RuntimeError generator ignored GeneratorExit
# expect: ignores None
# expect: outer got RuntimeError generator ignored GeneratorExit
# expect: ignores raised StopIteration 
# expect: outer closed None
# expect: returns None
# expect: outer closed None
# expect: returns raised GeneratorExit 
# expect: inner closed
# expect: outer closed None
# expect: passes None
# expect: inner closed
# expect: outer closed None
# expect: passes raised GeneratorExit 
# expect: outer got ValueError instead
# expect: raises None
# expect: outer got ValueError instead
# expect: raises raised GeneratorExit 
# expect: outer got RuntimeError generator ignored GeneratorExit
# expect: ignores None
# expect: outer got RuntimeError generator ignored GeneratorExit
# expect: ignores raised GeneratorExit 
# expect: 200
