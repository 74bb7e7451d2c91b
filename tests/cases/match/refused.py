# Patterns that mean nothing are refused before anything runs.


def refused(*cases, subject="x"):
    lines = [f"match {subject}:"]
    for case in cases:
        lines += [f"    case {case}:", "        pass"]
    try:
        compile("\n".join(lines) + "\n", "<text>", "exec")
    except SyntaxError as e:
        print(f"{' / '.join(cases):28} line {e.lineno}: {e.msg}")
    else:
        print(f"{' / '.join(cases):28} compiles")


# What comes after something that matches everything.
refused("y", "1")
refused("_", "1")
refused("y if y", "1")
refused("y | 1")
refused("_ | 1")
refused("1 | _", "2")
refused("1 | y", "2")
refused("(y as z)", "2")
refused("(1 | (y as z)) | 2")
refused("[y | 1]")
refused("[y, _]", "[*_]", "_")

# Names.
refused("[a] | [b]")
refused("[a] | [1]")
refused("[a, b] | [b, a]")
refused("[a, a]")
refused("[a, *a]")
refused('{"x": a, **a}')
refused("P(a, b=a)")
refused("(a, b) as a")
refused("[a, [a] | [a, _]]")
refused("[_, _, *_]")
refused("1 as _")
refused("__debug__")
refused("[*__debug__]")

# Stars, keys, keywords.
refused("[*a, *b]")
refused('{"a": 1, "a": 2}')
refused("{1: 1, True: 2}")
refused("{1: 1, 1.0: 2}")
refused('{"a": 1, b"a": 2}')
refused("{a.b: 1, a.b: 2}")
refused('{**rest, "a": 1}')
refused("P(a=1, a=2)")
refused("P(a=1, 2)")

# What is no pattern.
refused('f"a"')
refused("-x")
refused("a[1]")
refused("1 < 2")
refused("not x")
refused("a.b()()")
refused("*a, b")
refused("a.b.c(d.e)")
# expect: y / 1                        line 2: name capture 'y' makes remaining patterns unreachable
# expect: _ / 1                        line 2: wildcard makes remaining patterns unreachable
# expect: y if y / 1                   compiles
# expect: y | 1                        line 2: name capture 'y' makes remaining patterns unreachable
# expect: _ | 1                        line 2: wildcard makes remaining patterns unreachable
# expect: 1 | _ / 2                    line 2: wildcard makes remaining patterns unreachable
# expect: 1 | y / 2                    line 2: name capture 'y' makes remaining patterns unreachable
# expect: (y as z) / 2                 line 2: name capture 'y' makes remaining patterns unreachable
# expect: (1 | (y as z)) | 2           line 2: name capture 'y' makes remaining patterns unreachable
# expect: [y | 1]                      line 2: name capture 'y' makes remaining patterns unreachable
# expect: [y, _] / [*_] / _            compiles
# expect: [a] | [b]                    line 2: alternative patterns bind different names
# expect: [a] | [1]                    line 2: alternative patterns bind different names
# expect: [a, b] | [b, a]              compiles
# expect: [a, a]                       line 2: multiple assignments to name 'a' in pattern
# expect: [a, *a]                      line 2: multiple assignments to name 'a' in pattern
# expect: {"x": a, **a}                line 2: multiple assignments to name 'a' in pattern
# expect: P(a, b=a)                    line 2: multiple assignments to name 'a' in pattern
# expect: (a, b) as a                  line 2: multiple assignments to name 'a' in pattern
# expect: [a, [a] | [a, _]]            line 2: multiple assignments to name 'a' in pattern
# expect: [_, _, *_]                   compiles
# expect: 1 as _                       line 2: cannot use '_' as a target
# expect: __debug__                    line 2: cannot assign to __debug__
# expect: [*__debug__]                 line 2: cannot assign to __debug__
# expect: [*a, *b]                     line 2: multiple starred names in sequence pattern
# expect: {"a": 1, "a": 2}             line 2: mapping pattern checks duplicate key ('a')
# expect: {1: 1, True: 2}              line 2: mapping pattern checks duplicate key (True)
# expect: {1: 1, 1.0: 2}               line 2: mapping pattern checks duplicate key (1.0)
# expect: {"a": 1, b"a": 2}            compiles
# expect: {a.b: 1, a.b: 2}             compiles
# expect: {**rest, "a": 1}             line 2: invalid syntax
# expect: P(a=1, a=2)                  line 2: attribute name repeated in class pattern: a
# expect: P(a=1, 2)                    line 2: positional patterns follow keyword patterns
# expect: f"a"                         line 2: patterns may only match literals and attribute lookups
# expect: -x                           line 2: invalid syntax
# expect: a[1]                         line 2: invalid syntax
# expect: 1 < 2                        line 2: invalid syntax
# expect: not x                        line 2: invalid syntax
# expect: a.b()()                      line 2: invalid syntax
# expect: *a, b                        compiles
# expect: a.b.c(d.e)                   compiles
