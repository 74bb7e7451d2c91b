# An uncaught exception ends the program with its message as the last line.
print("start")  # expect: start


def f(d):
    return d["missing"]


f({})
print("never")
# raises: KeyError: 'missing'
