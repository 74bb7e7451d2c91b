"""Methods of super() in hot code: of several classes, of what is not an instance, kept, and where an exception is raised."""


class A:
    def f(self, n):
        return n

    @classmethod
    def make(cls, x):
        return cls.__name__, x


class B(A):
    def f(self, n):
        return super().f(n) + 1

    def kept(self, n):
        s = super()
        return s.f(n) + len(type(s).__name__)

    def choice(self, n):
        return super().f(n if n % 2 else int(str(n)))

    def raising(self, n):
        try:
            return super().f(1 // (n - 500))
        except ZeroDivisionError as e:
            return str(e)

    @classmethod
    def make(cls, x):
        return super().make(x + 1)


class C(B):
    def f(self, n):
        return super().f(n) * 2


class Other(A):
    def f(self, n):
        return -n


class D(C, Other):
    pass


objects = [B(), C(), D()]
out = []
for i in range(2000):
    o = objects[i % 3]
    out.append((o.f(i), o.kept(i), o.choice(i), o.raising(i), o.make(i), B.make(i)))
for i in (0, 1, 2, 499, 500, 501, 1997, 1998, 1999):
    print(out[i])


class Wrong(A):
    def f(self, n):
        return super(B, n).f(1)


w = Wrong()
for x in [B()] * 300 + [C(), 5, None, B, C, A, "s"]:
    try:
        last = w.f(x)
    except (TypeError, AttributeError) as error:
        print(error)
print(last)


def over(self, n):
    return 1000 + n


b, total = B(), []
for i in range(900):
    if i == 300:
        A.f = over
    if i == 600:
        B.f = lambda self, n: super(B, self).f(n) - 1
    total.append(b.f(i))
print(total[299:302], total[599:602])


class Holder(Exception):
    def __init__(self, key):
        super().__init__(f"{key} is missing")
        self.key = key


def holders(n):
    seen = []
    for i in range(n):
        try:
            raise Holder(i)
        except Holder as e:
            seen.append((e.key, e.args[0], str(e)))
    return seen[0], seen[-1], len(seen)


print(holders(700))
# expect: (1, 5, 0, -1, ('B', 1), ('B', 1))
# expect: (4, 6, 1, -1, ('C', 2), ('B', 2))
# expect: (-2, 3, -2, 1, ('D', 3), ('B', 3))
# expect: (1000, 504, 499, -1, ('C', 500), ('B', 500))
# expect: (-998, -495, -500, 'integer division or modulo by zero', ('D', 501), ('B', 501))
# expect: (502, 506, 501, 1, ('B', 502), ('B', 502))
# expect: (-3992, -1992, -1997, 0, ('D', 1998), ('B', 1998))
# expect: (1999, 2003, 1998, 0, ('B', 1999), ('B', 1999))
# expect: (4000, 2004, 1999, 0, ('C', 2000), ('B', 2000))
# expect: super(type, obj): obj must be an instance or subtype of type
# expect: 'super' object has no attribute 'f'
# expect: A.f() missing 1 required positional argument: 'n'
# expect: A.f() missing 1 required positional argument: 'n'
# expect: super(type, obj): obj must be an instance or subtype of type
# expect: super(type, obj): obj must be an instance or subtype of type
# expect: 1
# expect: [300, 1301, 1302] [1600, 1599, 1600]
# expect: ((0, '0 is missing', '0 is missing'), (699, '699 is missing', '699 is missing'), 700)
