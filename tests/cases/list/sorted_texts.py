# Strings in order: those that begin alike, short ones that differ by zeros alone, wide characters, long ones, stability.
words = ["", "a", "a\0", "a\0\0", "\0", "ab", "abcdefgh", "abcdefgh\0", "abcdefghi", "abcdefg", "abcdefgz", "é", "e\u0301", "z"]
words += ["abcdefgh" + c for c in "zyx"] + ["\uffff", "\U0001f600", "\x7f", "\x80", "ÿ", "日本", "日"]
print([ascii(w) for w in sorted(words)])
print(sorted(words, reverse=True) == sorted(words)[::-1], sorted(words * 3) == sorted(sorted(words) * 3))
shuffled = words[7:] + words[:7]
print(sorted(shuffled) == sorted(words), sorted(set(words)) == sorted(words))
for n in (1, 2, 20, 300, 5000):
    keys = [f"k{i * 7919 % 1000}" for i in range(n)]
    in_order = sorted(keys)
    print(n, in_order[:3], in_order[-2:], all(a <= b for a, b in zip(in_order, in_order[1:])))
    pairs = sorted(enumerate(keys), key=lambda p: p[1])
    print(all(a[1] < b[1] or a[1] == b[1] and a[0] < b[0] for a, b in zip(pairs, pairs[1:])))
    pairs = sorted(enumerate(keys), key=lambda p: p[1], reverse=True)
    print(all(a[1] > b[1] or a[1] == b[1] and a[0] < b[0] for a, b in zip(pairs, pairs[1:])))
print(sorted(["b", "a"], key=str.upper), min(words, key=lambda w: w or "~") == "\0", ascii(max(words)))


class Text(str):
    def __lt__(self, other):
        return str.__gt__(self, other)


print(sorted([Text("a"), Text("b")]), sorted(["b", Text("a"), "c"]))
try:
    sorted(["a", 1])
except TypeError as e:
    print(e)
# expect: ["''", "'\\x00'", "'a'", "'a\\x00'", "'a\\x00\\x00'", "'ab'", "'abcdefg'", "'abcdefgh'", "'abcdefgh\\x00'", "'abcdefghi'", "'abcdefghx'", "'abcdefghy'", "'abcdefghz'", "'abcdefgz'", "'e\\u0301'", "'z'", "'\\x7f'", "'\\x80'", "'\\xe9'", "'\\xff'", "'\\u65e5'", "'\\u65e5\\u672c'", "'\\uffff'", "'\\U0001f600'"]
# expect: True True
# expect: True True
# expect: 1 ['k0'] ['k0'] True
# expect: True
# expect: True
# expect: 2 ['k0', 'k919'] ['k0', 'k919'] True
# expect: True
# expect: True
# expect: 20 ['k0', 'k109', 'k190'] ['k919', 'k947'] True
# expect: True
# expect: True
# expect: 300 ['k0', 'k102', 'k105'] ['k993', 'k996'] True
# expect: True
# expect: True
# expect: 5000 ['k0', 'k0', 'k0'] ['k999', 'k999'] True
# expect: True
# expect: True
# expect: ['a', 'b'] True '\U0001f600'
# expect: ['b', 'a'] ['b', 'a', 'c']
# expect: '<' not supported between instances of 'int' and 'str'
