# A class that nothing but its instances mentions stays.
import gc


def make():
    class Meta(type):
        def name(cls):
            return cls.__name__

    class Local(metaclass=Meta):
        def method(self):
            return type(self).name()

    class Error(Exception):
        def method(self):
            return "error"

    class Items(list):
        def method(self):
            return len(self)

    return [Local(), Error(), Items([1])]


things = make()
for _ in range(3):
    gc.collect()
print([x.method() for x in things])  # expect: ['Local', 'error', 1]
print([type(x).__name__ for x in things])  # expect: ['Local', 'Error', 'Items']
