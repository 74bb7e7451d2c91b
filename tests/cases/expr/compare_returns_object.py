# Comparison chains return the operand's own result objects, tested for truth once per link.
class T:
    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        return Result(f"{self.n}<{other.n}", self.n < other.n)


class Result:
    def __init__(self, text, truth):
        self.text = text
        self.truth = truth

    def __bool__(self):
        print("bool", self.text)
        return self.truth

    def __repr__(self):
        return f"Result({self.text})"


print(T(1) < T(2))  # expect: Result(1<2)
print(T(1) < T(2) < T(3))
# expect: bool 1<2
# expect: Result(2<3)
print(T(2) < T(1) < T(3))
# expect: bool 2<1
# expect: Result(2<1)
