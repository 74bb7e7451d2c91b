# A StopIteration that leaves a generator: the printed traceback.
def stops(i):
    raise StopIteration("early")


def wraps():
    try:
        yield stops(1)
    finally:
        print("f")


def use():
    for x in wraps():
        pass


use()
# expect: f
# raises: RuntimeError: generator raised StopIteration
