# Mapping and sequence patterns: what counts as one, in which order things are asked, and what goes wrong.
import collections
import collections.abc



class Watched(dict):
    def get(self, key, default=None):
        print("get", key)
        return super().get(key, default)

    def __len__(self):
        print("len")
        return super().__len__()


def watched(m):
    match m:
        case {"a": 1, "b": 2, "c": 3, "d": 4}:
            return "four"
        case {"a": 1, "z": 2}:
            return "z"
        case {"a": a, **rest}:
            return a, rest


print(watched(Watched(a=1, b=2)))


class Key:
    A = "a"
    B = "b"
    AGAIN = "a"


def by_names(m):
    match m:
        case {Key.A: x, Key.B: y, "c": z}:
            return x, y, z
        case {Key.A: x, **rest}:
            return x, rest
        case {Key.A: x, Key.AGAIN: y}:
            return "twice"
    return "none"


for m in [{"a": 1, "b": 2, "c": 3}, {"a": 1, "c": 3}, {"b": 1}, {"b": 1, "c": 2}]:
    try:
        print(by_names(m))
    except ValueError as e:
        print("ValueError", e)


def twice(m):
    match m:
        case {Key.A: x, Key.AGAIN: y}:
            return "twice"


for m in [{"a": 1, "b": 2}, {"b": 1, "c": 2}, {}]:
    try:
        print(twice(m))
    except ValueError as e:
        print("ValueError", e)


# A missing key is not made.
d = collections.defaultdict(list)
match d:
    case {"x": x}:
        print("x", x)
    case {**rest}:
        print("rest", rest, dict(d))


# None, booleans, numbers and bytes are keys, too.
match {None: 1, True: 2, 3.5: 4, b"k": 5, -1: 6}:
    case {None: a, True: b, 3.5: c, b"k": e, -1: f}:
        print(a, b, c, e, f)
match {1: "one"}:
    case {True: x}:
        print(x)


class Sequence(collections.abc.Sequence):
    def __init__(self, *items):
        self.items = items

    def __len__(self):
        return len(self.items)

    def __getitem__(self, i):
        print("item", i)
        return self.items[i]


class Mapping(collections.abc.Mapping):
    def __init__(self, **items):
        self.items_ = items

    def __len__(self):
        return len(self.items_)

    def __getitem__(self, key):
        return self.items_[key]

    def __iter__(self):
        return iter(self.items_)


class Registered:
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n

    def __iter__(self):
        print("iter")
        return iter(range(self.n))

    def __getitem__(self, i):
        print("item", i)
        return i * 10


class Derived(Registered):
    pass


class Mutable(collections.UserList):
    pass


def sort_of(x):
    match x:
        case []:
            return "empty sequence"
        case [1]:
            return "one"
        case [_]:
            return "one item"
        case [0, *_, last]:
            return f"from 0 to {last}"
        case [a, *b]:
            return f"sequence {a} {b}"
        case {"k": v}:
            return f"k {v}"
        case {}:
            return "mapping"
    return "neither"


print(sort_of(Registered(2)))
collections.abc.Sequence.register(Registered)
for x in [
    Sequence(), Sequence(1), Sequence(2), Sequence(0, 1, 2), Sequence(4, 5), Mapping(), Mapping(k=1), Registered(0), Registered(1), Registered(3),
    Derived(2), Mutable([1]), Mutable([5, 6]), collections.UserDict(k=2), collections.OrderedDict(k=3), collections.Counter("kk"), collections.ChainMap({"k": 4}),
    collections.deque([0, 9]), collections.deque(), vars(type("T", (), {"k": 5})), "", "a", b"a", bytearray(b"a"), {1}, iter([]), range(0, 9, 3), (0, 2),
    (x for x in "ab"), zip("a"), {}.keys(), dict(k=6).items(),
]:
    print(type(x).__name__, sort_of(x))


class Odd(list):
    def __len__(self):
        return 2


# The length says how many there are; what iteration gives must agree.
try:
    match Odd([1, 2, 3]):
        case [a, b]:
            print(a, b)
except ValueError as e:
    print("ValueError", e)
match Odd([7, 8, 9]):
    case [a, *_]:
        print(a)
match Odd([7, 8, 9]):
    case [*_, a]:
        print(a)


# Exceptions on the way.
class Bad:
    def __eq__(self, other):
        raise RuntimeError("no ==")


class Unclear:
    def __eq__(self, other):
        return self

    def __bool__(self):
        raise RuntimeError("no truth")


class Equal:
    def __eq__(self, other):
        print("==", other)
        return other == 2


def compare(x):
    match x:
        case 1:
            return "one"
        case 2:
            return "two"
        case "a":
            return "a"


for x in [Bad(), Unclear(), Equal()]:
    try:
        print(compare(x))
    except RuntimeError as e:
        print("RuntimeError", e)


def guard(x):
    match x:
        case n if n.missing:
            return 1


try:
    guard(5)
except AttributeError as e:
    print("AttributeError", e)
# expect: len
# expect: len
# expect: get a
# expect: get z
# expect: len
# expect: get a
# expect: (1, {'b': 2})
# expect: (1, 2, 3)
# expect: (1, {'c': 3})
# expect: none
# expect: none
# expect: ValueError mapping pattern checks duplicate key ('a')
# expect: None
# expect: None
# expect: rest {} {}
# expect: 1 2 4 5 6
# expect: one
# expect: neither
# expect: Sequence empty sequence
# expect: item 0
# expect: item 1
# expect: Sequence one
# expect: item 0
# expect: item 1
# expect: Sequence one item
# expect: item 0
# expect: item 2
# expect: Sequence from 0 to 2
# expect: item 0
# expect: item 0
# expect: item 1
# expect: item 2
# expect: Sequence sequence 4 [5]
# expect: Mapping mapping
# expect: Mapping k 1
# expect: Registered empty sequence
# expect: iter
# expect: Registered one item
# expect: item 0
# expect: item 2
# expect: Registered from 0 to 20
# expect: item 0
# expect: item 1
# expect: Derived from 0 to 10
# expect: Mutable one
# expect: Mutable sequence 5 [6]
# expect: UserDict k 2
# expect: OrderedDict k 3
# expect: Counter k 2
# expect: ChainMap k 4
# expect: deque from 0 to 9
# expect: deque empty sequence
# expect: mappingproxy k 5
# expect: str neither
# expect: str neither
# expect: bytes neither
# expect: bytearray neither
# expect: set neither
# expect: list_iterator neither
# expect: range from 0 to 6
# expect: tuple from 0 to 2
# expect: generator neither
# expect: zip neither
# expect: dict_keys neither
# expect: dict_items neither
# expect: ValueError too many values to unpack (expected 2)
# expect: 7
# expect: 8
# expect: RuntimeError no ==
# expect: RuntimeError no truth
# expect: == 1
# expect: == 2
# expect: two
# expect: AttributeError 'int' object has no attribute 'missing'
