# Switching inside __enter__, __exit__, finally and except is legal; E12.
import stackless


class Ctx:
    def __init__(self, name):
        self.name = name

    def __enter__(self):
        print(self.name, "enter")
        stackless.schedule()
        print(self.name, "entered")
        return self

    def __exit__(self, t, v, tb):
        print(self.name, "exit", t and t.__name__)
        stackless.schedule()
        print(self.name, "exited")
        return t is ValueError


def f(name, exc):
    try:
        with Ctx(name):
            print(name, "body")
            if exc:
                raise exc("x")
        print(name, "after")
    except KeyError as e:
        stackless.schedule()
        print(name, "caught", repr(e))
    finally:
        stackless.schedule()
        print(name, "finally")


stackless.tasklet(f)("a", None)
stackless.tasklet(f)("b", ValueError)
stackless.tasklet(f)("c", KeyError)
stackless.run()
# expect: a enter
# expect: b enter
# expect: c enter
# expect: a entered
# expect: a body
# expect: a exit None
# expect: b entered
# expect: b body
# expect: b exit ValueError
# expect: c entered
# expect: c body
# expect: c exit KeyError
# expect: a exited
# expect: a after
# expect: b exited
# expect: b after
# expect: c exited
# expect: a finally
# expect: b finally
# expect: c caught KeyError('x')
# expect: c finally
