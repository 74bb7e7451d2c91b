# Natives that look for something of theirs in an object's first slot do not take a float's bits for it, whatever float it is.
import enum
import functools
import greenlet


class Plain:
    pass


def with_first(value):
    obj = Plain()
    obj.first = value
    return obj


tiny = 5e-324
floats = [1.5, -0.0] + [tiny * (0x414141414140 + k) for k in range(16)] + [tiny * k for k in range(0x30, 0x40)]


def refused(call, *args):
    try:
        call(*args)
    except TypeError:
        return 1
    return 0


print(sum(refused(greenlet.greenlet.switch, with_first(x)) for x in floats) == len(floats))
print(sum(refused(functools.partial.__call__, with_first(x)) for x in floats) == len(floats))
print(all(with_first(x).first == x for x in floats), len({with_first(x).first for x in floats}) == len(floats))


class Color(enum.Enum):
    RED = 1


def hash_of(x):
    member = object.__new__(Color)
    member._name_ = x
    return hash(member) == hash(x)


print(all(hash_of(x) for x in floats))


def deleted(x):
    obj = with_first(x)
    del obj.first
    return vars(obj)


print([deleted(x) for x in floats] == [{}] * len(floats))

# expect: True
# expect: True
# expect: True True
# expect: True
# expect: True
