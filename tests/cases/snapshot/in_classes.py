# A snapshot within special methods, descriptors, class bodies and what makes classes.
# snap: every


def poll(x):
    return x


class Key:
    def __init__(self, name):
        poll(self)
        self.name = poll(name)

    def __hash__(self):
        return poll(hash(self.name))

    def __eq__(self, other):
        return poll(self.name == other.name)


table = {Key("a"): 1, Key("b"): 2}
print(table[Key("b")], Key("c") in table, {Key("x"), Key("x")} == {Key("x")})  # expect: 2 False True
table[Key("a")] += 10
print(list(table.values()), table.pop(Key("a")), len(table))  # expect: [11, 2] 11 1


class Lazy:
    made = poll([])

    def __new__(cls, *args):
        return poll(super().__new__(cls))

    def __init_subclass__(cls, **kw):
        poll(cls)
        super().__init_subclass__()
        Lazy.made.append((cls.__name__, kw))

    def __getattr__(self, name):
        return poll(name.upper())

    def __setattr__(self, name, value):
        object.__setattr__(self, name, poll(value) * 2)

    @property
    def size(self):
        return poll(7)

    @size.setter
    def size(self, value):
        self.__dict__["stored"] = poll(value)

    def __len__(self):
        return poll(3)

    def __bool__(self):
        return poll(False)

    def __iter__(self):
        for x in range(2):
            yield poll(x)

    def __contains__(self, x):
        return poll(x == 5)

    def __getitem__(self, i):
        return poll(i * 2)

    def __call__(self, *args):
        return poll(args)

    def __add__(self, other):
        return NotImplemented

    def __radd__(self, other):
        return poll(("radd", other))


class Child(Lazy, tag="t"):
    def __init__(self):
        super().__init__()
        self.x = 4


c = Child()
c.size = 9
print(Lazy.made, c.x, c.anything, c.size, c.stored)  # expect: [('Child', {'tag': 't'})] 8 ANYTHING 7 18
print(len(c), bool(c), not c, list(c), 5 in c, 6 in c, c[4], c(1, 2), 1 + c)
# expect: 3 False True [0, 1] True False 8 (1, 2) ('radd', 1)
x, y = c
print(x, y, [*c], dict(zip("ab", c)))  # expect: 0 1 [0, 1] {'a': 0, 'b': 1}


class Meta(type):
    def __new__(meta, name, bases, body):
        return super().__new__(meta, name, bases, poll(dict(body, extra=poll(1))))

    def __call__(cls, *args):
        return poll(super().__call__(*args))

    def __instancecheck__(cls, obj):
        return poll(obj == 1)


def decorate(f):
    poll(f)
    return lambda *args: poll(("decorated", f(*args)))


class Made(metaclass=Meta):
    for i in range(2):
        poll(i)

    @decorate
    def method(self, default=poll("d")):
        return poll(default)

    class Inner:
        value = [poll(n) for n in range(2)]


print(Made.extra, Made.i, Made().method(), Made.Inner.value, isinstance(1, Made))
# expect: 1 1 ('decorated', 'd') [0, 1] True


class Descriptor:
    def __set_name__(self, owner, name):
        self.name = poll(name)

    def __get__(self, obj, owner):
        return poll((self.name, obj is None))


class Slotted:
    __slots__ = ("a", "b")
    d = Descriptor()

    def __init__(self):
        self.a = poll(1)


s = Slotted()
print(s.a, hasattr(s, "b"), s.d, Slotted.d)  # expect: 1 False ('d', False) ('d', True)


class Stack(list):
    def push(self, x):
        self.append(poll(x))
        return self


print(Stack([1]).push(2).push(3), type(Stack() + [1]).__name__)  # expect: [1, 2, 3] list
