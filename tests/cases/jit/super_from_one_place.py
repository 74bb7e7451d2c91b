# Calls through super() from one place, for objects of many classes: after the place's class comes now one class, now another,
# and what is found is a function, a native, or nothing.
class Base:
    def __init__(self):
        self.log = []

    def step(self, n):
        return n + 1

    def name(self):
        return "base"


class Twice(Base):
    def step(self, n):
        return super().step(n) * 2

    def name(self):
        return "twice " + super().name()


class Thrice(Base):
    def step(self, n):
        return super().step(n) * 3

    def name(self):
        return "thrice " + super().name()


class Minus(Base):
    def step(self, n):
        return super().step(n) - 5


class A(Twice, Thrice):
    pass


class B(Thrice, Twice):
    pass


class C(Twice, Minus):
    pass


class D(Twice, Minus, Thrice):
    pass


class E(Twice):
    pass


def run(objects, n):
    total = 0
    for i in range(n):
        o = objects[i % len(objects)]
        total = (total + o.step(i)) % 1000003
    return total


kinds = [Twice(), A(), B(), C(), D(), E()]
print([run([k], 300) for k in kinds])
print(run(kinds, 3000))
print([k.name() for k in kinds])


# A native in one class, a function in the other.
class Stack(list):
    def append(self, x):
        super().append(x * 2)

    def __len__(self):
        return super().__len__() + 100


class Counted:
    def append(self, x):
        self.appended = getattr(self, "appended", 0) + 1
        list.append(self, x)


class Both(Stack, Counted):
    pass


class Neither(Stack):
    def append(self, x):
        super().append(x + 1)


stacks = [Stack(), Neither(), Both()]
for i in range(600):
    stacks[i % 3].append(i)
print([len(s) for s in stacks], [sum(s) for s in stacks])


# More classes than a site can tell apart.
many = [type("M%d" % i, (Twice,) if i % 2 else (Thrice,), {}) for i in range(14)]
print(run([m() for m in many], 2000))


# What comes next changes.
def later(self, n):
    return -n


print(run(kinds, 100))
Minus.step = later
print(run(kinds, 2000))
del Thrice.step
print(run(kinds, 2000))
Base.step = lambda self, n: n
print(run(kinds, 2000))


# Nothing is found: the error tells so, for one class of several.
class Root:
    pass


class Mixin(Root):
    def go(self, n):
        return super().go(n) + 1


class Has(Root):
    def go(self, n):
        return n * 10


class Fine(Mixin, Has):
    pass


fine, lost = Fine(), Mixin()
good = bad = 0
for i in range(500):
    try:
        good += (lost if i % 5 == 4 else fine).go(i)
    except AttributeError as e:
        bad += 1
        message = str(e)
print(good, bad, message)


# And another class by hand.
class Deep(A):
    def step(self, n):
        return super(Twice, self).step(n) + super(A, self).step(n)


print(run([Deep(), A(), B()], 900))
# expect: [90300, 270900, 270900, 87300, 267900, 90300]
# expect: 994949
# expect: ['twice base', 'twice thrice base', 'thrice twice base', 'twice base', 'twice thrice base', 'twice base']
# expect: [300, 300, 300] [119400, 120200, 120200]
# expect: 1985
# expect: 19838
# expect: 5992
# expect: 337997
# expect: 335329
# expect: 996400 100 'super' object has no attribute 'go'
# expect: 943650
