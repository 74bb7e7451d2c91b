# A traceback out of calls that were inlined into a hot loop names every frame, line and place.
class Box:
    def __init__(self, items):
        self.items = items

    @property
    def first(self):
        return self.items[0]

    def sum(self, other):
        return (self.first
                + other.first)

    def __add__(self, other):
        return self.sum(other)


def add(a, b):
    return a + b


def loop(n):
    total = 0
    for i in range(n):
        a = Box([i])
        b = Box([1] if i != n - 1 else ["text"])
        total += add(a, b)
    return total


def caught(n):
    lines = []
    for i in range(n):
        try:
            loop(i % 3 + 1)
        except TypeError as e:
            tb = e.__traceback__
            places = []
            while tb:
                places.append((tb.tb_frame.f_code.co_name, tb.tb_lineno))
                tb = tb.tb_next
            if not lines or lines[-1] != places:
                lines.append(places)
    return lines


print(caught(600))
loop(6000)
# raises: TypeError: unsupported operand type(s) for +: 'int' and 'str'
# expect: [[('caught', 35), ('loop', 27), ('add', 19), ('__add__', 15), ('sum', 11)]]
