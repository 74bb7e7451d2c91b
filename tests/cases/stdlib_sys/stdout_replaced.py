# print goes to whatever sys.stdout is at the moment.
import sys


class Capture:
    def __init__(self):
        self.text = ""

    def write(self, s):
        self.text += s
        return len(s)

    def flush(self):
        pass


real, sys.stdout = sys.stdout, Capture()
print("hidden", 1)
print("more", end="")
cap, sys.stdout = sys.stdout, real
print(repr(cap.text))
print("to capture", file=cap)
print(cap.text.count("\n"), sys.stdout is real, sys.__stdout__ is real)
sys.stdout = None
print("lost")
sys.stdout = real
print("back")
# expect: 'hidden 1\nmore'
# expect: 2 True True
# expect: back
