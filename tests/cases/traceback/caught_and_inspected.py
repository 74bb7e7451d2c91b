# sys.exc_info and tb objects are the same data the printed traceback shows.
import sys


def f():
    g()


def g():
    raise OSError(2, "No such thing", "thing.txt")


try:
    f()
except OSError as e:
    tb = sys.exc_info()[2]
    while tb:
        print(tb.tb_frame.f_code.co_name, tb.tb_lineno)
        tb = tb.tb_next
# expect: <module> 14
# expect: f 6
# expect: g 10
f()
# raises: FileNotFoundError: [Errno 2] No such thing: 'thing.txt'
