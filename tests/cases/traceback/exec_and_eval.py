# Frames of code compiled from strings have no source line.
def run(expr):
    return eval(expr, {"f": fail})


def fail(x):
    exec("y = 1\nz = y / x", {"x": x})


print(run("1 + 1"))  # expect: 2
run("f(0)")
# raises: ZeroDivisionError: division by zero
