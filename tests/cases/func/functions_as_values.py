# Functions in containers, as arguments and results.
ops = {"+": lambda a, b: a + b, "-": lambda a, b: a - b, "max": max, "pow": pow}
print([ops[k](7, 2) for k in ops])  # expect: [9, 5, 7, 49]


def compose(*fs):
    def run(x):
        for f in reversed(fs):
            x = f(x)
        return x
    return run


print(compose(str, lambda x: x + 1, abs)(-41))  # expect: 42


def apply_n(f, n, x):
    for _ in range(n):
        x = f(x)
    return x


print(apply_n(lambda s: s + s[-1:], 3, "ab"))  # expect: abbbb
fs = [len, sorted, str.upper, "-".join, [5, 6].index]
print(fs[0]("abc"), fs[1]("cab"), fs[2]("x"), fs[3]("yz"), fs[4](6))  # expect: 3 ['a', 'b', 'c'] X y-z 1
print(list(map(lambda f: f(9), [float, bool, str, hex])))  # expect: [9.0, True, '9', '0x9']
print(max([(1, "b"), (2, "a")], key=lambda p: p[1]))  # expect: (1, 'b')
f = g = compose
print(f is g, f == g, compose != len, {compose: 1}[g])  # expect: True True True 1
