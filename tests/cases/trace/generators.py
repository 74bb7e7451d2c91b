# What is told of generators: each resumption is a call, each yield a return; and comprehensions, which are functions.
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



def counts(n):
    for i in range(n):
        yield i
    return "end"


def loops():
    for x in counts(2):
        x + 1


show(loops)


def delegates():
    result = yield from counts(1)
    yield result


def consumes():
    return tuple(delegates())


show(consumes)


def receives():
    x = yield 1
    try:
        yield x
    except KeyError:
        yield 3


def sends():
    g = receives()
    next(g)
    g.send(7)
    g.throw(KeyError("k"))
    g.close()
    h = receives()
    next(h)
    h.close()
    h = receives()
    next(h)
    try:
        h.throw(ValueError("v"))
    except ValueError:
        pass


show(sends)


def thrown_through():
    g = delegates()
    next(g)
    try:
        g.throw(ValueError("in"))
    except ValueError:
        pass


show(thrown_through)


def comprehensions():
    a = [i for i in range(2)]
    b = {i: i for i in range(1)}
    c = {i for i in range(1)}
    d = sum(i for i in range(2))
    return a[0] + len(b) + len(c) + d


show(comprehensions)


def keys():
    return sorted([3, 1, 2], key=lambda x: -x)[0]


show(keys)
print(list(map(str, counts(2))))
# expect: call 0, line 1
# expect: call 0, line 1, line 2, return 2 0, line 2, line 1
# expect: call 2, line 1, line 2, return 2 1, line 2, line 1
# expect: call 2, line 1, line 3, return 3 end, exception 1 StopIteration(end), return 1
# expect: call 0, line 1
# expect: call 0, line 1
# expect: call 0, line 1, line 2, return 2 0, return 1 0
# expect: call 1
# expect: call 2, line 1, line 3, return 3 end, exception 1 StopIteration(end), line 2, return 2 end
# expect: call 2, return 2, return 1 (0, 'end')
# expect: call 0, line 1, line 2
# expect: call 0, line 1, return 1 1, line 3
# expect: call 1, line 2, line 3, return 3 7, line 4
# expect: call 3, exception 3 KeyError('k'), line 4, line 5, return 5 3, line 5
# expect: call 5, exception 5 GeneratorExit(), return 5, line 6, line 7
# expect: call 0, line 1, return 1 1, line 8
# expect: call 1, exception 1 GeneratorExit(), return 1, line 9, line 10
# expect: call 0, line 1, return 1 1, line 11, line 12
# expect: call 1, exception 1 ValueError(v), return 1, exception 12 ValueError(v), line 13, line 14, return 14
# expect: call 0, line 1, line 2
# expect: call 0, line 1
# expect: call 0, line 1, line 2, return 2 0, return 1 0, line 3, line 4
# expect: call 2, exception 2 ValueError(in), return 2
# expect: call 1, exception 1 ValueError(in), return 1, exception 4 ValueError(in), line 5, line 6, return 6
# expect: call 0, line 1
# expect: call 0, line 0, line 0, line 0, return 0 list, line 2
# expect: call 0, line 0, line 0, return 0 dict, line 3
# expect: call 0, line 0, line 0, return 0 set, line 4
# expect: call 0, line 0, return 0 0
# expect: call 0, line 0, return 0 1
# expect: call 0, line 0, return 0, line 5, return 5 3
# expect: call 0, line 1
# expect: call 0, line 0, return 0 -3
# expect: call 0, line 0, return 0 -1
# expect: call 0, line 0, return 0 -2, return 1 3
# expect: ['0', '1']
