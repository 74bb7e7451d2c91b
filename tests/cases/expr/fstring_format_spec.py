# f-strings: format specifications, nested fields and the = form.
pi = 3.14159265
w, p = 10, 3
print(f"{pi:.2f}|{pi:8.3f}|{pi:<8.1f}|{pi:+.1e}|")  # expect: 3.14|   3.142|3.1     |+3.1e+00|
print(f"|{pi:{w}.{p}f}|{pi:{w}}|{'x':>{w}}|{'ab':{'*'}^{w}}|")
# expect: |     3.142|3.14159265|         x|****ab****|
print(f"{42:b} {42:o} {42:x} {42:X} {42:#b} {42:#x} {42:08b} {42:+d}")
# expect: 101010 52 2a 2A 0b101010 0x2a 00101010 +42
print(f"{1234567:,} {1234567:_} {1234567.891:,.2f} {0.256:.1%}")  # expect: 1,234,567 1_234_567 1,234,567.89 25.6%
x = 7
print(f"{x=} {x = } {x=:>4} {x+1=} {x=!s}")  # expect: x=7 x = 7 x=   7 x+1=8 x=7
name = "q"
print(f"{name=} {name=!s} {name=:>3}")  # expect: name='q' name=q name=  q
print(f"{x!r:05}" if False else f"{x:05}")  # expect: 00007
print(f"|{'%s' % x:>4} {x:}{'':4}|")  # expect: |   7 7    |


class F:
    def __format__(self, spec):
        return f"<{spec}>"


print(f"{F()} {F():abc} {F():{x}-{name}}")  # expect: <> <abc> <7-q>
