# Class methods of built-in classes, called through the class in a hot loop, and through classes derived from them.
import itertools


class Mine(dict):
    pass


class Number(int):
    pass


def calls(n, d, i):
    total = 0
    for k in range(n):
        a = d.fromkeys(("a", "b"), k)
        b = dict.fromkeys("xyz")
        total += i.from_bytes(b"\x01\x02", "big") + int.from_bytes(b"\xff\xfe", "little", signed=True) + len(a) + len(b)
        total += sum(itertools.chain.from_iterable([(1, 2), [k]])) + bytes.fromhex("ff")[0] + int(float.fromhex("0x1p3"))
    return total, type(a).__name__, a, type(i.from_bytes(b"a", "big")).__name__


print(calls(300, dict, int))
print(calls(300, Mine, Number))
print(calls(300, {}, 5)[:3])


def wrong(n):
    seen = {}
    for k in range(n):
        for call in (lambda: dict.fromkeys(), lambda: dict.fromkeys(3), lambda: int.from_bytes("a", "big"),
                     lambda: int.from_bytes(b"a", "middle"), lambda: dict.fromkeys([[]]), lambda: bytes.fromhex("0")):
            try:
                call()
            except (TypeError, ValueError) as e:
                text = f"{type(e).__name__}: {e}"
                seen[text] = seen.get(text, 0) + 1
    return seen


for text, times in wrong(200).items():
    print(times, text)


def conversions(n):
    out = []
    for k in range(n):
        out = [list(map(str, (k, "a", 2.5, None, 1 << 70))), list(map(int, ("12", " 7 ", 3.9, True, "1_0"))), sum(map(float, ("1", 2, "2.5e3", 1.5)))]
        out.append(list(map(str, map(int, str(k)))))
    return out


print(conversions(250))
for text in ("a", "1.5", "", "9" * 30):
    try:
        print(list(map(int, [text])))
    except ValueError as e:
        print(e)
    try:
        print(list(map(float, [text])))
    except ValueError as e:
        print(e)


import operator


class Vague:
    def __radd__(self, other):
        return other * 100


def several(n):
    for k in range(n):
        a = sum(map(operator.mul, (1, 2, k), [4, 5, 6])), list(map(operator.add, [1, "a", (1,)], [2, "b", (k,)])), list(map(max, (1, 9), (5, 2), (k, 3)))
        b = list(map(pow, (2, 3), (3, 2), (5, 7))), list(map(operator.add, (1, 2), (Vague(), 3))), list(map(divmod, (7, 8, 9), (2, 3)))
    return a, b


print(several(250))
it = map(operator.truediv, [1, 2, 3], [1, 0, 2])
print(next(it))
try:
    next(it)
except ZeroDivisionError as e:
    print(e)
print(list(it))
print(list(map(next, [iter([1]), iter([])], [0, 5])), list(map(next, [iter([1]), iter([]), iter([3])])))

# expect: (126450, 'dict', {'a': 299, 'b': 299}, 'int')
# expect: (126450, 'Mine', {'a': 299, 'b': 299}, 'Number')
# expect: (126450, 'dict', {'a': 299, 'b': 299})
# expect: 200 TypeError: fromkeys expected at least 1 argument, got 0
# expect: 200 TypeError: 'int' object is not iterable
# expect: 200 TypeError: cannot convert 'str' object to bytes
# expect: 200 ValueError: byteorder must be either 'little' or 'big'
# expect: 200 TypeError: unhashable type: 'list'
# expect: 200 ValueError: non-hexadecimal number found in fromhex() arg at position 1
# expect: [['249', 'a', '2.5', 'None', '1180591620717411303424'], [12, 7, 3, 1, 10], 2504.5, ['2', '4', '9']]
# expect: invalid literal for int() with base 10: 'a'
# expect: could not convert string to float: 'a'
# expect: invalid literal for int() with base 10: '1.5'
# expect: [1.5]
# expect: invalid literal for int() with base 10: ''
# expect: could not convert string to float: ''
# expect: [999999999999999999999999999999]
# expect: [1e+30]
# expect: ((1508, [3, 'ab', (1, 249)], [249, 9]), ([3, 2], [100, 5], [(3, 1), (2, 2)]))
# expect: 1.0
# expect: division by zero
# expect: [1.5]
# expect: [1, 5] [1]
