# __init_subclass__ and __set_name__ run when a class is made.
class Field:
    def __set_name__(self, owner, name):
        print("set_name", owner.__name__, name)
        self.name = name


class Base:
    registry = []

    def __init_subclass__(cls, /, tag=None, **kw):
        super().__init_subclass__(**kw)
        print("init_subclass", cls.__name__, tag)
        cls.registry.append((cls.__name__, tag))


class A(Base, tag="first"):
    x = Field()
    y = Field()
# expect: set_name A x
# expect: set_name A y
# expect: init_subclass A first


class B(A):
    z = Field()
# expect: set_name B z
# expect: init_subclass B None


print(Base.registry, A.x.name, B.x.name, B.z.name)  # expect: [('A', 'first'), ('B', None)] x x z
try:
    class C(Base, wrong=1):
        pass
except TypeError as e:
    print(e)  # expect: C.__init_subclass__() takes no keyword arguments
try:
    class D(key=1):
        pass
except TypeError as e:
    print(e)  # expect: D.__init_subclass__() takes no keyword arguments
A.late = Field()
print(hasattr(A.late, "name"))  # expect: False
E = type("E", (Base,), {"f": Field()}, tag="dynamic")
# expect: set_name E f
# expect: init_subclass E dynamic
print(E.f.name)  # expect: f
