# map() with functions that natives answer, ask for, or refuse; with several iterables; and what ends it.
import operator


class Sized:
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n

    def __int__(self):
        return self.n * 10

    def __str__(self):
        return f"<{self.n}>"

    def __iter__(self):
        return iter(range(self.n))

    def __next__(self):
        raise StopIteration

    def __add__(self, other):
        return ("add", self.n, other)

    def __radd__(self, other):
        return ("radd", other, self.n)


class Bad:
    def __len__(self):
        return -1

    def __int__(self):
        raise KeyError("no int")


def answered():
    mixed = ["abc", [1, 2], Sized(4), (), {1: 2}]
    print(list(map(len, mixed)))
    print(list(map(int, ["12", 3.9, True, Sized(2), b"7"])))
    print(list(map(str, [1, None, Sized(3), "x", 1.5])))
    print(list(map(sum, [[1, 2], Sized(4), (), range(5)])))
    print(list(map(sorted, [[2, 1], "ba", Sized(3)])))
    print(list(map(list, ["ab", Sized(2), {3: 4}])))
    print(list(map(tuple, [Sized(2), "ab"])), list(map(dict, [[(1, 2)], {3: 4}])))
    print(list(map(bool, [0, "", Sized(0), Sized(1)])))
    print(list(map(repr, ["a", b"b", 1.0])), sum(map(abs, [-1, 2, -3])))
    print(dict(map(reversed, [(1, 2), (3, 4)])) if False else list(map(type, [1, "a"])))
    print(" ".join(map(chr, [65, 66])), max(map(ord, "abc")))


def refused():
    for function, items in (
        (len, ["a", 3]),
        (len, ["a", Bad()]),
        (int, ["1", "x"]),
        (int, ["1", Bad()]),
        (next, [iter([1]), iter([]), iter([2])]),
        (next, [iter([1]), Sized(1), iter([2])]),
        (ord, ["a", "ab"]),
        (sum, [[1], ["a"]]),
    ):
        it = map(function, items)
        got = []
        try:
            for v in it:
                got.append(v)
            print("ended", got)
        except Exception as e:
            print(type(e).__name__, e, got)
        try:
            print("then", list(it))
        except Exception as e:
            print("then", type(e).__name__)


def rows():
    print(list(map(operator.add, [1, "a", Sized(1), 2], [2, "b", 3, Sized(4)])))
    print(list(map(pow, [2, 3, 4], [3, 2], [5, 7, 9])))
    print(list(map(max, [1, 5], (4, 2), iter([3, 9]))))
    print(list(map(isinstance, [1, "a"], [int, int])))
    print(list(map(divmod, range(5, 8), map(abs, [-2, 3, -4]))))
    shared = iter(range(7))
    print(list(map(operator.sub, shared, shared)), list(shared))
    print(list(map(operator.add, [], [1])), list(map(operator.add, [1], [])))
    it = map(lambda a, b, c: (a, b, c), "ab", [1, 2], iter((3,)))
    print(next(it), next(it, "end"))
    for n in range(300):
        total = sum(map(operator.mul, range(n % 7), range(1, 9))) + len(list(map(len, ["x"] * n)))
    print(total)


def inside():
    "A map of maps, and maps that a map's function makes."
    print([list(m) for m in map(map, [len, str], [["a", "bc"], [1, 2]])])
    print(list(map(list, map(lambda n: map(str, range(n)), range(4)))))
    print(list(zip(map(len, ["a", Sized(2)]), map(int, "12"))))
    print(list(filter(None, map(int, "1020"))), list(enumerate(map(str, range(2)))))
    print(sorted(map(len, ["aaa", "b", "cc"]), reverse=True), set(map(int, "1121")))


answered()
refused()
rows()
inside()
# expect: [3, 2, 4, 0, 1]
# expect: [12, 3, 1, 20, 7]
# expect: ['1', 'None', '<3>', 'x', '1.5']
# expect: [3, 6, 0, 10]
# expect: [[1, 2], ['a', 'b'], [0, 1, 2]]
# expect: [['a', 'b'], [0, 1], [3]]
# expect: [(0, 1), ('a', 'b')] [{1: 2}, {3: 4}]
# expect: [False, False, False, True]
# expect: ["'a'", "b'b'", '1.0'] 6
# expect: [<class 'int'>, <class 'str'>]
# expect: A B 99
# expect: TypeError object of type 'int' has no len() [1]
# expect: then []
# expect: ValueError __len__() should return >= 0 [1]
# expect: then []
# expect: ValueError invalid literal for int() with base 10: 'x' [1]
# expect: then []
# expect: KeyError 'no int' [1]
# expect: then []
# expect: ended [1]
# expect: then [2]
# expect: ended [1]
# expect: then [2]
# expect: TypeError ord() expected a character, but string of length 2 found [97]
# expect: then []
# expect: TypeError unsupported operand type(s) for +: 'int' and 'str' [1]
# expect: then []
# expect: [3, 'ab', ('add', 1, 3), ('radd', 2, 4)]
# expect: [3, 2]
# expect: [4, 9]
# expect: [True, False]
# expect: [(2, 1), (2, 0), (1, 3)]
# expect: [-1, -1, -1] []
# expect: [] []
# expect: ('a', 1, 3) end
# expect: 339
# expect: [[1, 2], ['1', '2']]
# expect: [[], ['0'], ['0', '1'], ['0', '1', '2']]
# expect: [(1, 1), (2, 2)]
# expect: [1, 2] [(0, '0'), (1, '1')]
# expect: [3, 2, 1] {1, 2}
