# Operators on ints of sizes around the limits of machine words and of the schoolbook's ways: the law of division, a
# digest of all results, and divisions whose quotient is hard to estimate.
import random

rng = random.Random(5)
SIZES = [1, 30, 61, 62, 63, 64, 65, 127, 128, 129, 200, 640, 2500, 3000, 6000]
digest = 0


def number():
    bits = rng.choice(SIZES)
    patterns = [
        (1 << bits) - 1,
        1 << bits,
        rng.getrandbits(bits) >> bits // 2 << bits // 2,
        (1 << bits) - (1 << bits // 2),
        rng.getrandbits(bits + 1),
    ]
    n = rng.choice(patterns)
    return -n if rng.getrandbits(1) else n


def mix(n):
    global digest
    digest = (digest * 1000003 ^ (n & (1 << 4000) - 1) ^ (n < 0)) % ((1 << 127) - 1)


def divide(a, b):
    q, r = divmod(a, b)
    if q * b + r != a or not (0 <= r < b or b < r <= 0):
        print("wrong:", a, b, q, r)
    if (a // b, a % b) != (q, r):
        print("differ:", a, b)
    mix(q)
    mix(r)


for _ in range(300):
    a, b = number(), number()
    for n in (a + b, a - b, b - a, a * b, a * a, a & b, a | b, a ^ b, ~a, -a, abs(a), hash(a), a < b):
        mix(n)
    shift = rng.randrange(300)
    for n in (a << shift, a >> shift, b >> shift // 2):
        mix(n)
    if b:
        divide(a, b)
        divide(a * b + rng.getrandbits(20), b)
print(digest)

WORD = 1 << 64
for a, b in (
    (WORD ** 3 * (WORD - 1) // 2, WORD ** 2 // 2 + 1),
    (WORD ** 4 - 1, WORD ** 2 - 1),
    (WORD // 2 * WORD ** 3, WORD // 2 * WORD ** 2 + WORD - 1),
    (WORD ** 4 // 2, WORD ** 2 // 2 + WORD - 1),
    ((WORD - 1) * WORD ** 3 + (WORD - 1) * WORD, (WORD - 1) * WORD + WORD - 1),
):
    print(divmod(a, b), divmod(-a, b))
# expect: 134531429458567523440979597917371768769
# expect: (340282366920938463444927863358058659838, 18446744073709551618) (-340282366920938463444927863358058659839, 170141183460469231713240559642174554111)
# expect: (340282366920938463463374607431768211457, 0) (-340282366920938463463374607431768211457, 0)
# expect: (18446744073709551615, 3138550867693340381577612344682894744624696602947668148223) (-18446744073709551616, 340282366920938463444927863358058659840)
# expect: (340282366920938463426481119284349108229, 170141183460469231602560095199917244421) (-340282366920938463426481119284349108230, 147573952589676412922)
# expect: (340282366920938463444927863358058659841, 340282366920938463426481119284349108225) (-340282366920938463444927863358058659842, 36893488147419103230)
