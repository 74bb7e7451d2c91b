# del of names, attributes, items and nested targets.
x = y = 1
del x
try:
    x
except NameError as e:
    print(e)  # expect: name 'x' is not defined
a, b, c = 1, 2, 3
del a, (b, [c])
print("a" in globals(), "b" in globals(), "c" in globals(), y)  # expect: False False False 1


class O:
    cls_attr = 1


o = O()
o.v = 5
del o.v
for name in ("v", "cls_attr"):
    try:
        delattr(o, name)
    except AttributeError as e:
        print(e)
# expect: 'O' object has no attribute 'v'
# expect: 'O' object has no attribute 'cls_attr'
del O.cls_attr
print(hasattr(o, "cls_attr"))  # expect: False
d = {1: 2, 3: 4}
del d[1]
print(d)  # expect: {3: 4}
try:
    del d[1]
except KeyError as e:
    print(repr(e))  # expect: KeyError(1)


def f():
    v = 1
    del v
    try:
        return v
    except UnboundLocalError as e:
        return str(e)


print(f())  # expect: cannot access local variable 'v' where it is not associated with a value
try:
    del never
except NameError as e:
    print(e)  # expect: name 'never' is not defined
