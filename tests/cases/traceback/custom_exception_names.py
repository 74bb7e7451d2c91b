# Exceptions of nested classes show their qualified name.
class Errors:
    class NotFound(LookupError):
        pass


def make():
    class Local(Exception):
        pass
    return Local


try:
    raise make()("local one")
except Exception as e:
    print(type(e).__qualname__, e)  # expect: make.<locals>.Local local one
    raise Errors.NotFound("outer", 2)
# raises: Errors.NotFound: ('outer', 2)
