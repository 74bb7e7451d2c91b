# e.__traceback__, with_traceback and the frames in it.
def a():
    b()


def b():
    raise ValueError("deep")


def names(tb):
    out = []
    while tb is not None:
        out.append((tb.tb_frame.f_code.co_name, tb.tb_lineno))
        tb = tb.tb_next
    return out


try:
    a()
except ValueError as e:
    print(names(e.__traceback__))  # expect: [('<module>', 19), ('a', 3), ('b', 7)]
    saved = e
try:
    raise saved
except ValueError as e:
    print(names(e.__traceback__))  # expect: [('<module>', 24), ('<module>', 19), ('a', 3), ('b', 7)]
try:
    raise saved.with_traceback(None)
except ValueError as e:
    print(names(e.__traceback__))  # expect: [('<module>', 28)]
print(ValueError("new").__traceback__)  # expect: None


def again():
    try:
        b()
    except ValueError:
        raise


try:
    again()
except ValueError as e:
    print(names(e.__traceback__))  # expect: [('<module>', 42), ('again', 36), ('b', 7)]
try:
    (lambda: 1 / 0)()
except ZeroDivisionError as e:
    print(names(e.__traceback__))  # expect: [('<module>', 46), ('<lambda>', 46)]
    print(type(e.__traceback__).__name__, e.__traceback__.tb_frame.f_globals is globals())  # expect: traceback True
