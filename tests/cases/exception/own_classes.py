# Own hierarchies, attributes, class-level defaults.
class AppError(Exception):
    code = 1

    def __init__(self, *args, **extra):
        super().__init__(*args)
        self.extra = extra


class NotFound(AppError, LookupError):
    code = 404


class Quiet(AppError):
    def __str__(self):
        return "quiet: " + super().__str__()

    def __repr__(self):
        return "<Quiet>"


def attempt(exc):
    try:
        raise exc
    except NotFound as e:
        return "notfound", e.code, e.extra
    except AppError as e:
        return "app", e.code, str(e), repr(e)


print(attempt(NotFound("x", where="here")), attempt(Quiet("z")), attempt(AppError))
# expect: ('notfound', 404, {'where': 'here'}) ('app', 1, 'quiet: z', '<Quiet>') ('app', 1, '', 'AppError()')
try:
    raise NotFound("as lookup")
except LookupError as e:
    print(e, isinstance(e, AppError), NotFound.__mro__[1].__name__)  # expect: as lookup True AppError

print(ValueError("a") == ValueError("a"), ValueError("a").args == ValueError("a").args)  # expect: False True


class Retry(Exception):
    pass


def flaky(state):
    state.append(1)
    if len(state) < 3:
        raise Retry(len(state))
    return "ok after %d" % len(state)


state = []
while True:
    try:
        print(flaky(state))
        break
    except Retry as r:
        print("retry", r)
# expect: retry 1
# expect: retry 2
# expect: ok after 3
