# f-strings: expressions, conversions, quotes, braces and concatenation.
name = "Ann"
n = 3
print(f"hello {name}, {n + 1} times {n * 'ab'}")  # expect: hello Ann, 4 times ababab
print(f"{name!r} {name!s} {'é'!a} {[name]!s}")  # expect: 'Ann' Ann '\xe9' ['Ann']
print(f"{{literal}} {{{n}}} }}{{")  # expect: {literal} {3} }{
print(f"{n if n > 2 else 0} {(lambda x: x * 2)(n)} {[i for i in range(n)]}")  # expect: 3 6 [0, 1, 2]
print(f"{ {'a': 1}['a'] } {n!r:>5}|{name:*^9}|")  # expect: 1     3|***Ann***|
print("plain " f"{n}" " tail " f"{name}")  # expect: plain 3 tail Ann
print(rf"\n{n}\t", f"\x41{n}\n".strip())  # expect: \n3\t A3
print(f'{name + "!"}', f"{name['a':] if False else name[0]}")  # expect: Ann! A
print(f"{n == 3} {n != 3} {n <= 3}")  # expect: True False True
print(f"""multi
{n}
line""")
# expect: multi
# expect: 3
# expect: line
print(f"" == "", f"{''}" == "")  # expect: True True
