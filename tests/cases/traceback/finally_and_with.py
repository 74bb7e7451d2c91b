# Exceptions that pass through finally and with blocks.
class Ctx:
    def __enter__(self):
        return self

    def __exit__(self, t, v, tb):
        print("exit", t.__name__)


def work():
    with Ctx() as a, Ctx():
        try:
            print("working")
            [].pop()
        finally:
            print("finally")


work()
# expect: working
# expect: finally
# expect: exit IndexError
# expect: exit IndexError
# raises: IndexError: pop from empty list
