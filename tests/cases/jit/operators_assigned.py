# `a += b` where the class has only `__add__`, or gets `__iadd__` while it is hot: the same method, at the same tick, in each tier.
class V:
    def __init__(self, x):
        self.x = x

    def __add__(self, o):
        return type(self)(self.x + (o.x if isinstance(o, V) else o))

    def __mul__(self, o):
        return NotImplemented


class W(V):
    def __radd__(self, o):
        return "W.__radd__"


class R:
    def __rmul__(self, o):
        return f"{o.x} * R"


def add(a, b):
    a += b
    return a


def multiply(a, b):
    try:
        a *= b
    except TypeError as e:
        return str(e)
    return a


def show(v):
    return f"{type(v).__name__}({v.x})" if isinstance(v, V) else v


for turn in range(100):
    r = add(V(turn), 1), add(V(turn), V(2)), add(V(turn), W(3)), add(W(turn), V(4)), add(W(1), W(turn))
    s = multiply(V(turn), 3), multiply(V(turn), R()), multiply(V(1), V(turn)), multiply(turn, R) if turn < 0 else None
    if turn in (0, 59, 60, 79, 80, 99):
        print([show(v) for v in r], s)
    if turn == 59:
        V.__iadd__ = lambda self, o: f"V.__iadd__({self.x})"
    if turn == 79:
        del V.__iadd__
# expect: ['V(1)', 'V(2)', 'W.__radd__', 'W(4)', 'W(1)'] ("unsupported operand type(s) for *=: 'V' and 'int'", '0 * R', "unsupported operand type(s) for *=: 'V' and 'V'", None)
# expect: ['V(60)', 'V(61)', 'W.__radd__', 'W(63)', 'W(60)'] ("unsupported operand type(s) for *=: 'V' and 'int'", '59 * R', "unsupported operand type(s) for *=: 'V' and 'V'", None)
# expect: ['V.__iadd__(60)', 'V.__iadd__(60)', 'V.__iadd__(60)', 'V.__iadd__(60)', 'V.__iadd__(1)'] ("unsupported operand type(s) for *=: 'V' and 'int'", '60 * R', "unsupported operand type(s) for *=: 'V' and 'V'", None)
# expect: ['V.__iadd__(79)', 'V.__iadd__(79)', 'V.__iadd__(79)', 'V.__iadd__(79)', 'V.__iadd__(1)'] ("unsupported operand type(s) for *=: 'V' and 'int'", '79 * R', "unsupported operand type(s) for *=: 'V' and 'V'", None)
# expect: ['V(81)', 'V(82)', 'W.__radd__', 'W(84)', 'W(81)'] ("unsupported operand type(s) for *=: 'V' and 'int'", '80 * R', "unsupported operand type(s) for *=: 'V' and 'V'", None)
# expect: ['V(100)', 'V(101)', 'W.__radd__', 'W(103)', 'W(100)'] ("unsupported operand type(s) for *=: 'V' and 'int'", '99 * R', "unsupported operand type(s) for *=: 'V' and 'V'", None)
