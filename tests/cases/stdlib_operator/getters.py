# itemgetter and attrgetter as objects, and as keys of items of the program.
import copy
import pickle
from functools import partial
from operator import attrgetter, itemgetter


class R:

    def __init__(s, n):
        s.n = n

    def __repr__(s):
        return f'R{s.n}'

    def __getitem__(s, k):
        return (s.n, k)

    def __lt__(s, o):
        return s.n < o.n
i = itemgetter(1)
a = attrgetter('x.y', 'z')
print(type(i), type(a), i, a, i == i, i == itemgetter(1), hash(i) == hash(i), len({i, itemgetter(1)}), callable(i), bool(i))
# expect: <class 'operator.itemgetter'> <class 'operator.attrgetter'> operator.itemgetter(1) operator.attrgetter('x.y', 'z') True False True 2 True True
print(isinstance(i, itemgetter), i.__call__([5, 6]), i.__reduce__(), a.__reduce__(), itemgetter(slice(1, 3))('abcd'), hash(itemgetter([1])) != 0)
# expect: True 6 (<class 'operator.itemgetter'>, (1,)) (<class 'operator.attrgetter'>, ('x.y', 'z')) bc True
j = copy.copy(i)
print(j([3, 4]), type(copy.deepcopy(a)), repr(copy.deepcopy(a)))
# expect: 4 <class 'operator.attrgetter'> operator.attrgetter('x.y', 'z')
print(itemgetter(R(1)), [itemgetter(R(2), 3)], itemgetter(0, 1)(R(3)), f'{i}')
# expect: operator.itemgetter(R1) [operator.itemgetter(R2, 3)] ((3, 0), (3, 1)) operator.itemgetter(1)
for f in (lambda: i(), lambda: i(1, 2), lambda: i(x=1), lambda: i([1]), lambda: itemgetter(x=1), lambda: a(1), lambda: attrgetter(1)(2), lambda: attrgetter('x', 2)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
# expect: TypeError itemgetter expected 1 argument, got 0
# expect: TypeError itemgetter expected 1 argument, got 2
# expect: TypeError itemgetter() takes no keyword arguments
# expect: IndexError list index out of range
# expect: TypeError itemgetter() takes no keyword arguments
# expect: AttributeError 'int' object has no attribute 'x'
# expect: TypeError attribute name must be a string
# expect: TypeError attribute name must be a string
try:

    class S(itemgetter):
        pass
except TypeError:
    print('TypeError')  # expect: TypeError
xs = [R(3), R(1), R(2)]
print(sorted(xs, key=itemgetter(0)), sorted(xs, key=attrgetter('n'), reverse=True), max(xs, key=attrgetter('n')), min([], key=i, default=7))
# expect: [R1, R2, R3] [R3, R2, R1] R3 7
rows = [(2, 'b'), (1, 'a'), (2, 'a')]
print(sorted(rows, key=itemgetter(0)), sorted(rows, key=itemgetter(1, 0)), sorted(rows, key=itemgetter(0), reverse=True), max(rows, key=itemgetter(0)), min(rows, key=itemgetter(1)))
# expect: [(1, 'a'), (2, 'b'), (2, 'a')] [(1, 'a'), (2, 'a'), (2, 'b')] [(2, 'b'), (2, 'a'), (1, 'a')] (2, 'b') (1, 'a')
rows.sort(key=itemgetter(1))
print(rows)  # expect: [(1, 'a'), (2, 'a'), (2, 'b')]
try:
    rows.sort(key=itemgetter(5))
except IndexError as e:
    print(e, rows)  # expect: tuple index out of range [(1, 'a'), (2, 'a'), (2, 'b')]


class P:

    @property
    def p(s):
        print('p')
        return 1
print(list(map(attrgetter('p'), [P(), P()])), sorted([P(), P()], key=attrgetter('p')) != [])
# expect: p
# expect: p
# expect: p
# expect: p
# expect: [1, 1] True
d = {'a': 1}
print(list(map(itemgetter('a'), [d, d])), max([{'k': R(1)}, {'k': R(5)}], key=itemgetter('k')))
# expect: [1, 1] {'k': R5}
print(partial(itemgetter(1))([1, 2]), list(filter(itemgetter(0), [(0, 1), (1, 0)])))  # expect: 2 [(1, 0)]
print(pickle.dumps(i), pickle.dumps(a, 2))
# expect: b'\x80\x04\x95!\x00\x00\x00\x00\x00\x00\x00\x8c\x08operator\x94\x8c\nitemgetter\x94\x93\x94K\x01\x85\x94R\x94.' b'\x80\x02coperator\nattrgetter\nq\x00X\x03\x00\x00\x00x.yq\x01X\x01\x00\x00\x00zq\x02\x86q\x03Rq\x04.'
print(hasattr(i, '__self__'), hasattr(i, '__func__'))  # expect: False False
print(attrgetter('__class__.__name__')(i), i.__class__, itemgetter.__name__, itemgetter.__module__)
# expect: itemgetter <class 'operator.itemgetter'> itemgetter operator
items = []
g = itemgetter(items, 1)
items.append(g)
print(g, items)  # expect: operator.itemgetter([operator.itemgetter(...)], 1) [operator.itemgetter([...], 1)]
