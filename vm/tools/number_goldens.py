"""Writes the golden files of the number tests: what CPython 3.11 says.

Run as `python3 vm/tools/number_goldens.py` with CPython 3.11; the results are checked in, so that the tests need no
Python. One case per line: a name, operands and the answer, separated by tabs. An int is `i:` and hexadecimal digits, a
float `f:` and its bits, a bool `b:`, a string `s:` (with escapes), a tuple `t:` and its items separated by spaces, an
exception `!` with its class and message.
"""

import math
import operator
import os
import random
import struct

HERE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "tests", "goldens")
rng = random.Random(20240)


def escape(text):
    return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t").replace("\r", "\\r")


def encode(v):
    if v is None:
        return "n:"
    if isinstance(v, bool):
        return f"b:{int(v)}"
    if isinstance(v, int):
        return f"i:{v:x}"
    if isinstance(v, float):
        return "f:nan" if math.isnan(v) else "f:" + struct.pack(">d", v).hex()
    if isinstance(v, str):
        return "s:" + escape(v)
    if isinstance(v, bytes):
        return "y:" + v.hex()
    if isinstance(v, tuple):
        return "t:" + " ".join(map(encode, v))
    return "?:"


def answer(f, *args):
    try:
        r = f(*args)
    except Exception as e:
        return escape(f"!{type(e).__name__}: {e}")
    if isinstance(r, complex):
        return "!ValueError: complex results are not supported"
    return encode(r)


def write(name, rows):
    with open(os.path.join(HERE, name), "w", encoding="utf-8") as out:
        for row in rows:
            out.write("\t".join(row) + "\n")


EDGE_INTS = [0, 1, -1, 2, -2, 3, 7, -7, 10, 63, 64, 255, 2**31, -(2**31), 2**53, 2**53 + 1, -(2**53) - 1, 2**61 - 1, -(2**61),
             2**61, -(2**61) - 1, 2**62, 2**63 - 1, -(2**63), 2**63, 2**64 - 1, 2**64, -(2**64), 2**100, -(2**127), 2**128,
             10**30, -(10**40), 3**200, 2**1023, 2**1024 - 2**970, 2**1024, -(2**1100)]
EDGE_FLOATS = [0.0, -0.0, 1.0, -1.0, 0.5, -0.5, 1.5, 2.5, 3.0, 0.1, -0.1, 1e16, 1e22, 1e-5, 1e-4, 5e-324, -5e-324, 2.2250738585072014e-308,
               1.7976931348623157e308, -1.7976931348623157e308, 2.0**53, 2.0**61, -(2.0**61), 2.0**63, 2.0**64, 1e100, 1e300, 1e-300,
               math.inf, -math.inf, math.nan, math.pi, 123456.789, 2.0**-255, 2.0**257, 2.0**-256, 2.0**258]


def random_int(bits=None):
    bits = bits or rng.choice([3, 8, 30, 60, 61, 62, 63, 64, 65, 90, 128, 200, 400])
    return rng.getrandbits(bits) * rng.choice([1, -1])


def random_float():
    if rng.random() < 0.5:
        return struct.unpack(">d", rng.getrandbits(64).to_bytes(8, "big"))[0]
    return rng.uniform(-1, 1) * 10.0 ** rng.randint(-20, 20)


def random_number():
    r = rng.random()
    if r < 0.25:
        return rng.choice(EDGE_INTS)
    if r < 0.4:
        return rng.choice(EDGE_FLOATS)
    if r < 0.75:
        return random_int()
    if r < 0.97:
        return random_float()
    return rng.random() < 0.5


BINARY = [("+", operator.add), ("-", operator.sub), ("*", operator.mul), ("/", operator.truediv), ("//", operator.floordiv),
          ("%", operator.mod), ("&", operator.and_), ("|", operator.or_), ("^", operator.xor), ("divmod", divmod)]
COMPARE = [("<", operator.lt), ("<=", operator.le), ("==", operator.eq), ("!=", operator.ne), (">", operator.gt), (">=", operator.ge)]


def binary_rows():
    bitwise = ("&", "|", "^")
    for _ in range(2200):
        name, f = rng.choice(BINARY)
        a, b = random_number(), random_number()
        if rng.random() < 0.2 and isinstance(a, int):
            # Quotients that are nearly exact.
            b = b if isinstance(b, int) else random_int()
            a = a * b + rng.choice([-1, 0, 1])
        if name in bitwise and not (isinstance(a, int) and isinstance(b, int)):
            continue
        yield name, encode(a), encode(b), answer(f, a, b)
    for _ in range(500):
        a, b = random_number(), rng.choice([0, 1, 2, 3, 5, 10, 17, 64, 100, -1, -2, 0.5, -0.5, 2.0, 3.0, 1e300, math.inf, -math.inf, math.nan])
        yield "**", encode(a), encode(b), answer(operator.pow, a, b)
    for x in (0.0, -0.0, 1.0, -1.0, 2.0, -2.0, 0.5, math.inf, -math.inf, math.nan):
        for y in (0.0, 1.0, -1.0, 2.0, 3.0, -3.0, 0.5, math.inf, -math.inf, math.nan):
            yield "**", encode(x), encode(y), answer(operator.pow, x, y)
    for _ in range(400):
        a = random_int()
        b = rng.choice([0, 1, 5, 31, 60, 61, 62, 63, 64, 65, 100, 1000, -1, 2**62, 2**70])
        yield ">>", encode(a), encode(b), answer(operator.rshift, a, b)
        if b < 2**62:
            yield "<<", encode(a), encode(b), answer(operator.lshift, a, b)
    for a, b in ((1, 2**70), (0, 2**70), (0, 2**62), (1, 2**62), (-1, -(2**70))):
        yield "<<", encode(a), encode(b), answer(operator.lshift, a, b)
    for _ in range(300):
        a, b, c = random_int(), random_int(), random_int()
        yield "pow3", encode(a), encode(b), encode(c), answer(pow, a, b, c)


def compare_rows():
    for _ in range(1500):
        name, f = rng.choice(COMPARE)
        a = random_number()
        r = rng.random()
        if r < 0.5:
            b = random_number()
        elif isinstance(a, int):
            try:
                b = float(a) if r < 0.75 else a + rng.choice([-1, 0, 1])
            except OverflowError:
                b = math.inf
        else:
            b = int(a) + rng.choice([-1, 0, 1]) if math.isfinite(a) else a
        yield name, encode(a), encode(b), answer(f, a, b)


def unary_rows():
    numbers = EDGE_INTS + EDGE_FLOATS + [True, False] + [random_number() for _ in range(200)]
    for v in numbers:
        yield "-", encode(v), answer(operator.neg, v)
        yield "+", encode(v), answer(operator.pos, v)
        yield "abs", encode(v), answer(abs, v)
        yield "bool", encode(v), answer(bool, v)
        yield "hash", encode(v), answer(hash, v) if v == v else "i:0"
        yield "repr", encode(v), answer(repr, v)
        if isinstance(v, int):
            yield "~", encode(v), answer(operator.invert, v)
        yield "int", encode(v), answer(int, v)
        yield "float", encode(v), answer(float, v)


SPECS = ["", "d", "5", "05", "+d", " d", "-", "x", "X", "#x", "#o", "#b", "b", "o", ",", "_", "_x", "_b", "#_x", "020,", "010,", "08,", "09_", "+012,d",
         "<10", ">10", "^10", "=10", "*<12d", "é^9", "=+12", "c", "n", "e", "E", ".3e", "f", "F", ".0f", ".1f", ".2f", ".10f", ".50f", "g", "G", ".3g",
         ".0g", ".10g", ".17g", "#g", "#.3g", "#.0f", "#.0e", "%", ".1%", "10.3f", "<10.3f", "^+12.2e", "015.3f", ",.2f", "020,.2f", "_.3f",
         ".4", ".17", ".0", "#.3", "#", "z", "z.0f", "z.1f", "+z.1f", ".1", "10", "010", "n", ".3n", "y", "ab", ".", ",_", "_,", ",,", ",x", ",n", "_c", "#c", "+c",
         "99999999999999999999", ".99999999999999999999f", ".9999999999f", "0<10", "0=10,", "x<05", "٣", "٠٥", " ", "z5", "s", ".3d", "{", "'", "€", "\x00"]


def format_rows():
    numbers = EDGE_INTS[:30] + EDGE_FLOATS + [True, False]
    for spec in SPECS:
        for v in rng.sample(numbers, 12) + [random_number() for _ in range(4)]:
            yield "format", encode(v), encode(spec), answer(format, v, spec)
    for text in ("", "a", "abc", "é€𝄞", "long text here"):
        for spec in ("", "s", "5", "<5", ">5", "^6", "*^7", "05", ".2", "6.2s", "=5", "+", " ", "#", "z", ",", "_", "d", ",d", ".0", "€>5", "<<<5", ".", "x"):
            yield "format", encode(text), encode(spec), answer(format, text, spec)
    for _ in range(1200):
        spec = "".join((rng.choice(["", "", "*<", ">", "^", "=", "0="]), rng.choice(["", "", "+", " ", "-"]), rng.choice(["", "", "", "#"]),
                        rng.choice(["", "", "0"]), rng.choice(["", "5", "12", "30"]), rng.choice(["", "", "", ",", "_"]),
                        rng.choice(["", ".0", ".1", ".2", ".5", ".12", ".20", ".330"]), rng.choice(["", "e", "f", "g", "E", "G", "%", "n"])))
        f = random_float()
        yield "format", encode(f), encode(spec), answer(format, f, spec)
    for digits in range(0, 25):
        for f in (0.5, 1.5, 2.5, 0.125, 0.375, 1e22, 0.1, 2.675, 1.005, 123456789.5, 5e-324, 1e23, 4.35):
            for kind in "efg":
                spec = f".{digits}{kind}"
                yield "format", encode(f), encode(spec), answer(format, f, spec)


INT_TEXTS = ["0", "1", "-1", "+5", "007", " 12 ", "\t5\n", "1_000", "1__0", "_1", "1_", "", " ", "+", "-", "--1", "- 1", "x", "1e5", "1.5", "0x10", "0X1f", "0b101",
             "0o17", "0_0", "00", "010", "0_1", "0x_f", "0x__f", "_0xf", "0x", "0b2", "z", "Z", "zz", "٣", "١٢٣", "１２", "५", "12x", "٣x", "é", "\x1c5", "5\x1f", "\xa05", "\u20035\u3000",
             "5\x00", "9" * 18, "9" * 19, "9" * 30, "-" + "9" * 40, "2305843009213693951", "2305843009213693952", "-2305843009213693952", "-2305843009213693953",
             "1" * 640, "1" * 4300, "1" * 4301, "1_" * 4300 + "1", "0" * 5000, "1" * 5000 + "x", "x" * 5000, "'", "it's \"x\"", "tab\there", "€" * 300]
FLOAT_TEXTS = ["0", "1", "-1", "+1.5", ".5", "5.", ".", "", " ", "1e5", "1E5", "1e+5", "1e-5", "1e", "e5", "1e400", "-1e400", "1e-400", "nan", "NaN", "-nan", "+nan", "inf", "-inf", "Infinity",
               "-infinity", "iNf", "infinit", "infinity1", "nan(1)", " 1.5 ", "\n2\t", "1_0.5", "1__0", "_1", "1_", "1_.5", "1._5", "1e_5", "1e5_0", "1_0e1_0", "inf_", "٣.٥", "１２.５e１",
               "0x1p3", "1 2", "1\x00", "1,5", "1d5", "é", "5e-324", "2.4703282292062327e-324", "2.4703282292062328e-324", "1.7976931348623157e308", "1.7976931348623159e308",
               "9007199254740993", "0.1", "1" * 400, "0." + "0" * 400 + "1", "123456789012345678901234567890", "x" * 300, "--1", "1e5.5", "+-1", "1.2.3", "\x1c5"]


def parse_rows():
    for text in INT_TEXTS:
        for base in (10, 0, 2, 8, 16, 36, 3):
            if len(text) < 100 or base in (10, 16):
                yield "int", encode(text), encode(base), answer(int, text, base)
        if "\\" not in text:
            raw = text.encode()
            yield "int", encode(raw), encode(10), answer(int, raw, 10)
    for text in FLOAT_TEXTS:
        yield "float", encode(text), answer(float, text)
        yield "float", encode(text.encode()), answer(float, text.encode())
    for _ in range(300):
        f = random_float()
        for text in (repr(f), f"{f:.20e}", f"{f:.17g}", f"{f:.5e}"):
            yield "float", encode(text), answer(float, text)
    for _ in range(200):
        n = random_int()
        base = rng.randint(2, 36)
        digits = ""
        m = abs(n)
        while m:
            digits = "0123456789abcdefghijklmnopqrstuvwxyz"[m % base] + digits
            m //= base
        yield "int", encode(digits or "0"), encode(base), encode(abs(n))


write("binary.txt", binary_rows())
write("compare.txt", compare_rows())
write("unary.txt", unary_rows())
write("format.txt", format_rows())
write("parse.txt", parse_rows())
