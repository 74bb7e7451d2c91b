# Which lines a trace function is told of: statements, loops, branches; relative to the function's first line.
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



def branches(n):
    total = 0
    if n > 1:
        total += 1
    elif n == 1:
        total += 2
    else:
        pass
    total = n if n else 2
    return total


show(branches, 2)
show(branches, 1)
show(branches, 0)


def for_loop(items):
    for x in items:
        if x == 1:
            continue
        if x == 3:
            break
        y = x
    else:
        y = None
    return y


show(for_loop, [0, 1, 2])
show(for_loop, [1, 3, 4])
show(for_loop, [])


def pairs():
    for a, b in [(1, 2), (3, 4)]:
        a + b
    for i in range(2):
        pass
    for c in "ab": c.upper()


show(pairs)


def while_loop(n):
    while n > 0:
        n -= 1
        if n == 1:
            continue
        if n == 0:
            break
    else:
        n = 5
    while n < 3: n += 1
    while True:
        n += 1
        if n > 5:
            break


show(while_loop, 3)
show(while_loop, 0)


def nested():
    for i in range(2):
        for j in range(2):
            i * j
    return i


show(nested)


def only_pass():
    pass


def only_documentation():
    """Nothing else."""


def one_line(): return 1


def several(): a = 1; b = 2; return a + b


for function in only_pass, only_documentation, one_line, several:
    show(function)


def defines():
    @staticmethod
    def inner(a, b=2):
        return a

    class Local:
        """Documentation."""
        x = 1

        def method(self):
            return self.x

    f = lambda: 1
    return f() + Local().method()


show(defines)


def assertions(x):
    assert x == 1
    assert x == 2, "no"


show(assertions, 1)


def globals_and_deletes():
    global some
    some = 1
    del some
    import sys
    x, y = 1, 2
    x = y = 3
    x += 1
    a: int = 1
    1
    x
    return


show(globals_and_deletes)
# expect: call 0, line 1, line 2, line 3, line 8, line 9, return 9 2
# expect: call 0, line 1, line 2, line 4, line 5, line 8, line 9, return 9 1
# expect: call 0, line 1, line 2, line 4, line 7, line 8, line 9, return 9 2
# expect: call 0, line 1, line 2, line 4, line 6, line 1, line 2, line 3, line 1, line 2, line 4, line 6, line 1, line 8, line 9, return 9
# expect: call 0, line 1, line 2, line 3, line 1, line 2, line 4, line 5, line 9, exception 9 UnboundLocalError(cannot access local variable 'y' where it is not associated with a value), return 9 UnboundLocalError
# expect: call 0, line 1, line 8, line 9, return 9
# expect: call 0, line 1, line 2, line 1, line 2, line 1, line 3, line 4, line 3, line 4, line 3, line 5, line 5, line 5, return 5
# expect: call 0, line 1, line 2, line 3, line 5, line 1, line 2, line 3, line 4, line 1, line 2, line 3, line 5, line 6, line 9, line 9, line 9, line 10, line 11, line 12, line 10, line 11, line 12, line 10, line 11, line 12, line 13, return 13
# expect: call 0, line 1, line 8, line 9, line 10, line 11, line 12, line 13, return 13
# expect: call 0, line 1, line 2, line 3, line 2, line 3, line 2, line 1, line 2, line 3, line 2, line 3, line 2, line 1, line 4, return 4 1
# expect: call 0, line 1, return 1
# expect: call 0, line 0, return 0
# expect: call 0, line 0, return 0 1
# expect: call 0, line 0, return 0 3
# expect: call 0, line 1, line 2, line 1, line 2, line 5
# expect: call 0, line 0, line 1, line 2, line 4, return 4, line 12, line 13
# expect: call 0, line 0, return 0 1
# expect: call 0, line 1, return 1 1, return 13 2
# expect: call 0, line 1, line 2, exception 2 AssertionError(no), return 2 AssertionError
# expect: call 0, line 2, line 3, line 4, line 5, line 6, line 7, line 8, line 9, line 10, line 11, return 11
