# A reusable validating descriptor with __set_name__.
class Typed:
    def __init__(self, kind, default=None):
        self.kind, self.default = kind, default

    def __set_name__(self, owner, name):
        self.name = name
        self.slot = "_" + name

    def __get__(self, obj, owner):
        if obj is None:
            return self
        return getattr(obj, self.slot, self.default)

    def __set__(self, obj, value):
        if not isinstance(value, self.kind):
            raise TypeError(f"{self.name} must be {self.kind.__name__}, not {type(value).__name__}")
        setattr(obj, self.slot, value)


class Person:
    name = Typed(str, "anon")
    age = Typed(int)

    def __init__(self, **kw):
        for k, v in kw.items():
            setattr(self, k, v)


p, q = Person(name="Ann", age=3), Person()
print(p.name, p.age, q.name, q.age, vars(p))  # expect: Ann 3 anon None {'_name': 'Ann', '_age': 3}
for bad in ({"age": "x"}, {"name": 5}):
    try:
        Person(**bad)
    except TypeError as e:
        print(e)
# expect: age must be int, not str
# expect: name must be str, not int
p.age += 1
print(p.age, Person.age is vars(Person)["age"], Person.name.kind.__name__)  # expect: 4 True str
