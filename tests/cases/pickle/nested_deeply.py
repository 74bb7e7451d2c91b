# Nesting takes no native stack: containers of all kinds, each in the next one some thousand times.
import pickle

import stackless

DEPTH = 5000


class Node:
    def __init__(self, inner):
        self.inner = inner


KINDS = [
    ("list", lambda x: [x], lambda x: x[0]),
    ("list of two", lambda x: [x, 1], lambda x: x[0]),
    ("pair", lambda x: (1, x), lambda x: x[1]),
    ("tuple", lambda x: (1, 2, 3, x), lambda x: x[3]),
    ("dict", lambda x: {"k": x}, lambda x: x["k"]),
    ("dict of two", lambda x: {1: x, 2: 3}, lambda x: x[1]),
    ("node", Node, lambda x: x.inner),
]


def run():
    for name, wrap, unwrap in KINDS:
        value = "innermost"
        for i in range(DEPTH):
            value = wrap(value)
        copy = pickle.loads(pickle.dumps(value))
        depth = 0
        while copy != "innermost":
            copy = unwrap(copy)
            depth += 1
        print(name, depth == DEPTH)


stackless.tasklet(run)()
stackless.run()
# expect: list True
# expect: list of two True
# expect: pair True
# expect: tuple True
# expect: dict True
# expect: dict of two True
# expect: node True
