# Single inheritance, overriding and calls to the base.
class Animal:
    sound = "..."

    def __init__(self, name):
        self.name = name

    def speak(self):
        return f"{self.name} says {self.sound}"

    def intro(self):
        return "I am " + self.speak()


class Dog(Animal):
    sound = "woof"


class Puppy(Dog):
    def __init__(self, name, age):
        super().__init__(name)
        self.age = age

    def speak(self):
        return super().speak() + f" ({self.age})"


class Cat(Animal):
    def speak(self):
        return Animal.speak(self).upper()


for a in (Animal("a"), Dog("d"), Puppy("p", 2), Cat("c")):
    print(a.intro(), isinstance(a, Dog))
# expect: I am a says ... False
# expect: I am d says woof True
# expect: I am p says woof (2) True
# expect: I am C SAYS ... False
print(issubclass(Puppy, Animal), issubclass(Cat, Dog), issubclass(Dog, (int, Animal)))  # expect: True False True
print(Puppy.__mro__ == (Puppy, Dog, Animal, object), [c.__name__ for c in Animal.__subclasses__()])
# expect: True ['Dog', 'Cat']
Dog.sound = "WOOF"
print(Puppy("x", 1).speak())  # expect: x says WOOF (1)
