# Frames named <lambda>, <listcomp>, <dictcomp>, <setcomp> and <genexpr>.
f = lambda x: 1 // x


def run(xs):
    return {k: [f(x) for x in v] for k, v in xs.items()}


print(run({"a": [1, 2]}))  # expect: {'a': [1, 0]}
print(sum(y for y in run({"b": [1, 0]})["b"]))
# raises: ZeroDivisionError: integer division or modulo by zero
