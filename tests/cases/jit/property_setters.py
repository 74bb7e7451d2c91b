# Setters of properties are entered natively: of one class, of several that share one, of classes with setters of their own;
# with errors, with classes that change, and where the attribute is none that can be set.


class Gauge:
    def __init__(self, top):
        self.top = top
        self._level = 0

    @property
    def level(self):
        return self._level

    @level.setter
    def level(self, level):
        if level > self.top:
            raise ValueError(f"{level} is above {self.top}")
        self._level = level

    @property
    def fixed(self):
        return self.top


class Tank(Gauge):
    pass


class Doubling(Gauge):
    @Gauge.level.setter
    def level(self, level):
        self._level = 2 * level


def fill(gauge, n):
    for i in range(n):
        gauge.level += i % 3
    return gauge.level


print(fill(Gauge(10**9), 3000))


def fill_all(gauges, n):
    for i in range(n):
        for gauge in gauges:
            gauge.level = gauge.level + i
    return [gauge.level for gauge in gauges]


print(fill_all([Gauge(10**9), Tank(10**9)], 1500))
print(fill_all([Gauge(10**9), Tank(10**9), Doubling(10**9)], 60))


def overflow(gauge):
    refused = 0
    for i in range(2000):
        try:
            gauge.level = i
        except ValueError as error:
            refused += 1
            last = str(error)
    return refused, last, gauge.level


print(overflow(Gauge(1500)))


def set_fixed(gauge):
    refused = 0
    for i in range(2000):
        try:
            gauge.fixed = i
        except AttributeError as error:
            refused += 1
            last = str(error)
    return refused, last


print(set_fixed(Gauge(1)))


def changing(gauge):
    seen = []
    for i in range(3000):
        gauge.level = i
        if i == 1000:
            Tank.level = Doubling.level
        elif i == 2000:
            Tank.level = None
            seen.append(gauge.level)
        if i % 500 == 0:
            seen.append(gauge._level)
    return seen, "level" in vars(gauge)


print(changing(Tank(10**9)))


class Watched:
    def __setattr__(self, name, value):
        object.__setattr__(self, name, value + 1)

    @property
    def x(self):
        return self.y

    @x.setter
    def x(self, value):
        self.y = value


def watch(w):
    for i in range(2000):
        w.x = i
    return w.x


print(watch(Watched()))


class Deep:
    def __init__(self, inner):
        self.inner = inner

    @property
    def value(self):
        return self.inner.value if self.inner else 0

    @value.setter
    def value(self, value):
        if self.inner:
            self.inner.value = value - 1
        elif value < 0:
            raise KeyError(value)


def sink(deep):
    wrong = []
    for i in range(1500):
        try:
            deep.value = i % 40
        except KeyError as error:
            wrong.append(error.args[0])
    return len(wrong), sum(wrong)


deep = None
for _ in range(8):
    deep = Deep(deep)
print(sink(deep))

Gauge(1).level = 2
# raises: ValueError: 2 is above 1

# expect: 3000
# expect: [1124250, 1124250]
# expect: [1770, 1770, 2305843009213693830]
# expect: (499, '1999 is above 1500', 1500)
# expect: (2000, "property 'fixed' of 'Gauge' object has no setter")
# expect: ([0, 500, 1000, 3000, None, 4000, 4000], True)
# expect: 2001
# expect: (266, -1064)
