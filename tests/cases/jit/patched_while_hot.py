# What native code relies on is changed inside the hot loop itself, long after it was compiled.
class P:
    scale = 2

    def __init__(self, x):
        self.x = x

    def m(self, y):
        return self.x + y * self.scale

    @property
    def p(self):
        return self.x


class Q(P):
    pass


def methods(n):
    o, q = P(1), Q(10)
    s = 0
    for i in range(n):
        s += o.m(i) + q.m(1) + q.p
        if i == 6000:
            P.m = lambda self, y: 1
        elif i == 7000:
            Q.m = lambda self, y: 1000
        elif i == 8000:
            del Q.m
        elif i == 8500:
            P.p = property(lambda self: -5)
        elif i == 9000:
            o.m = lambda y: -y
    return s


print(methods(10000))


def class_attributes(n):
    o = Q(1)
    s = 0
    for i in range(n):
        s += o.scale
        if i == 5000:
            P.scale = 0.5
        elif i == 6000:
            Q.scale = 3
        elif i == 7000:
            o.scale = 100
        elif i == 7500:
            del o.scale
        elif i == 8000:
            del Q.scale
    return s


print(class_attributes(9000))


def attributes(n):
    o = P(1)
    s = 0
    failures = 0
    for i in range(n):
        try:
            s += o.x
        except AttributeError as e:
            failures += 1
            if failures == 1:
                print(e)
        if i % 1000 == 999 and i > 5000:
            if i % 2000 == 999:
                del o.x
            else:
                o.x = 2.5
    return s, failures


print(attributes(12000))




def helper(x):
    return x + 1


limit = 3


def names(n):
    global helper, limit, len, abs
    s = 0
    for i in range(n):
        s += helper(i) + limit + len("ab") + abs(-1)
        if i == 5000:
            helper = lambda x: -x
        elif i == 6000:
            limit = 0.25
        elif i == 7000:
            len = lambda x: 100
        elif i == 8000:
            abs = max
            abs = lambda x: 7
        elif i == 9000:
            del len, abs
        elif i == 9500:
            del limit
    return s


try:
    names(10000)
except NameError as e:
    print(e)
limit = 1
print(names(9500))
# expect: 27677027
# expect: 65501.5
# expect: 'P' object has no attribute 'x'
# expect: (13500.0, 3000)
# expect: name 'limit' is not defined
# expect: -44882874.25
