# str.format: automatic, numbered and named fields, attributes and indexes.
class P:
    x = 5

    def __init__(self):
        self.d = {"k": [10, 20]}


p = P()
print("{} {}".format(1, 2), "{1} {0}".format(1, 2), "{a} {b}".format(a=1, b=2), "{0} {x} {0}".format("p", x="q"),
      "{0.x} {0.d[k][1]}".format(p))  # expect: 1 2 2 1 1 2 p q p 5 20
print("{{}} {{{}}}".format(1), "{0[0]} {0[-1]}".format({0: "zero", "-1": "minus"}),
      "{a[key]} {a[b c]}".format(a={"key": 1, "b c": 2}), "{}".format([1]))  # expect: {} {1} zero minus 1 2 [1]
print("{!r} {!s} {!a}".format("é", "é", "é"), "{0!r:>6}|{0:>6}|{0!s:<6}|".format("a"),
      "{:{}}|{:{w}.{p}f}|".format("x", 4, 3.14159, w=8, p=2), "{:{fill}{al}8}|".format("c", fill="*", al="^"))
# expect: 'é' é '\xe9'    'a'|     a|a     | x   |    3.14| ***c****|
print("{0}{1}{0}".format("ab", "-"), "{x}".format(**{"x": 1}), "{}{}".format(*"ab"), "{:>{w}}".format("r", w=5),
      "".format(1), "{0:{0}}".format(5))  # expect: ab-ab 1 ab     r      5
print("{x}".format_map({"x": 3}), "{a.real}".format(a=5), "{[1]}".format("abc"), "{0[1]}{0[2]}".format([1, 2, 3]),
      "{:,}".format(10 ** 9))  # expect: 3 5 b 23 1,000,000,000


class D(dict):
    def __missing__(self, k):
        return "<" + k + ">"


print("{a} {b}".format_map(D(a=1)))  # expect: 1 <b>
for f in (lambda: "{}".format(), lambda: "{0} {}".format(1, 2), lambda: "{} {0}".format(1), lambda: "{a}".format(1),
          lambda: "{".format(1), lambda: "}".format(1),
          lambda: "{!x}".format(1), lambda: "{0.nope}".format(p), lambda: "{0[9]}".format([1]),
          lambda: "{:d}".format("a"), lambda: "{!}".format(1), lambda: "{1}".format(1),
          lambda: "{0[a]}".format([1]), lambda: "{:{}}".format(1), lambda: "{a}".format_map({}),
          lambda: "{0[}".format([1])):
    try:
        print(f())
    except (IndexError, ValueError, KeyError, AttributeError, TypeError) as e:
        print(type(e).__name__, e)
# expect: IndexError Replacement index 0 out of range for positional args tuple
# expect: ValueError cannot switch from manual field specification to automatic field numbering
# expect: ValueError cannot switch from automatic field numbering to manual field specification
# expect: KeyError 'a'
# expect: ValueError Single '{' encountered in format string
# expect: ValueError Single '}' encountered in format string
# expect: ValueError Unknown conversion specifier x
# expect: AttributeError 'P' object has no attribute 'nope'
# expect: IndexError list index out of range
# expect: ValueError Unknown format code 'd' for object of type 'str'
# expect: ValueError unmatched '{' in format spec
# expect: IndexError Replacement index 1 out of range for positional args tuple
# expect: TypeError list indices must be integers or slices, not str
# expect: IndexError Replacement index 1 out of range for positional args tuple
# expect: KeyError 'a'
# expect: ValueError expected '}' before end of string
