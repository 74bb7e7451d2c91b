# Names and attributes of modules that stand for bound methods, called in hot code: of natives and of functions, rebound later.
import random
import sys
from random import random as draw


class Account:
    def __init__(self):
        self.n = 0

    def add(self, x, y=1):
        if x < 0:
            raise ValueError(x)
        self.n += x * y
        return self.n


account = Account()
add = account.add
items = []
push = items.append
get = {"a": 1, "b": 2}.get
here = sys.modules[__name__]


def turns(n):
    s = 0
    for i in range(n):
        s += add(i) + add(i, 2) + here.add(1, y=3)
        push(i)
        s += get("a") + get("c", 5)
        here.push(s)
    return s


for _ in range(60):
    n = turns(10)
print(n, account.n, len(items), items[-3:])


def fails(x):
    try:
        return add(x)
    except ValueError as e:
        return "no %s" % e


for i in range(80):
    n = fails(i % 3 - 1)
print(n, fails(-4))
for _ in range(60):
    try:
        here.get()
    except TypeError as e:
        message = str(e)
print(message.split(",")[0])
random.seed(7)
a = [sum(random.random() for _ in range(50)) for _ in range(60)]
random.seed(7)
b = [sum(draw() for _ in range(50)) for _ in range(60)]
print(a == b)


def rebound(n):
    s = 0
    for i in range(n):
        if i == n - 5:
            here.add = lambda x: -1000
        s += add(1)
    return s


for _ in range(60):
    add = account.add
    n = rebound(5)
account.n = 0
add = account.add
print(n, rebound(20))
# expect: 293940 9900 1200 [264258, 9, 293940]
# expect: 9926 no -4
# expect: get expected at least 1 argument
# expect: True
# expect: -5000 -4880
