# Natives and operators ask an object's class for a special method: what it answers, what is wrong with that, and what happens when
# the class, the object or the answer is another in the middle of a hot loop.
class Base:
    def __init__(self, x):
        self.x = x


class Full(Base):
    def __abs__(self):
        return abs(self.x)

    def __str__(self):
        return f"<{self.x}>"

    def __repr__(self):
        return f"Full({self.x})"

    def __hash__(self):
        return self.x * 7

    def __int__(self):
        return self.x + 1

    def __float__(self):
        return self.x / 4

    def __len__(self):
        return self.x & 3

    def __iter__(self):
        return iter((self.x, 1))

    def __eq__(self, other):
        if not isinstance(other, Full):
            return NotImplemented
        return self.x == other.x

    def __neg__(self):
        return Full(-self.x)

    def __pos__(self):
        return self.x

    def __invert__(self):
        return ~self.x

    def __rmul__(self, k):
        return k * self.x

    def __rsub__(self, k):
        if k is None:
            return NotImplemented
        return k - self.x

    def __pow__(self, k):
        return self.x ** k

    def __iadd__(self, k):
        if k == "no":
            return NotImplemented
        self.x += k
        return self

    def __add__(self, k):
        return ("sum", self.x, k)

    def __matmul__(self, other):
        return self.x


class Shown(Base):
    # Without a `__str__`, `str` shows this.
    def __repr__(self):
        return "shown" + str(self.x)


def ask(items, n):
    total = 0
    for i in range(n):
        p = items[i % len(items)]
        total += abs(p) + hash(p) + int(p) + len(p) + len(str(p)) + len(repr(p)) + int(float(p) * 4)
        a, b = p
        total += a + b + +p + ~p + 3 * p + (10 - p) + p ** 2 + (p @ 1) + (-p).x
        total += (p != items[0]) + (p == items[0]) * 2 + (p != None) + (p == None) + len(f"{p}") + len(f"{p!r}")
    return total


print(ask([Full(3)], 900), ask([Full(3), Full(-4), Full(5)], 900))


def show(items, n):
    out = 0
    for i in range(n):
        p = items[i % len(items)]
        out += len(str(p)) + len(repr(p)) + len(f"{p}") + len(f"{p!r:>12}") + len("%s %r" % (p, p)) + len("{} {!r}".format(p, p))
    return out


print(show([Shown(1)], 500), show([Shown(1), Full(10), 3, "text", None, Shown(300)], 900))


def add(p, n):
    for i in range(n):
        p += i & 3
    return p


q = Full(1)
print(add(q, 700) is q, q.x)
q += "no"
print(q)


def declined(p, k):
    try:
        return k - p
    except TypeError as e:
        return str(e)


for i in range(300):
    r = declined(Full(3), 7)
print(r, declined(Full(3), None), declined(Full(3), "a"), declined(Full(3), 2.5), declined(Full(3), 1 << 70))


# The answers are looked at.
class Odd(Base):
    def __str__(self):
        return 1 if self.x == 299 else "s"

    def __repr__(self):
        return None if self.x == 299 else "r"

    def __hash__(self):
        return "h" if self.x == 299 else 1 << 80

    def __int__(self):
        return 1.5 if self.x == 299 else True

    def __float__(self):
        return 2 if self.x == 299 else 2.5

    def __len__(self):
        return -1 if self.x == 299 else 2

    def __iter__(self):
        return 5 if self.x == 299 else iter(())

    def __bool__(self):
        return 3 if self.x == 299 else True


def look(f, n):
    last = None
    for i in range(n):
        p = Odd(i)
        try:
            last = f(p)
        except TypeError as e:
            print("TypeError", e)
        except ValueError as e:
            print("ValueError", e)
    return last


for f in (lambda p: str(p), lambda p: repr(p), lambda p: hash(p), lambda p: int(p), lambda p: float(p), lambda p: len(p),
          lambda p: type(iter(p)).__name__, lambda p: bool(p), lambda p: f"{p}", lambda p: f"{p!r}"):
    print(look(f, 301))


# What comes from a class derived from the built-in one.
class Text(str):
    pass


class Ratio(float):
    pass


class Derived(Base):
    def __str__(self):
        return Text("derived")

    def __float__(self):
        return Ratio(1.25)


def kinds(p, n):
    for i in range(n):
        s, f = str(p), float(p)
    return type(s).__name__, s, type(f).__name__, f


print(kinds(Derived(1), 400))


# Methods that are set again, and those of an object alone, which are not asked.
def changing(n):
    out = []
    p = Full(2)
    p.__abs__ = lambda: 1000
    total = 0
    for i in range(n):
        total += abs(p) + hash(p) + len(str(p)) + -p.x + (-p).x
        if i == n // 3:
            Full.__abs__ = lambda self: 50
            out.append(total)
        if i == n // 2:
            Full.__neg__ = lambda self: Full(self.x + 100)
            out.append(total)
        if i == n - 100:
            Full.__str__ = lambda self: "a longer text"
            Full.__ne__ = lambda self, other: "never"
            out.append(total)
    return out, total, p != p, p == p


print(changing(900))


# Where it goes wrong, the frames are those of the program.
class Fails(Base):
    def __repr__(self):
        return str(1 // (self.x - 250))

    def __neg__(self):
        return 1 // (self.x - 250)

    def __iadd__(self, k):
        return 1 // (k - 250)

    def __rmul__(self, k):
        return 1 // (self.x - 250)

    def __eq__(self, other):
        return 1 // (self.x - 250) == 7


import traceback


def failing(f):
    for i in range(260):
        try:
            f(Fails(i), i)
        except ZeroDivisionError as e:
            print([line.name for line in traceback.extract_tb(e.__traceback__)])


def inplace(p, i):
    p += i


for f in (lambda p, i: str(p), lambda p, i: -p, inplace, lambda p, i: 3 * p, lambda p, i: p != p, lambda p, i: f"{p!r}"):
    failing(f)


# A derived class has the first word on the left operand.
class Sub(Full):
    def __radd__(self, other):
        return "from the right"

    def __eq__(self, other):
        return "equal, says the right one"


def both(a, b, n):
    for i in range(n):
        r = a + b, a != b, a == b
    return r


Full.__ne__ = object.__ne__
print(both(Full(1), Full(1), 300), both(Full(1), Sub(1), 300), both(Sub(1), Full(1), 300))

# expect: 76500 65400
# expect: 28000 43650
# expect: True 1051
# expect: ('sum', 1051, 'no')
# expect: 4 unsupported operand type(s) for -: 'NoneType' and 'Full' unsupported operand type(s) for -: 'str' and 'int' -0.5 1180591620717411303421
# expect: TypeError __str__ returned non-string (type int)
# expect: s
# expect: TypeError __repr__ returned non-string (type NoneType)
# expect: r
# expect: TypeError __hash__ method should return an integer
# expect: 524288
# expect: TypeError __int__ returned non-int (type float)
# expect: 1
# expect: TypeError Odd.__float__ returned non-float (type int)
# expect: 2.5
# expect: ValueError __len__() should return >= 0
# expect: 2
# expect: TypeError iter() returned non-iterator of type 'int'
# expect: tuple_iterator
# expect: TypeError __bool__ should return bool, returned int
# expect: True
# expect: TypeError __str__ returned non-string (type int)
# expect: s
# expect: TypeError __repr__ returned non-string (type NoneType)
# expect: r
# expect: ('Text', 'derived', 'float', 1.25)
# expect: ([4515, 13965, 72415], 89938, 'never', True)
# expect: ['failing', '<lambda>', '__repr__']
# expect: ['failing', '<lambda>', '__neg__']
# expect: ['failing', 'inplace', '__iadd__']
# expect: ['failing', '<lambda>', '__rmul__']
# expect: ['failing', '<lambda>', '__eq__']
# expect: ['failing', '<lambda>', '__repr__']
# expect: (('sum', 1, Full(1)), False, True) ('from the right', False, 'equal, says the right one') (('sum', 1, Full(1)), False, 'equal, says the right one')
