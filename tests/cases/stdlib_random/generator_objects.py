# Independent Random instances, getstate and setstate.
import random

a, b = random.Random(1), random.Random(1)
print(a.random() == b.random(), a.randint(1, 100), b.randint(1, 100), a is not b)  # expect: True 98 98 True
random.seed(1)
print(random.random() == random.Random(1).random())  # expect: True
state = a.getstate()
first = [a.random() for _ in range(3)]
a.setstate(state)
print(first == [a.random() for _ in range(3)])  # expect: True
b.seed(99)
print(b.choice("abc"), b.sample(range(10), 3), b.random())  # expect: b [6, 3, 2] 0.23026272839629136
s = random.getstate()
u = random.random()
random.setstate(s)
print(u == random.random())  # expect: True


class Loaded(random.Random):
    def random(self):
        return 0.25


print(Loaded().uniform(0, 8), Loaded().random())  # expect: 2.0 0.25
print(random.Random(5).getrandbits(16), random.Random(5).getrandbits(16))  # expect: 40822 40822
