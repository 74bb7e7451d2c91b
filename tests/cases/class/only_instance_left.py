# A class lives as long as its instances do, whatever they are, though nothing else refers to it.
import gc


def made():
    class Plain:
        def __init__(self):
            self.x = 1

        def get(self):
            return self.x

    class Failure(Exception):
        def get(self):
            return self.args[0]

    class Items(list):
        def get(self):
            return self[0]

    class Slotted:
        __slots__ = ("x",)

        def get(self):
            return self.x

    class Meta(type):
        def get(cls):
            return cls.x

    class Child(Plain):
        pass

    slotted = Slotted()
    slotted.x = 4
    late = Plain()
    late.y = 2
    return [Plain(), Failure(2), Items([3]), slotted, Meta("Made", (), {"x": 5}), Child(), late]


def look(all):
    return [f"{type(x).__name__} {x.get()}" for x in all]


objects = [made() for _ in range(3)]
del objects[1]
gc.collect()
print(look(objects[0]))  # expect: ['Plain 1', 'Failure 2', 'Items 3', 'Slotted 4', 'Meta 5', 'Child 1', 'Plain 1']
for i in range(20):
    objects.append(made())
    del objects[1]
    gc.collect()
print(look(objects[0]) == look(objects[1]))  # expect: True
print(type(objects[0][0]) is type(objects[0][6]), type(objects[0][0]) is type(objects[1][0]))  # expect: True False
print(type(objects[0][5]).__mro__[1] is type(objects[0][0]))  # expect: True
del objects[0][0], objects[0][5]
gc.collect()
print(type(objects[0][4]).__mro__[1].__name__, objects[0][4].get())  # expect: Plain 1
