# Long float loops: the result is exact to the bit.
def harmonic(n):
    s = 0.0
    for i in range(1, n + 1):
        s += 1.0 / i
    return s


print(harmonic(10), harmonic(1000), harmonic(3000))  # expect: 2.9289682539682538 7.485470860550343 8.583749889959169


def newton(a):
    x = a
    for _ in range(60):
        x = (x + a / x) / 2
    return x


print(newton(2.0), newton(10.0), newton(1e-10))  # expect: 1.414213562373095 3.162277660168379 9.999999999999999e-06


def logistic(r, x, n):
    for _ in range(n):
        x = r * x * (1 - x)
    return x


print(logistic(3.5, 0.5, 300), logistic(3.9, 0.5, 100), logistic(4.0, 0.3, 50))
# expect: 0.5008842103072179 0.9546299998065798 0.9921866548447973


def pi(n):
    s, sign = 0.0, 1.0
    for k in range(n):
        s += sign / (2 * k + 1)
        sign = -sign
    return 4 * s


print(pi(10), pi(3000))  # expect: 3.0418396189294032 3.1412593202657186


def escape(cr, ci):
    zr = zi = 0.0
    for n in range(50):
        zr, zi = zr * zr - zi * zi + cr, 2 * zr * zi + ci
        if zr * zr + zi * zi > 4.0:
            return n
    return -1


print(["".join("*" if escape(x / 20, y / 10) < 0 else "." for x in range(-40, 11, 5)) for y in range(-8, 9, 4)])
# expect: ['...........', '......****.', '**********.', '......****.', '...........']
print(sum([0.1] * 10), sum(x / 10 for x in range(10)), 0.1 * 10 == 1.0)  # expect: 0.9999999999999999 4.5 True
