# Rich comparisons, reflection and defaults.
class V:
    def __init__(self, n):
        self.n = n

    def __eq__(self, o):
        if not isinstance(o, V):
            return NotImplemented
        return self.n == o.n

    def __lt__(self, o):
        if not isinstance(o, V):
            return NotImplemented
        return self.n < o.n

    def __le__(self, o):
        return "le"


a, b, c = V(1), V(2), V(1)
print(a == b, a == c, a != b, a != c, a == 1, a != 1)  # expect: False True True False False True
print(a < b, a > b, b > a, a <= b, a >= b)  # expect: True False True le le
try:
    a < 5
except TypeError as e:
    print(e)  # expect: '<' not supported between instances of 'V' and 'int'
try:
    5 > object()
except TypeError as e:
    print(e)  # expect: '>' not supported between instances of 'int' and 'object'
print(sorted([V(3), V(1), V(2)])[0].n, max(V(1), V(5)).n, V(1) in [V(0), V(1)])  # expect: 1 5 True
try:
    hash(a)
except TypeError as e:
    print(e)  # expect: unhashable type: 'V'


class Only:
    def __ne__(self, o):
        return "ne"


x, y = Only(), Only()
print(x == y, x == x, x != y, hash(x) == hash(x))  # expect: False True ne True


class G:
    def __gt__(self, o):
        return f"gt {o}"


print(1 < G(), G() > 2)  # expect: gt 1 gt 2
