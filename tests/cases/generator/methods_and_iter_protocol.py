# Generator methods as __iter__, in classes and with arguments.
class Grid:
    def __init__(self, w, h):
        self.w, self.h = w, h

    def __iter__(self):
        for y in range(self.h):
            for x in range(self.w):
                yield x, y

    def rows(self, *, reverse=False):
        r = range(self.h)
        for y in reversed(r) if reverse else r:
            yield y

    @staticmethod
    def s():
        yield "static"

    @classmethod
    def c(cls):
        yield cls.__name__

    @property
    def p(self):
        yield self.w


g = Grid(2, 2)
print(list(g), list(g))  # expect: [(0, 0), (1, 0), (0, 1), (1, 1)] [(0, 0), (1, 0), (0, 1), (1, 1)]
print(list(g.rows(reverse=True)), list(g.s()), list(g.c()), list(g.p))  # expect: [1, 0] ['static'] ['Grid'] [2]
print(dict(g), sorted(g, reverse=True)[0], (1, 1) in g, (5, 5) in g)  # expect: {0: 1, 1: 1} (1, 1) True False
a, b, *c = g
print(a, b, c)  # expect: (0, 0) (1, 0) [(0, 1), (1, 1)]
print([*g][-1], list(zip(g, g.rows())))  # expect: (1, 1) [((0, 0), 0), ((1, 0), 1)]
