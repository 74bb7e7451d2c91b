"""Attributes that programs set on exceptions, in hot code."""


class Plain(Exception):
    def __init__(self, key):
        self.key = key


class Guarded(Exception):
    @property
    def key(self):
        return self._key

    @key.setter
    def key(self, value):
        self._key = value * 2

    def __init__(self, key):
        self.key = key


class Hooked(Exception):
    def __setattr__(self, name, value):
        super().__setattr__(name + "_", value)

    def __init__(self, key):
        self.key = key


def make(cls, n):
    out = []
    for i in range(n):
        e = cls(i)
        e.extra = i
        out.append(sorted(e.__dict__.items()))
    return out[-1], len(out)


for cls in (Plain, Guarded, Hooked, Plain):
    print(cls.__name__, make(cls, 400))


def raised(n):
    total = 0
    for i in range(n):
        try:
            raise Plain(i)
        except Plain as e:
            e.key += 1
            total += e.key + len(e.args)
            if i % 50 == 0:
                del e.key
                try:
                    e.key
                except AttributeError as error:
                    total += len(str(error))
                try:
                    del e.key
                except AttributeError as error:
                    total += len(str(error))
    return total


print(raised(500))
out = []
for i in range(900):
    if i == 300:
        Plain.key = property(lambda self: "seen", lambda self, v: self.__dict__.update(hidden=v))
    if i == 600:
        del Plain.key
    e = Plain(i)
    out.append((e.key, sorted(e.__dict__)))
print(out[299], out[300], out[599], out[600], out[899])
e = ValueError(1)
for i in range(300):
    e.note, e.args = i, (i, i)
print(e.note, e.args, e.__dict__)
try:
    del KeyError().nothing
except AttributeError as error:
    print(error)
# expect: Plain ([('extra', 399), ('key', 399)], 400)
# expect: Guarded ([('_key', 798), ('extra', 399)], 400)
# expect: Hooked ([('extra_', 399), ('key_', 399)], 400)
# expect: Plain ([('extra', 399), ('key', 399)], 400)
# expect: 126490
# expect: (299, ['key']) ('seen', ['hidden']) ('seen', ['hidden']) (600, ['key']) (899, ['key'])
# expect: 299 (299, 299) {'note': 299}
# expect: 'KeyError' object has no attribute 'nothing'
