# A hot loop whose operand types change half way keeps giving right answers.
def add_all(xs):
    total = xs[0]
    for x in xs[1:]:
        total = total + x
    return total


print(add_all(list(range(3000))))  # expect: 4498500
print(add_all([0.5] * 3000))  # expect: 1500.0
print(add_all(["ab"] * 4))  # expect: abababab
print(add_all(list(range(2000)) + [0.25] * 2000))  # expect: 1999500.0
print(add_all([2 ** 61] * 3000))  # expect: 6917529027641081856000


def mixed(n):
    acc = 0
    for i in range(n):
        if i == n // 2:
            acc = float(acc)
        acc = acc + i
    return acc


print(mixed(2000), mixed(10))  # expect: 1999000.0 45.0


def flags(n):
    seen = None
    for i in range(n):
        if i > 1500:
            seen = (seen or 0) + 1
    return seen


print(flags(1500), flags(2000))  # expect: None 499
