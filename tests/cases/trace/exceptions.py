# What is told of exceptions: raised, handled, passed on, in try, finally and with.
import sys

events = []


def tracer(frame, event, arg):
    if frame.f_code.co_filename != __file__:
        return None
    line = frame.f_lineno - frame.f_code.co_firstlineno
    if event == "exception":
        arg = f"{arg[0].__name__}({arg[1]})"
    elif arg is None or event == "line":
        arg = ""
    elif not isinstance(arg, (int, str, tuple)):
        arg = type(arg).__name__
    events.append(f"{event} {line} {arg}".rstrip())
    return tracer


def show(function, *args):
    """Prints what a call of the function is told, one line for each call and what follows it."""
    events.clear()
    sys.settrace(tracer)
    try:
        function(*args)
    except Exception as e:
        name = type(e).__name__
    else:
        name = ""
    sys.settrace(None)
    told = []
    for event in events:
        if event.startswith("call") and told:
            print(", ".join(told))
            told = []
        told.append(event)
    print(", ".join(told[:-1] if told[-1].startswith("line") else told), name)



def caught():
    try:
        raise ValueError("x")
    except KeyError:
        pass
    except ValueError as e:
        str(e)
    else:
        pass
    finally:
        done = 1
    return done


show(caught)


def passes_on():
    try:
        {}["k"]
    finally:
        done = 1


def outer():
    try:
        passes_on()
    except KeyError:
        return "caught"


show(passes_on)
show(outer)


def no_exception():
    try:
        x = 1
    except ValueError:
        x = 2
    else:
        x = 3
    finally:
        x = 4
    return x


show(no_exception)


def leaves_by_return():
    for i in range(2):
        try:
            return i
        finally:
            i = 5


show(leaves_by_return)


def again():
    try:
        try:
            1 / 0
        except ZeroDivisionError:
            raise
    except ArithmeticError as e:
        try:
            raise ValueError("other") from e
        except ValueError:
            pass


show(again)


class Manager:
    def __init__(self, swallows):
        self.swallows = swallows

    def __enter__(self):
        return 5

    def __exit__(self, *args):
        return self.swallows


def manages(swallows):
    with Manager(swallows) as m:
        m + 1
    with Manager(swallows):
        None + 1
    return "after"


show(manages, True)
show(manages, False)


class Items:
    def __init__(self):
        self.n = 0

    def __iter__(self):
        return self

    def __next__(self):
        self.n += 1
        if self.n > 2:
            raise StopIteration
        return self.n


def iterates():
    for x in Items():
        x + 1
    return x


show(iterates)


def deep(n):
    if n == 0:
        raise KeyError(n)
    deep(n - 1)


show(deep, 2)


def unbound():
    if False:
        x = 1
    return x


show(unbound)
# expect: call 0, line 1, line 2, exception 2 ValueError(x), line 3, line 5, line 6, line 10, line 11, return 11 1
# expect: call 0, line 1, line 2, exception 2 KeyError('k'), line 4, return 4 KeyError
# expect: call 0, line 1, line 2
# expect: call 0, line 1, line 2, exception 2 KeyError('k'), line 4, return 4, exception 2 KeyError('k'), line 3, line 4, return 4 caught
# expect: call 0, line 1, line 2, line 6, line 8, line 9, return 9 4
# expect: call 0, line 1, line 2, line 3, line 5, return 5 0
# expect: call 0, line 1, line 2, line 3, exception 3 ZeroDivisionError(division by zero), line 4, line 5, line 6, line 7, line 8, exception 8 ValueError(other), line 9, line 10, return 10
# expect: call 0, line 1
# expect: call 0, line 1, return 1
# expect: call 0, line 1, return 1 5, line 2, line 1
# expect: call 0, line 1, return 1 True, line 3
# expect: call 0, line 1, return 1
# expect: call 0, line 1, return 1 5, line 4, exception 4 TypeError(unsupported operand type(s) for +: 'NoneType' and 'int'), line 3
# expect: call 0, line 1, return 1 True, line 5, return 5 after
# expect: call 0, line 1
# expect: call 0, line 1, return 1
# expect: call 0, line 1, return 1 5, line 2, line 1
# expect: call 0, line 1, return 1 False, line 3
# expect: call 0, line 1, return 1
# expect: call 0, line 1, return 1 5, line 4, exception 4 TypeError(unsupported operand type(s) for +: 'NoneType' and 'int'), line 3
# expect: call 0, line 1, return 1 False, return 4 TypeError
# expect: call 0, line 1
# expect: call 0, line 1, return 1
# expect: call 0, line 1, return 1 Items
# expect: call 0, line 1, line 2, line 4, return 4 1, line 2, line 1
# expect: call 0, line 1, line 2, line 4, return 4 2, line 2, line 1
# expect: call 0, line 1, line 2, line 3, exception 3 StopIteration(), return 3, exception 1 StopIteration(), line 3, return 3 2
# expect: call 0, line 1, line 3
# expect: call 0, line 1, line 3
# expect: call 0, line 1, line 2, exception 2 KeyError(0), return 2, exception 3 KeyError(0), return 3, exception 3 KeyError(0), return 3 KeyError
# expect: call 0, line 1, line 3, exception 3 UnboundLocalError(cannot access local variable 'x' where it is not associated with a value), return 3 UnboundLocalError
