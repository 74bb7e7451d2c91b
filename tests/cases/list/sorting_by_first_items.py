# Tuples and floats are sorted by numbers that stand for their first items: what these cannot tell apart, and where they do not exist.
import random

inf, nan = float("inf"), float("nan")
floats = [0.0, -0.0, 1.5, -1.5, inf, -inf, 5e-324, -5e-324, 1e308, -1e308, 2**53, 2**53 + 1, -(2**53) - 1, 3, True]
rng = random.Random(5)


def insertion(items, key=lambda x: x):
    done = []
    for x in items:
        at = len(done)
        while at > 0 and key(x) < key(done[at - 1]):
            at -= 1
        done.insert(at, x)
    return done


def check(items):
    for _ in range(5):
        rng.shuffle(items)
        expected = insertion(items)
        found = sorted(items)
        assert [id(x) for x in found] == [id(x) for x in expected], (found, expected)
        falling = sorted(items, reverse=True)
        assert [id(x) for x in falling] == [id(x) for x in insertion(items[::-1])[::-1]], falling
        pairs = [(x, i) for i, x in enumerate(items)]
        assert [i for _, i in sorted(pairs, key=lambda p: p[0])] == [i for _, i in insertion(pairs, lambda p: p[0])]
        copy = items[:]
        copy.sort()
        assert copy == expected


check(floats)
check([f for f in floats if type(f) is float])
check([(f, str(i)) for i, f in enumerate(floats + floats)])
check([(i % 3, -i) for i in range(40)])
check([(i * 2**57 - 2**60, i % 2) for i in range(16)])
check([("abcdefgh" + "xyz"[i % 3] * (i % 4), i % 5) for i in range(40)])
check([("é\0"[i % 2] * (i % 3), [i]) for i in range(12)])
check([((i % 2, i % 3), i % 4) for i in range(24)])
check([(1.5,), (1.5, 2), (1,), (2, 1), (1, "a")])
check([(), (1,), (0, 1), (0,)])
check([[i % 3, i] for i in range(10)])
print("sorted")  # expect: sorted
print(sorted([(1, "b"), (0, 2), (1, "a"), (-5, None)]), sorted([("b", 1), ("a", 9), ("a", 2)]))
# expect: [(-5, None), (0, 2), (1, 'a'), (1, 'b')] [('a', 2), ('a', 9), ('b', 1)]
print(sorted([(nan, 1), (1.0, 2)])[1], str(sorted([-0.0, 0.0])), str(sorted([0.0, -0.0], reverse=True)))
# expect: (1.0, 2) [-0.0, 0.0] [0.0, -0.0]
for wrong in ([(1, 2), (1, "a")], [(1, 2), ("a", 1)], [(1,), 1], [1.5, "a"], [(None,), (None,), (None, 1), (None, "b")]):
    try:
        print(sorted(wrong))
    except TypeError as e:
        print(e)
# expect: '<' not supported between instances of 'str' and 'int'
# expect: '<' not supported between instances of 'str' and 'int'
# expect: '<' not supported between instances of 'int' and 'tuple'
# expect: '<' not supported between instances of 'str' and 'float'
# expect: '<' not supported between instances of 'str' and 'int'
