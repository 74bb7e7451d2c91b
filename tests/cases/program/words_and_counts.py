# Text, counting and formatting.
text = """The quick brown fox
jumps over the lazy dog.  The dog sleeps;
the fox runs!"""
from collections import Counter, defaultdict, OrderedDict, ChainMap, deque, namedtuple
words = "".join(c.lower() if c.isalpha() else " " for c in text).split()
c = Counter(words)
print(c.most_common(3), c["the"], c["nope"])
print(c)
by = defaultdict(list)
for w in words: by[len(w)].append(w)
print(dict(by)); print(by)
for l in text.splitlines(keepends=True): print(repr(l))
print(text.partition(" "), text.rpartition("\n"))
print("a,b,,c".split(","), " a  b ".split(), "a b c".rsplit(None, 1), "x".join([]), "abc".center(11, "*"))
print("title case here".title(), "sWAP".swapcase(), "ß".upper(), "İ".lower(), "ǆ".title())
print("%-10s|%5.2f|%x|%o|%e|%g|%c|%r|%%" % ("hi", 3.14159, 255, 8, 12345.678, 1e-5, 65, "q"))
print("{0} {1} {0} {name!r:>10} {2[0]} {3.real}".format(1, 2, [3], 4, name="n"))
print("tab\texp".expandtabs(4), "abc".translate({97: "X", 98: None}), str.maketrans("ab", "cd", "e"))
print("hello world".find("o", 5), "hello".count("l"), "hello".replace("l", "L", 1), "abc" < "abd", "a" * 3)
print("{:>8}|{:<8}|{:^8}|{:08.3f}|{:+d}|{: d}|{:,}|{:_}|{:#x}|{:#b}|{:%}".format("r","l","c",3.14159,5,5,1234567,1234567,255,5,0.25))
print(f"{'nested':{'>'}{10}} {3.14159:.{2}f} {10!r} {'x'!s:>3} {1_000_000:,} {255:#06x} {1e10:g} {1e16} {1e15} {123456789.0:e}")
x = 42
print(f"{x=} {x = } {x=!r:>5} {x+1=}")
print(c + Counter(a=1), c - Counter(the=1), c & Counter(the=1), c | Counter(zz=2), sorted(c.elements())[:3])
print(ChainMap({"a": 1}, {"a": 2, "b": 3})["b"], OrderedDict(a=1, b=2), deque([1, 2, 3], maxlen=2))
P = namedtuple("P", "x y"); print(P(1, 2), P(1, 2)._replace(x=5), P._fields)
# expect: [('the', 4), ('fox', 2), ('dog', 2)] 4 0
# expect: Counter({'the': 4, 'fox': 2, 'dog': 2, 'quick': 1, 'brown': 1, 'jumps': 1, 'over': 1, 'lazy': 1, 'sleeps': 1, 'runs': 1})
# expect: {3: ['the', 'fox', 'the', 'dog', 'the', 'dog', 'the', 'fox'], 5: ['quick', 'brown', 'jumps'], 4: ['over', 'lazy', 'runs'], 6: ['sleeps']}
# expect: defaultdict(<class 'list'>, {3: ['the', 'fox', 'the', 'dog', 'the', 'dog', 'the', 'fox'], 5: ['quick', 'brown', 'jumps'], 4: ['over', 'lazy', 'runs'], 6: ['sleeps']})
# expect: 'The quick brown fox\n'
# expect: 'jumps over the lazy dog.  The dog sleeps;\n'
# expect: 'the fox runs!'
# expect: ('The', ' ', 'quick brown fox\njumps over the lazy dog.  The dog sleeps;\nthe fox runs!') ('The quick brown fox\njumps over the lazy dog.  The dog sleeps;', '\n', 'the fox runs!')
# expect: ['a', 'b', '', 'c'] ['a', 'b'] ['a b', 'c']  ****abc****
# expect: Title Case Here Swap SS i̇ ǅ
# expect: hi        | 3.14|ff|10|1.234568e+04|1e-05|A|'q'|%
# expect: 1 2 1        'n' 3 4
# expect: tab exp Xc {97: 99, 98: 100, 101: None}
# expect: 7 2 heLlo True aaa
# expect:        r|l       |   c    |0003.142|+5| 5|1,234,567|1_234_567|0xff|0b101|25.000000%
# expect:     nested 3.14 10   x 1,000,000 0x00ff 1e+10 1e+16 1000000000000000.0 1.234568e+08
# expect: x=42 x = 42 x=   42 x+1=43
# expect: Counter({'the': 4, 'fox': 2, 'dog': 2, 'quick': 1, 'brown': 1, 'jumps': 1, 'over': 1, 'lazy': 1, 'sleeps': 1, 'runs': 1, 'a': 1}) Counter({'the': 3, 'fox': 2, 'dog': 2, 'quick': 1, 'brown': 1, 'jumps': 1, 'over': 1, 'lazy': 1, 'sleeps': 1, 'runs': 1}) Counter({'the': 1}) Counter({'the': 4, 'fox': 2, 'dog': 2, 'zz': 2, 'quick': 1, 'brown': 1, 'jumps': 1, 'over': 1, 'lazy': 1, 'sleeps': 1, 'runs': 1}) ['brown', 'dog', 'dog']
# expect: 3 OrderedDict([('a', 1), ('b', 2)]) deque([2, 3], maxlen=2)
# expect: P(x=1, y=2) P(x=5, y=2) ('x', 'y')
