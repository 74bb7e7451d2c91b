# print with sep, end, file and flush.
import sys


class W:
    def __init__(self):
        self.parts = []

    def write(self, s):
        self.parts.append(s)

    def flush(self):
        self.parts.append("<flush>")


print()  # expect:
print("a", 1, None, [2], sep="-")  # expect: a-1-None-[2]
print("x", end="!\n")  # expect: x!
print("no newline", end="")
print("", "y", sep="|")  # expect: no newline|y
print(*range(3), sep="")  # expect: 012
print("n", "m", sep=None, end=None)  # expect: n m
w = W()
print("to", "w", file=w)
print("q", end="", file=w, flush=True)
print(file=w)
print(w.parts)  # expect: ['to', ' ', 'w', '\n', 'q', '', '<flush>', '\n']
for bad in ({"sep": 5}, {"end": 5}, {"wrong": 1}, {"file": 5}):
    try:
        print("x", **bad)
    except (TypeError, AttributeError) as e:
        print(e)
# expect: sep must be None or a string, not int
# expect: end must be None or a string, not int
# expect: 'wrong' is an invalid keyword argument for print()
# expect: 'int' object has no attribute 'write'
print("explicit", file=sys.stdout)  # expect: explicit
print("none", file=None)  # expect: none
sys.stdout.write("written\n")  # expect: written
print(print("inner"))
# expect: inner
# expect: None
