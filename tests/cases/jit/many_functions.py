# A thousand functions, each hot, and one function of more than five thousand statements.
def make(n):
    text = []
    for i in range(n):
        text.append(f"def f{i}(x):\n    return x + {i} if x % 2 else f{(i + 1) % n}(x + 1) - {i % 7}\n")
    return "".join(text)


scope = {}
exec(make(1000), scope)
functions = [scope[f"f{i}"] for i in range(1000)]


def call_all(rounds):
    s = 0
    for r in range(rounds):
        for f in functions:
            s += f(r)
    return s


print(call_all(3))

lines = ["def long(a, b):\n"]
for i in range(5200):
    lines.append(f"    a = (a * {i % 5 + 1} + b) % 1000003\n" if i % 2 else f"    b = b ^ a + {i}\n")
lines.append("    return a, b\n")
exec("".join(lines), scope)
long = scope["long"]
x, y = 1, 2
for i in range(10):
    x, y = long(x, y)
print(x, y)
# expect: 1497506
# expect: 524337 856777
