# What hot code's exceptions have as context and cause: of the same function, of a caller, of the resumer of a generator.
class A(Exception):
    pass


class B(Exception):
    pass


class C(Exception):
    def __init__(self, n):
        self.n = n


def chain(e):
    names = []
    while e is not None and len(names) < 9:
        cause = "" if e.__cause__ is None else "<-" + type(e.__cause__).__name__
        names.append(type(e).__name__ + cause + ("!" if e.__suppress_context__ else ""))
        e = e.__context__
    return " ".join(names)


def direct(i):
    try:
        raise A
    except A:
        try:
            raise B(i)
        except B as b:
            return chain(b)


def raiser(i):
    if i >= 0:
        raise B(i)


def in_callee(i):
    try:
        raise A
    except A:
        try:
            raiser(i)
        except B as b:
            return chain(b)


def callee_catches(i):
    try:
        raiser(i)
    except B as b:
        return chain(b)


def handled_by_caller(i):
    try:
        raise A
    except A:
        return callee_catches(i)


def recursive(n):
    if n == 0:
        try:
            {}["k"]
        except KeyError as e:
            return chain(e)
    try:
        raise C(n)
    except C:
        return recursive(n - 1)


def after_handler(i):
    try:
        raise A
    except A:
        pass
    try:
        raise B
    except B as b:
        return chain(b)


def with_cause(i):
    try:
        try:
            raise A
        except A as a:
            raise B from a
    except B as b:
        return chain(b)


def from_none(i):
    try:
        try:
            raise A
        except A:
            raise B from None
    except B as b:
        return chain(b)


def cause_class(i):
    try:
        raise B from A
    except B as b:
        return chain(b)


def in_finally(i):
    try:
        try:
            raise A
        finally:
            {}[i]
    except KeyError as e:
        return chain(e)


def finally_swallows(i):
    while True:
        try:
            raise A
        finally:
            break
    try:
        raise B
    except B as b:
        return chain(b)


def generator_raises():
    yield 1
    raise B


def resumer_handles(i):
    try:
        raise A
    except A:
        g = generator_raises()
        next(g)
        try:
            next(g)
        except B as b:
            return chain(b)


def generator_handles():
    try:
        raise A
    except A:
        yield 1
        try:
            raise B
        except B as b:
            yield chain(b)


def resumed_elsewhere(i):
    g = generator_handles()
    next(g)
    try:
        raise C(1)
    except C:
        return next(g)


def after_suspended_handler(i):
    g = generator_handles()
    next(g)
    try:
        raise C(1)
    except C as c:
        return chain(c)


def bare_in_callee(i):
    def again():
        raise
    try:
        raise A
    except A as a:
        try:
            again()
        except A as b:
            return a is b, chain(b)


def bare_without(i):
    try:
        raise
    except RuntimeError as e:
        return str(e), chain(e)


def loop(e):
    try:
        raise e
    except A as a:
        try:
            raise B
        except B as b:
            try:
                raise a
            except A as again:
                return chain(again)


def cycle(i):
    return loop(A())


for f in (direct, in_callee, handled_by_caller, after_handler, with_cause, from_none, cause_class, in_finally,
          finally_swallows, resumer_handles, resumed_elsewhere, after_suspended_handler, bare_in_callee, bare_without,
          cycle):
    seen = set()
    for i in range(900):
        seen.add(f(i))
    print(f.__name__, sorted(seen))
seen = set()
for i in range(600):
    seen.add(recursive(i % 4))
print(sorted(seen))
# expect: direct ['B A']
# expect: in_callee ['B A']
# expect: handled_by_caller ['B A']
# expect: after_handler ['B']
# expect: with_cause ['B<-A! A']
# expect: from_none ['B! A']
# expect: cause_class ['B<-A!']
# expect: in_finally ['KeyError A']
# expect: finally_swallows ['B']
# expect: resumer_handles ['B A']
# expect: resumed_elsewhere ['B A']
# expect: after_suspended_handler ['C']
# expect: bare_in_callee [(True, 'A')]
# expect: bare_without [('No active exception to reraise', 'RuntimeError')]
# expect: cycle ['A B']
# expect: ['KeyError', 'KeyError C', 'KeyError C C', 'KeyError C C C']
