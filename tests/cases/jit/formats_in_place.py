# Format specifications of the common sort, and those beside them; bound methods kept in variables.
def show(v, n):
    return f"{v:>5}|{v:<5}|{v:^5}|{v:5}|{v}|{v!r}|{n:05}|{n:d}|{n:3d}|{n:.0f}|{n:8.3f}|{n:.2f}"
for turn in range(300):
    r = show("ab", turn)
print(r)
print(show("é", -7), show("", 0), show("abcdefg", 10 ** 16), show("a", True))
for f in (0.5, 1.5, 2.5, -0.0, -0.001, 1e14, 1e15, 1e16, 123456.789, float("inf"), float("nan")):
    print(f"{f:.2f} {f:8.1f} {f:<8.1f}| {f:08.2f} {f:f} {f:.0f} {f:010.3f}")
for spec in ("0", "00", "1", "01", "5", "<5", "<05", "*>5", "+d", "x", ",", "05d", "66", "^6", "^7d", "03", "_"):
    print(spec, format(-42, spec), format(7, spec))
for spec in ("", "s", "3", "03", ".1", "<3s", "^4", ">66"):
    try:
        print(spec, "[" + format("ab", spec) + "]")
    except ValueError as e:
        print(e)
for v, spec in ((1, "s"), (1.5, "d"), ("a", "d"), (1, ".2"), ("a", "05"), ("a", "=5"), (1, "q"), (1, "5."), (True, "d"), (True, "5"), (None, "5")):
    try:
        print(repr(format(v, spec)))
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
class Sub(str):
    def __format__(self, spec):
        return "sub " + spec
class Int(int):
    pass
print(f"{Sub('x'):>5}", f"{Int(5):>5}", f"{Int(5):05d}")

def bound(words):
    out = []
    append = out.append
    pop = out.pop
    counts = {}
    get = counts.get
    seen = set()
    add = seen.add
    lower = "ABC".lower
    for w in words:
        append(w)
        counts[w] = get(w, 0) + 1
        add(w)
    last = pop()
    return out, last, counts, sorted(seen), lower()
for turn in range(200):
    r = bound(["a", "b", "a"])
print(r)
class Loud(list):
    def append(self, x):
        list.append(self, x)
        list.append(self, "!")
def each(l, xs):
    f = l.append
    for x in xs:
        f(x)
    return l
for turn in range(300):
    each([], (1, 2))
print(each([], (1, 2)), each(Loud(), (1, 2)), each(bytearray(), (1, 2)))
class Plain(list):
    pass
print(each(Plain(), (3, 4)))
def call(f, x):
    return f(x)
for turn in range(600):
    call([].append, turn)
xs = []
print(call(xs.append, 1), call("a".join, "xyz"), call({1: 2}.get, 1), call(xs.extend, "ab"), call(len, xs), xs)
def split(line):
    k, v = line.split("=")
    return v + k
for turn in range(600):
    r = split("a=b")
print(r)
for line in ("a", "a=b=c"):
    try:
        split(line)
    except ValueError as e:
        print(e)
# expect:    ab|ab   | ab  |ab   |ab|'ab'|00299|299|299|299| 299.000|299.00
# expect:     é|é    |  é  |é    |é|'é'|-0007|-7| -7|-7|  -7.000|-7.00      |     |     |     ||''|00000|0|  0|0|   0.000|0.00 abcdefg|abcdefg|abcdefg|abcdefg|abcdefg|'abcdefg'|10000000000000000|10000000000000000|10000000000000000|10000000000000000|10000000000000000.000|10000000000000000.00     a|a    |  a  |a    |a|'a'|00001|1|  1|1|   1.000|1.00
# expect: 0.50      0.5 0.5     | 00000.50 0.500000 0 000000.500
# expect: 1.50      1.5 1.5     | 00001.50 1.500000 2 000001.500
# expect: 2.50      2.5 2.5     | 00002.50 2.500000 2 000002.500
# expect: -0.00     -0.0 -0.0    | -0000.00 -0.000000 -0 -00000.000
# expect: -0.00     -0.0 -0.0    | -0000.00 -0.001000 -0 -00000.001
# expect: 100000000000000.00 100000000000000.0 100000000000000.0| 100000000000000.00 100000000000000.000000 100000000000000 100000000000000.000
# expect: 1000000000000000.00 1000000000000000.0 1000000000000000.0| 1000000000000000.00 1000000000000000.000000 1000000000000000 1000000000000000.000
# expect: 10000000000000000.00 10000000000000000.0 10000000000000000.0| 10000000000000000.00 10000000000000000.000000 10000000000000000 10000000000000000.000
# expect: 123456.79 123456.8 123456.8| 123456.79 123456.789000 123457 123456.789
# expect: inf      inf inf     | 00000inf inf inf 0000000inf
# expect: nan      nan nan     | 00000nan nan nan 0000000nan
# expect: 0 -42 7
# expect: 00 -42 7
# expect: 1 -42 7
# expect: 01 -42 7
# expect: 5   -42     7
# expect: <5 -42   7   
# expect: <05 -4200 70000
# expect: *>5 **-42 ****7
# expect: +d -42 +7
# expect: x -2a 7
# expect: , -42 7
# expect: 05d -0042 00007
# expect: 66                                                                -42                                                                  7
# expect: ^6  -42     7  
# expect: ^7d   -42      7  
# expect: 03 -42 007
# expect: _ -42 7
# expect:  [ab]
# expect: s [ab]
# expect: 3 [ab ]
# expect: 03 [ab0]
# expect: .1 [a]
# expect: <3s [ab ]
# expect: ^4 [ ab ]
# expect: >66 [                                                                ab]
# expect: ValueError Unknown format code 's' for object of type 'int'
# expect: ValueError Unknown format code 'd' for object of type 'float'
# expect: ValueError Unknown format code 'd' for object of type 'str'
# expect: ValueError Precision not allowed in integer format specifier
# expect: 'a0000'
# expect: ValueError '=' alignment not allowed in string format specifier
# expect: ValueError Unknown format code 'q' for object of type 'int'
# expect: ValueError Format specifier missing precision
# expect: '1'
# expect: '    1'
# expect: TypeError unsupported format string passed to NoneType.__format__
# expect: sub >5     5 00005
# expect: (['a', 'b'], 'a', {'a': 2, 'b': 1}, ['a', 'b'], 'abc')
# expect: [1, 2] [1, '!', 2, '!'] bytearray(b'\x01\x02')
# expect: [3, 4]
# expect: None xayaz 2 None 3 [1, 'a', 'b']
# expect: ba
# expect: not enough values to unpack (expected 2, got 1)
# expect: too many values to unpack (expected 2)
