# Natives that code does itself: for all sorts of arguments, exact results, the same errors.
import math
def numbers(x):
    return int(x), float(x), str(x), bool(x), abs(x), round(x), type(x).__name__
def letters(c):
    return ord(c), chr(ord(c) + 1)
def extremes(a, b):
    return min(a, b), max(a, b)
def parts(a, b):
    q, r = divmod(a, b)
    return q, r
def rounds(f):
    return int(f), round(f), math.floor(f), math.ceil(f), math.trunc(f)
for turn in range(600):
    numbers(turn - 300)
    letters("a")
    extremes(turn, 300)
    parts(turn - 300, 7)
    rounds(turn * 0.25 - 75)
print(numbers(5), numbers(-7), numbers(2.5), numbers(-0.5), numbers(True))
print(numbers(2 ** 70), numbers(3.5e300)[0] > 0)
for f in (0.5, 1.5, 2.5, -0.5, -1.5, -2.5, 0.49999999999999994, -0.0, 4503599627370495.5, 2.0 ** 52, -(2.0 ** 60), 1e30):
    print(rounds(f))
for f in (float("inf"), float("nan")):
    try:
        rounds(f)
    except (OverflowError, ValueError) as e:
        print(type(e).__name__, e)
print(letters("z"), letters("\x7f"), letters("é"), letters("😀"))
for c in ("", "ab", 5, b"a"):
    try:
        print(letters(c))
    except TypeError as e:
        print(e)
def char(i):
    return chr(i)
for turn in range(600):
    char(turn % 128)
print(char(127), char(128), char(0x10ffff) == "\U0010ffff")
for i in (-1, 0x110000, "a", 1.0):
    try:
        char(i)
    except (ValueError, TypeError) as e:
        print(e)
nan = float("nan")
print(extremes(1, 1.0), extremes(1.0, 1), extremes(True, 1), extremes(1, True))
print(extremes(nan, 1.0), extremes(1.0, nan), extremes(-0.0, 0.0), extremes(0.0, -0.0))
print(extremes("a", "b"), extremes(2 ** 65, 2 ** 64), extremes(-(2 ** 61), 2 ** 61 - 1), extremes([2], [1, 3]))
def floats(a, b):
    x = a * 0.5
    y = b * 0.5
    return min(x, y), max(x, y)
for turn in range(600):
    floats(turn, 3)
print(floats(nan, 1.0), floats(1.0, nan), floats(-0.0, 0.0), floats(0.0, -0.0), floats(1, 2))
try:
    extremes(1, "a")
except TypeError as e:
    print(e)
print(parts(-7, 2), parts(7, -2), parts(7.5, 2), parts(2 ** 70, 3), parts(True, 1))
try:
    parts(1, 0)
except ZeroDivisionError as e:
    print(e)
def read(s):
    return int(s)
def read_float(s):
    return float(s)
for turn in range(600):
    read(str(turn))
    read_float("1.5")
for s in ("12", "-12", " 12 ", "+5", "1_000", "0012", "9" * 17, "9" * 18, "9" * 19, "9" * 40, "٣"):
    print(read(s), end=" ")
print()
for s in ("1.5", "-1.5", ".5", "5.", "-.25", "1e3", " 2.5 ", "123456789012345", "1234567890123456", "0.1", "3.14159", "-0", "0.000001", "inf", "1_0.5"):
    print(read_float(s), end=" ")
print()
for s in ("", "-", ".", "1.2.3", "abc", "1e", None, [], "--1"):
    for f in (read, read_float):
        try:
            print(f(s))
        except (ValueError, TypeError) as e:
            print(type(e).__name__, e)
def text(v):
    return str(v)
for turn in range(600):
    text(turn)
class Named:
    def __str__(self):
        return "named"
class Sub(str):
    pass
class Odd:
    def __str__(self):
        return Sub("sub")
print(text(0), text(-5), text(10 ** 17), text(2 ** 62), text(-(2 ** 61)), text(1.5), text(None), text("s"), text(Named()))
print(type(text(Odd())).__name__, type(text(Sub("q"))).__name__)
class Number(int):
    def __int__(self):
        return 77
    def __index__(self):
        return 5
    def __str__(self):
        return "number"
    def __abs__(self):
        return "abs"
    def __round__(self):
        return "round"
    def __float__(self):
        return 0.25
    def __bool__(self):
        return False
print(numbers(Number(3)))
print(text(Number(4)), read(Number(4)), char(Number(65)), extremes(Number(3), 2))
class Lengthy:
    def __init__(self, n):
        self.n = n
    def __len__(self):
        return self.n
def length(x):
    return len(x)
for turn in range(600):
    length([1])
print([length(x) for x in ("é€", "", [1, 2], (1,), {1: 2}, {1, 2}, frozenset([1]), b"abc", range(7), Lengthy(9))])
for x in (5, Lengthy(-1), Lengthy("a")):
    try:
        length(x)
    except (TypeError, ValueError) as e:
        print(e)
# expect: (5, 5.0, '5', True, 5, 5, 'int') (-7, -7.0, '-7', True, 7, -7, 'int') (2, 2.5, '2.5', True, 2.5, 2, 'float') (0, -0.5, '-0.5', True, 0.5, 0, 'float') (1, 1.0, 'True', True, 1, 1, 'bool')
# expect: (1180591620717411303424, 1.1805916207174113e+21, '1180591620717411303424', True, 1180591620717411303424, 1180591620717411303424, 'int') True
# expect: (0, 0, 0, 1, 0)
# expect: (1, 2, 1, 2, 1)
# expect: (2, 2, 2, 3, 2)
# expect: (0, 0, -1, 0, 0)
# expect: (-1, -2, -2, -1, -1)
# expect: (-2, -2, -3, -2, -2)
# expect: (0, 0, 0, 1, 0)
# expect: (0, 0, 0, 0, 0)
# expect: (4503599627370495, 4503599627370496, 4503599627370495, 4503599627370496, 4503599627370495)
# expect: (4503599627370496, 4503599627370496, 4503599627370496, 4503599627370496, 4503599627370496)
# expect: (-1152921504606846976, -1152921504606846976, -1152921504606846976, -1152921504606846976, -1152921504606846976)
# expect: (1000000000000000019884624838656, 1000000000000000019884624838656, 1000000000000000019884624838656, 1000000000000000019884624838656, 1000000000000000019884624838656)
# expect: OverflowError cannot convert float infinity to integer
# expect: ValueError cannot convert float NaN to integer
# expect: (122, '{') (127, '\x80') (233, 'ê') (128512, '😁')
# expect: ord() expected a character, but string of length 0 found
# expect: ord() expected a character, but string of length 2 found
# expect: ord() expected string of length 1, but int found
# expect: (97, 'b')
# expect:   True
# expect: chr() arg not in range(0x110000)
# expect: chr() arg not in range(0x110000)
# expect: 'str' object cannot be interpreted as an integer
# expect: 'float' object cannot be interpreted as an integer
# expect: (1, 1) (1.0, 1.0) (True, True) (1, 1)
# expect: (nan, nan) (1.0, 1.0) (-0.0, -0.0) (0.0, 0.0)
# expect: ('a', 'b') (18446744073709551616, 36893488147419103232) (-2305843009213693952, 2305843009213693951) ([1, 3], [2])
# expect: (nan, nan) (0.5, 0.5) (-0.0, -0.0) (0.0, 0.0) (0.5, 1.0)
# expect: '<' not supported between instances of 'str' and 'int'
# expect: (-4, 1) (-4, -1) (3.0, 1.5) (393530540239137101141, 1) (1, 0)
# expect: integer division or modulo by zero
# expect: 12 -12 12 5 1000 12 99999999999999999 999999999999999999 9999999999999999999 9999999999999999999999999999999999999999 3
# expect: 1.5 -1.5 0.5 5.0 -0.25 1000.0 2.5 123456789012345.0 1234567890123456.0 0.1 3.14159 -0.0 1e-06 inf 10.5
# expect: ValueError invalid literal for int() with base 10: ''
# expect: ValueError could not convert string to float: ''
# expect: ValueError invalid literal for int() with base 10: '-'
# expect: ValueError could not convert string to float: '-'
# expect: ValueError invalid literal for int() with base 10: '.'
# expect: ValueError could not convert string to float: '.'
# expect: ValueError invalid literal for int() with base 10: '1.2.3'
# expect: ValueError could not convert string to float: '1.2.3'
# expect: ValueError invalid literal for int() with base 10: 'abc'
# expect: ValueError could not convert string to float: 'abc'
# expect: ValueError invalid literal for int() with base 10: '1e'
# expect: ValueError could not convert string to float: '1e'
# expect: TypeError int() argument must be a string, a bytes-like object or a real number, not 'NoneType'
# expect: TypeError float() argument must be a string or a real number, not 'NoneType'
# expect: TypeError int() argument must be a string, a bytes-like object or a real number, not 'list'
# expect: TypeError float() argument must be a string or a real number, not 'list'
# expect: ValueError invalid literal for int() with base 10: '--1'
# expect: ValueError could not convert string to float: '--1'
# expect: 0 -5 100000000000000000 4611686018427387904 -2305843009213693952 1.5 None s named
# expect: Sub str
# expect: (77, 0.25, 'number', False, 'abs', 'round', 'Number')
# expect: number 77 A (2, 3)
# expect: [2, 0, 2, 1, 1, 2, 1, 3, 7, 9]
# expect: object of type 'int' has no len()
# expect: __len__() should return >= 0
# expect: 'str' object cannot be interpreted as an integer
