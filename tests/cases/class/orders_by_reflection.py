# Orders of objects of one class that has only the reflected method, which is asked once.
class Less:
    asked = 0

    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        Less.asked += 1
        return self.n < other.n

    def __ge__(self, other):
        return not self < other


items = [Less(i * 7919 % 1009) for i in range(1000)]
print(max(items).n, min(items).n, Less.asked)  # expect: 1008 0 1998


def count(items):
    larger = smaller = 0
    last = items[0]
    for item in items:
        if item > last:
            larger += 1
        if item <= last:
            smaller += 1
        last = item
    return larger, smaller


print(count(items), count(items), Less.asked)  # expect: (152, 848) (152, 848) 5998


class Declines:
    asked = []

    def __lt__(self, other):
        Declines.asked.append("lt")
        return NotImplemented


def attempt(f):
    try:
        return f()
    except TypeError as e:
        return str(e)


a, b = Declines(), Declines()
for _ in range(3):
    print(attempt(lambda: a > b), attempt(lambda: a < b), attempt(lambda: a >= b), Declines.asked)
# expect: '>' not supported between instances of 'Declines' and 'Declines' '<' not supported between instances of 'Declines' and 'Declines' '>=' not supported between instances of 'Declines' and 'Declines' ['lt', 'lt']
# expect: '>' not supported between instances of 'Declines' and 'Declines' '<' not supported between instances of 'Declines' and 'Declines' '>=' not supported between instances of 'Declines' and 'Declines' ['lt', 'lt', 'lt', 'lt']
# expect: '>' not supported between instances of 'Declines' and 'Declines' '<' not supported between instances of 'Declines' and 'Declines' '>=' not supported between instances of 'Declines' and 'Declines' ['lt', 'lt', 'lt', 'lt', 'lt', 'lt']
print(a == b, a != b)  # expect: False True


class Both(Less):
    def __gt__(self, other):
        return "gt"


class Sub(Less):
    pass


print(Both(1) > Both(2), Less(2) > Both(1), Both(2) > Less(1), Sub(2) > Less(1), Less(1) > Sub(2), Sub(3) > Sub(2))  # expect: gt True gt True False True


class NoOrder:
    pass


print(attempt(lambda: Less(1) > 1), attempt(lambda: NoOrder() > 1))  # expect: '>' not supported between instances of 'Less' and 'int' '>' not supported between instances of 'NoOrder' and 'int'


print(attempt(lambda: NoOrder() > NoOrder()), attempt(lambda: NoOrder() > Declines()))  # expect: '>' not supported between instances of 'NoOrder' and 'NoOrder' '>' not supported between instances of 'NoOrder' and 'Declines'


class Answers:
    def __lt__(self, other):
        return [other is self]


x = Answers()
print(x > x, Answers() > x)  # expect: [True] [False]


def hot(items, n):
    total = 0
    for i in range(n):
        if items[i % 3] > items[(i + 1) % 3]:
            total += 1
    return total


three = [Less(1), Less(2), Less(3)]
print(hot(three, 5000))  # expect: 1666
Less.__gt__ = lambda self, other: True
print(hot(three, 5000))  # expect: 5000
del Less.__gt__
print(hot(three, 5000))  # expect: 1666
Less.__lt__ = lambda self, other: NotImplemented
print(attempt(lambda: hot(three, 5000)))  # expect: '>' not supported between instances of 'Less' and 'Less'
