# Nested replacement fields in f-strings and format().
w, p, fill, val = 12, 4, "*", 3.14159265
print(f"|{val:{w}.{p}}|{val:{fill}^{w}.{p}f}|{val:{'<'}{w}}|{val:{w - 4}.{p // 2}f}|{'x':{fill}>{len('abcde')}}|{val:.{p}e}")
# expect: |       3.142|***3.1416***|3.14159265  |    3.14|****x|3.1416e+00
print("{:{}{}{}}".format("mid", "-", "^", 9), "{0:{2}{1}}".format(7, 5, "0"),
      "{:{w}.{p}}".format("truncate", w=6, p=3), "%-*s|%0*d" % (6, "ab", 5, 42))
# expect: ---mid--- 00007 tru    ab    |00042
table = [("apple", 1.5, 3), ("kiwi", 0.25, 120)]
for name, price, n in table:
    print(f"{name:<8}{price:>8.2f}{n:>6d}{price * n:>10,.2f}|")
# expect: apple       1.50     3      4.50|
# expect: kiwi        0.25   120     30.00|
d = {"a": 1, "b c": 2}
print(f"{d['a']:03} {d['b c']!r:>4} {max(d.values()):+} {len(d):b} {', '.join(sorted(d))}")
# expect: 001    2 +2 10 a, b c
print("=", f"{1:{2}{3}}", f"{'a' 'b':>4}", f"{(lambda x: x * 2)(4):>{2 + 2}}", f"{3 if val > 3 else 2:02}",
      f"{val:{'.2f'}}", f"{10:{'x' if w else 'd'}}")  # expect: =                       1   ab    8 03 3.14 a
