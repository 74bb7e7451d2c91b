"""Functions that pass on all they are given, over and over, with all sorts of keywords."""


def passing_on(f):
    def wrapper(*args, **kwargs):
        return f(*args, **kwargs)

    return wrapper


@passing_on
def add(x, y=1, *, z=0):
    return x + y * 10 + z * 100


@passing_on
def all_of(*args, **kwargs):
    kwargs["new"] = len(kwargs)
    return args, sorted(kwargs.items())


class Point:
    def __init__(self, x, y=0):
        self.x, self.y = x, y

    @passing_on
    def moved(self, dx=0, dy=0):
        return (self.x + dx, self.y + dy)


class Names(dict):
    def __getitem__(self, key):
        return 7

    def keys(self):
        return ["y"]


def total(rounds):
    found = 0
    p = Point(1, 2)
    names = {"y": 3}
    for i in range(rounds):
        found += add(i) + add(i, 2) + add(i, y=3) + add(i, z=1, y=2) + add(i, **names)
        found += p.moved(dy=i)[1] + Point(**{"x": i}).x + max(*(i, 3), **{"key": abs})
    return found


print(total(300))
given = {"a": 1}
for i in range(60):
    result = all_of(i, **given, b=i)
print(result, given)
print(add(1, **Names(y=2)), add(1, **dict(y=2), **{"z": 3}))


def failing(rounds, call):
    message = None
    for i in range(rounds):
        try:
            call(i)
        except TypeError as error:
            message = str(error)
    return message


print(failing(60, lambda i: add(i, **{"y": 1}, **{"y": 2})))
print(failing(60, lambda i: add(i, y=1, **{"y": 2})))
print(failing(60, lambda i: add(i, x=1)))
print(failing(60, lambda i: add(i, w=1)))
print(failing(60, lambda i: add(i, **{1: 2})))
print(failing(60, lambda i: add(i, **[1])))
print(failing(60, lambda i: Point(**{"z": 1})))

# Sets and dicts put together of others.
sets, dicts = set(), {}
for i in range(60):
    sets = {*[i, 1], *sets, *{2: 3}}
    dicts = {**dicts, i: i, **{"last": i}}
print(len(sets), len(dicts), dicts["last"])


# A queue of a dict: the first entry is deleted again and again.
queue = {}
for i in range(3000):
    queue[i] = i * 2
    if len(queue) > 20:
        for oldest in queue:
            break
        del queue[oldest]
    if i % 700 == 3:
        queue.pop(i - 1)
print(list(queue.items())[:3], len(queue), next(iter(queue.values())), list(reversed(queue))[-1])
while queue:
    first = next(iter(queue))
    last = next(reversed(queue))
    del queue[first]
    queue.pop(last, None)
print(queue, list(queue))
queue["again"] = 1
print(queue, list(queue.items()))
# expect: 422406
# expect: ((59,), [('a', 1), ('b', 59), ('new', 2)]) {'a': 1}
# expect: 21 321
# expect: __main__.passing_on.<locals>.wrapper() got multiple values for keyword argument 'y'
# expect: __main__.passing_on.<locals>.wrapper() got multiple values for keyword argument 'y'
# expect: add() got multiple values for argument 'x'
# expect: add() got an unexpected keyword argument 'w'
# expect: keywords must be strings
# expect: __main__.passing_on.<locals>.wrapper() argument after ** must be a mapping, not list
# expect: Point.__init__() got an unexpected keyword argument 'z'
# expect: 60 61 59
# expect: [(2980, 5960), (2981, 5962), (2982, 5964)] 20 5960 2980
# expect: {} []
# expect: {'again': 1} [('again', 1)]
