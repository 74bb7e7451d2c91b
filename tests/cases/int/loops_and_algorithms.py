# Number algorithms that mix small and big integers.
def isqrt(n):
    x = 1 << (n.bit_length() + 1) // 2
    while True:
        y = (x + n // x) // 2
        if y >= x:
            return x
        x = y


print(isqrt(2 * 10 ** 60), isqrt(10 ** 40) == 10 ** 20, isqrt(99), isqrt(1))
# expect: 1414213562373095048801688724209 True 9 1


def egcd(a, b):
    x0, x1, y0, y1 = 1, 0, 0, 1
    while b:
        q, a, b = a // b, b, a % b
        x0, x1 = x1, x0 - q * x1
        y0, y1 = y1, y0 - q * y1
    return a, x0, y0


print(egcd(240, 46), egcd(2 ** 89 - 1, 10 ** 25))
# expect: (2, -9, 47) (1, -1483738050187427743531009, 91838937006911891538861899)


def is_prime(n):
    d, s = n - 1, 0
    while d % 2 == 0:
        d //= 2
        s += 1
    for a in (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37):
        x = pow(a, d, n)
        if x in (1, n - 1):
            continue
        for _ in range(s - 1):
            x = x * x % n
            if x == n - 1:
                break
        else:
            return False
    return True


print([n for n in range(41, 100) if is_prime(n)], is_prime(2 ** 89 - 1), is_prime(2 ** 67 - 1))
# expect: [41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83, 89, 97] True False


def lcg(seed, n):
    for _ in range(n):
        seed = (seed * 6364136223846793005 + 1442695040888963407) % 2 ** 64
    return seed


print(lcg(1, 1000), sum(int(d) ** 5 for d in str(7 ** 50)), int("".join(reversed(str(2 ** 90)))))
# expect: 17660865281050590889 460324 4224219984720835829300497321
