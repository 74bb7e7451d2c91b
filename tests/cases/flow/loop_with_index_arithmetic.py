# Classic loops over integers: collatz, gcd, digits, bubble sort.
def collatz(n):
    steps = 0
    while n != 1:
        n = n // 2 if n % 2 == 0 else 3 * n + 1
        steps += 1
    return steps


print([collatz(n) for n in (1, 7, 27, 97)])  # expect: [0, 16, 111, 118]


def gcd(a, b):
    while b:
        a, b = b, a % b
    return a


print(gcd(1071, 462), gcd(0, 5), gcd(2 ** 70, 6 ** 40))  # expect: 21 5 1099511627776
n, digits = 9876543210, []
while n:
    n, d = divmod(n, 10)
    digits.append(d)
print(digits)  # expect: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]
xs = [5, 2, 9, 1, 5, 6, -3]
for i in range(len(xs)):
    for j in range(len(xs) - 1 - i):
        if xs[j] > xs[j + 1]:
            xs[j], xs[j + 1] = xs[j + 1], xs[j]
print(xs)  # expect: [-3, 1, 2, 5, 5, 6, 9]
total = 0
for i in range(3000):
    if i % 3 == 0:
        continue
    total += i
print(total)  # expect: 3000000
