# A failing statement leaves finished effects in place and no others.
log = []


def t(x):
    log.append(x)
    return x


x = [0, 0, 0]
try:
    x[t(0)] = t(5)
    x[t(1)], x[t(9)], x[t(2)] = 1, 2, 3
except IndexError as e:
    print(e, x, log)  # expect: list assignment index out of range [5, 1, 0] [5, 0, 1, 9]
d = {}
try:
    d.update(a=1, b=t(2), c=1 // 0)
except ZeroDivisionError as e:
    print(e, d)  # expect: integer division or modulo by zero {}
try:
    y = [t("p"), 1 // 0, t("q")]
except ZeroDivisionError:
    print("y" in globals(), log[-1])  # expect: False p
try:
    a = b = 1 // 0
except ZeroDivisionError:
    print("a" in globals(), "b" in globals())  # expect: False False
a = 1
try:
    a = a + "x"
except TypeError:
    print(a)  # expect: 1
lst = [1]
try:
    lst += [2, 3, int("x")]
except ValueError:
    print(lst)  # expect: [1]
try:
    lst.extend(int(c) for c in "45x6")
except ValueError:
    print(lst)  # expect: [1, 4, 5]
try:
    print("printed?", t("arg"), 1 // 0)
except ZeroDivisionError:
    print(log[-1])  # expect: arg
try:
    del x[0], x[5], x[1]
except IndexError:
    print(x)  # expect: [1, 0]
try:
    (lambda p, q=t("default"): p)()
except TypeError as e:
    print(e, log[-1])  # expect: <lambda>() missing 1 required positional argument: 'p' default


class C:
    v = 0


try:
    C.v, C.w, C.z.nothing = 1, 2, 3
except AttributeError as e:
    print(e, C.v, C.w)  # expect: type object 'C' has no attribute 'z' 1 2
