# Augmented assignment on attributes and subscripts reads and writes the target once.
class Obj:
    pass


calls = []


def get(o):
    calls.append("get")
    return o


o = Obj()
o.n = 1
get(o).n += 10
print(o.n, calls)  # expect: 11 ['get']
d = {"k": [1]}
calls.clear()
d[(calls.append("key"), "k")[1]] += [2]
print(d, calls)  # expect: {'k': [1, 2]} ['key']
lst = [1, 2, 3]
lst[0] += 5
lst[-1] *= 2
lst[0:2] += [9]
print(lst)  # expect: [6, 2, 9, 6]
o.inner = Obj()
o.inner.xs = [[0]]
o.inner.xs[0][0] -= 7
print(o.inner.xs)  # expect: [[-7]]
try:
    o.missing += 1
except AttributeError as e:
    print(e)  # expect: 'Obj' object has no attribute 'missing'
try:
    d["none"] += 1
except KeyError as e:
    print(repr(e))  # expect: KeyError('none')
try:
    unknown += 1
except NameError as e:
    print(e)  # expect: name 'unknown' is not defined
