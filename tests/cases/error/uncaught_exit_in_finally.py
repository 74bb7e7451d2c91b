# The exception that leaves last is the one reported.
def f():
    try:
        raise ValueError("first")
    finally:
        {}["second"]


try:
    f()
except KeyError as e:
    print(repr(e.__context__))  # expect: ValueError('first')
f()
# raises: KeyError: 'second'
