# An abstract class is asked once about a class; what it denied is asked again after a registration.
from abc import ABC, ABCMeta


class Sized(ABC):
    asked = []

    @classmethod
    def __subclasshook__(cls, other):
        cls.asked.append(other.__name__)
        if cls is Sized:
            return any("size" in c.__dict__ for c in other.__mro__) or NotImplemented
        return NotImplemented


class Box:
    size = 1


class Bare:
    pass


for _ in range(3):
    print(isinstance(Box(), Sized), isinstance(Bare(), Sized), issubclass(Bare, Sized), issubclass(int, (Sized, str)))
# expect: True False False False
# expect: True False False False
# expect: True False False False
print(Sized.asked)  # expect: ['Box', 'Bare', 'int']


class Other(ABC):
    pass


print(isinstance(Bare(), Other), isinstance(Bare(), Other))  # expect: False False
Other.register(str)
print(isinstance(Bare(), Sized), issubclass(Box, Sized), Sized.asked)
# expect: False True ['Box', 'Bare', 'int', 'Bare']
Sized.register(Bare)
print(isinstance(Bare(), Sized), isinstance(3, Sized), Sized.asked[4:])  # expect: True False ['Bare', 'int']


@Other.register
class Late:
    pass


class Later(Late):
    pass


print(isinstance(Late(), Other), isinstance(Later(), Other), isinstance("", Other), isinstance(b"", Other))
# expect: True True True False


# What a class derived from it would say does not change what was denied, until something is registered.
class Base(ABC):
    pass


class Thing:
    pass


print(isinstance(Thing(), Base), issubclass(Thing, Base))  # expect: False False


class Derived(Base):
    @classmethod
    def __subclasshook__(cls, other):
        return other is Thing


print(isinstance(Thing(), Base), isinstance(Thing(), Derived))  # expect: False True
Other.register(bytes)
print(isinstance(Thing(), Base), isinstance(Thing(), Derived))  # expect: True True


# Its own instances are asked about, too.
class Never(ABC):
    @classmethod
    def __subclasshook__(cls, other):
        return False


class Really(Never):
    pass


print(isinstance(Really(), Never), issubclass(Really, Never), isinstance(Never(), Never))  # expect: False False True


class Odd(ABC):
    @classmethod
    def __subclasshook__(cls, other):
        return 1


try:
    isinstance(3, Odd)
except AssertionError as e:
    print(e)  # expect: __subclasshook__ must return either False, True, or NotImplemented


class Failing(ABC):
    n = 0

    @classmethod
    def __subclasshook__(cls, other):
        Failing.n += 1
        raise KeyError(Failing.n)


for _ in range(2):
    try:
        issubclass(int, Failing)
    except KeyError as e:
        print("KeyError", e)
# expect: KeyError 1
# expect: KeyError 2


class Claims:
    @property
    def __class__(self):
        return Box


print(isinstance(Claims(), Sized), isinstance(Claims(), Other), isinstance(Claims(), Claims))  # expect: True False True


# A metaclass that knows better is asked every time.
class Meta(ABCMeta):
    n = 0

    def __instancecheck__(cls, instance):
        Meta.n += 1
        return super().__instancecheck__(instance)


class Counted(metaclass=Meta):
    pass


class Below(Counted):
    pass


print([isinstance(x, Counted) for x in (Below(), 1, Below(), 1)], Meta.n)  # expect: [True, False, True, False] 4


class Lenient(ABCMeta):
    def __subclasscheck__(cls, subclass):
        return subclass.__name__.startswith("B")


class Letter(metaclass=Lenient):
    pass


print(isinstance(Box(), Letter), isinstance(Late(), Letter), issubclass(Bare, Letter), issubclass(Late, Letter))
# expect: True False True False
print(issubclass(Sized, ABC), issubclass(ABC, Sized), isinstance(Sized, ABCMeta))  # expect: True False True
try:
    issubclass(3, Sized)
except TypeError as e:
    print(e)  # expect: issubclass() arg 1 must be a class

# Very many classes.
made = [type("C%d" % i, (Box,) if i % 2 else (), {}) for i in range(300)]
for _ in range(2):
    print(sum(issubclass(c, Sized) for c in made), len(Sized.asked))
# expect: 150 307
# expect: 150 307
