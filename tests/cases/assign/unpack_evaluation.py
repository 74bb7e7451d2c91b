# Unpacking pulls just enough items and stores from left to right.
class It:
    def __init__(self, n):
        self.n = n
        self.i = 0

    def __iter__(self):
        return self

    def __next__(self):
        self.i += 1
        print("next", self.i)
        if self.i > self.n:
            raise StopIteration
        return self.i


class Slot:
    def __setattr__(self, name, value):
        print("store", name, value)


s = Slot()
s.a, s.b = It(2)
# expect: next 1
# expect: next 2
# expect: next 3
# expect: store a 1
# expect: store b 2
try:
    s.a, s.b = It(5)
except ValueError as e:
    print(e)
# expect: next 1
# expect: next 2
# expect: next 3
# expect: too many values to unpack (expected 2)
s.a, *s.b = It(3)
# expect: next 1
# expect: next 2
# expect: next 3
# expect: next 4
# expect: store a 1
# expect: store b [2, 3]
