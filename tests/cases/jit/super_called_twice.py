# Two calls through one `super()`, the second of which some classes never come to.


class Base:
    def first(self):
        return 1

    def second(self):
        return 2


class Both(Base):
    wanted = True

    def total(self):
        parent = super()
        n = parent.first()
        if self.wanted:
            n += parent.second()
        return n


class One(Both):
    wanted = False


def one(n):
    total = 0
    for i in range(n):
        obj = One()
        total += obj.total()
    return total


def both(n):
    total = 0
    for i in range(n):
        total += Both().total()
    return total


for i in range(4):
    print(both(2000), one(2000))


def changing(n):
    total = 0
    for i in range(n):
        obj = One()
        obj.wanted = i % 100 == 0
        total += obj.total()
    return total


print(changing(3000), one(2000))

# expect: 6000 2000
# expect: 6000 2000
# expect: 6000 2000
# expect: 6000 2000
# expect: 3060 2000
