# Every sort of pattern, and what it binds.

def kind(x):
    match x:
        case None:
            return "none"
        case True | False:
            return "bool"
        case 0:
            return "zero"
        case -1:
            return "minus one"
        case 2.5:
            return "float"
        case "a" "b" | "cd":
            return "text"
        case b"raw":
            return "bytes"
        case []:
            return "empty"
        case [x]:
            return f"one: {x!r}"
        case (1, y) | (y, 1):
            return f"with 1: {y!r}"
        case [first, *_, last] if first == last:
            return f"around {first!r}"
        case [first, second, *rest]:
            return f"{first!r} {second!r} {rest!r}"
        case {"kind": "point", "at": (x, y)}:
            return f"point {x} {y}"
        case {"kind": k, **rest}:
            return f"{k} {sorted(rest.items())}"
        case {}:
            return "mapping"
        case int(n) if n > 100:
            return f"large {n}"
        case int() | float() as n:
            return f"number {n}"
        case str(s):
            return f"str {s}"
    return "nothing"


for x in [
    None, True, False, 0, 0.0, -1, 2.5, "ab", "cd", b"raw", bytearray(b"raw"), [], (), [7], (None,), (1, 2), (2, 1), [1, 1],
    [3, 4, 3], [3, 3], [3, 4, 5], range(3), range(5), {"kind": "point", "at": [1, 2]}, {"kind": "point", "at": 5}, {"kind": "x"},
    {"other": 1}, {}, 101, 99, 1 << 80, 7.25, "text", set(), object, {1}, frozenset(), iter([1]), "abc",
]:
    print(kind(x))


# Names are bound only when the whole pattern has matched, and stay bound when the guard fails.
def bound(x):
    a = b = "old"
    match x:
        case [a, 1]:
            pass
        case [2, b] if a == "new":
            pass
        case [a, b, 3]:
            pass
        case a:
            pass
    return a, b


for x in [[5, 1], [2, 9], [4, 5, 3], [4, 5, 6], 8]:
    print(bound(x))


# The subject is evaluated once; captures may have its name.
def swap(pair):
    match pair:
        case (pair, other) if other > 1:
            return pair, other
        case (0, pair):
            return pair
        case _:
            return pair


print(swap((5, 2)), swap((0, 1)), swap((3, 1)), swap("none"))
calls = []


def subject():
    calls.append(1)
    return 3


match subject():
    case 1:
        print("one")
    case 2:
        print("two")
    case n:
        print("n", n)
print(calls)

# A tuple as subject, with or without parentheses, and a starred one.
match 1, 2:
    case a, b:
        print(a, b)
match 5,:
    case [five]:
        print(five)
rest = [2, 3]
match 1, *rest:
    case 1, *more:
        print(more)

# Stars at every place.
for x in [[1, 2, 3, 4], [1], [], (1, 2)]:
    match x:
        case [*all, 4]:
            print("ends", all)
        case [1, *tail] if tail:
            print("begins", tail)
        case [*only]:
            print("all", only)
for x in [[1, 2], [1, 2, 3], "no"]:
    match x:
        case [_, _]:
            print("two")
        case [_, *_]:
            print("some")
        case _:
            print("else")

# match, case and _ are names elsewhere.
match = [1, 2]
case = {"match": match}
_ = "kept"
match[0] = 3
print(match, case, match[0])
match match:
    case [match, _]:
        print(match)
print(_)


# Nested patterns, alternatives within, names of classes and of modules' attributes.
class Color:
    RED = 1
    GREEN = "green"


def color(x):
    match x:
        case Color.RED:
            return "red"
        case [Color.GREEN | "verde", int() as n] | {"c": Color.GREEN, "n": n}:
            return f"green {n}"
        case {Color.GREEN: v, "x": [_, (w, *_)]}:
            return f"keyed {v} {w}"
    return None


for x in [1, 1.0, True, ["green", 3], ["verde", 4], ["green", "x"], {"c": "green", "n": 9, "z": 0}, {"green": 5, "x": (0, [7, 8])}, {"green": 5}]:
    print(color(x))


# In loops, with break, continue, return and finally.
def loop(items):
    out = []
    for item in items:
        try:
            match item:
                case "stop":
                    break
                case "skip":
                    continue
                case ("give", value):
                    return out, value
                case [*inner]:
                    for inner_item in inner:
                        match inner_item:
                            case int(n):
                                out.append(n)
                case _:
                    out.append(item)
        finally:
            out.append("|")
    return out


print(loop([1, "skip", [1, "x", 2], "stop", 3]))
print(loop([("give", 5)]))


# At module level, in classes, in comprehensions' functions, with closures and globals.
def outer(x):
    match x:
        case {"a": a}:
            def inner():
                return a
            return inner()
    return None


def to_global(x):
    global found
    match x:
        case (found, _):
            return True
    return False


class Body:
    match (1, 2):
        case (one, two):
            pass


print(outer({"a": 3}), outer(3), to_global((7, 8)), found, Body.one, Body.two)
print([outer({"a": n}) for n in range(3)])


def generator(items):
    for item in items:
        match item:
            case int(n):
                got = yield n
                print("got", got)
            case [*many]:
                yield from generator(many)


g = generator([1, [2, [3]], "no"])
print(next(g), g.send("a"), g.send("b"), next(g, "end"))
# expect: none
# expect: bool
# expect: bool
# expect: zero
# expect: zero
# expect: minus one
# expect: float
# expect: text
# expect: text
# expect: bytes
# expect: bytes
# expect: empty
# expect: empty
# expect: one: 7
# expect: one: None
# expect: with 1: 2
# expect: with 1: 2
# expect: with 1: 1
# expect: around 3
# expect: around 3
# expect: 3 4 [5]
# expect: 0 1 [2]
# expect: 0 1 [2, 3, 4]
# expect: point 1 2
# expect: point [('at', 5)]
# expect: x []
# expect: mapping
# expect: mapping
# expect: large 101
# expect: number 99
# expect: large 1208925819614629174706176
# expect: number 7.25
# expect: str text
# expect: nothing
# expect: nothing
# expect: nothing
# expect: nothing
# expect: nothing
# expect: str abc
# expect: (5, 'old')
# expect: ([2, 9], 9)
# expect: (4, 5)
# expect: ([4, 5, 6], 'old')
# expect: (8, 'old')
# expect: (5, 2) 1 3 none
# expect: n 3
# expect: [1]
# expect: 1 2
# expect: 5
# expect: [2, 3]
# expect: ends [1, 2, 3]
# expect: all [1]
# expect: all []
# expect: begins [2]
# expect: two
# expect: some
# expect: else
# expect: [3, 2] {'match': [3, 2]} 3
# expect: 3
# expect: kept
# expect: red
# expect: red
# expect: red
# expect: green 3
# expect: green 4
# expect: None
# expect: green 9
# expect: keyed 5 7
# expect: None
# expect: [1, '|', '|', 1, 2, '|', '|']
# expect: (['|'], 5)
# expect: 3 None True 7 1 2
# expect: [0, 1, 2]
# expect: got a
# expect: got b
# expect: got None
# expect: 1 2 3 end
