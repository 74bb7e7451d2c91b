# Which method a for loop calls, and when.
class T:
    def __init__(self, n):
        self.n = n
        print("init")

    def __iter__(self):
        print("iter")
        return Inner(self.n)


class Inner:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        print("never for a for loop over T")
        return self

    def __next__(self):
        if not self.n:
            print("stop")
            raise StopIteration
        self.n -= 1
        return self.n


for x in T(2):
    print("body", x)
# expect: init
# expect: iter
# expect: body 1
# expect: body 0
# expect: stop
a, b = T(2)
# expect: init
# expect: iter
# expect: stop
print(a, b)  # expect: 1 0
print(1 in T(3))
# expect: init
# expect: iter
# expect: True
