# Ints of 64 bits without a sign, and what is computed modulo 2^64 because a mask follows.
MASK = (1 << 64) - 1


def congruential(n):
    x = 1
    for _ in range(n):
        x = (x * 6364136223846793005 + 1442695040888963407) & 0xFFFFFFFFFFFFFFFF
    return x


def fnv(n):
    h = 0xCBF29CE484222325
    for k in range(n):
        h ^= k & 255
        h = (h * 0x100000001B3) & MASK
    return h


def turned(x, r):
    return ((x << r) | (x >> (64 - r))) & 0xFFFFFFFFFFFFFFFF


def xoroshiro(n):
    a, b = 0x123456789ABCDEF, 0xFEDCBA9876543210
    out = []
    for k in range(n):
        r = (a + b) & MASK
        b ^= a
        a = turned(a, 24) ^ b ^ ((b << 16) & MASK)
        b = turned(b, 37)
        if k % 7 == 0:
            out.append(r)
    return sum(out) % 1000003, a, b


# Signs, comparisons, quotients.
def signs(n):
    a = 0
    x = 7
    for k in range(n):
        x = (~x * 3 - k) & MASK
        a ^= (-x) & MASK
        a = (a - x) & MASK
        if a > x:
            a = a // 3
        if x < 2**63:
            a = (a + 1) & MASK
        a = a % 18446744073709551557
    return a, x


# Remainders by powers of two are masks.
def powers(n):
    x = 3
    for k in range(n):
        x = (x * x + k) % 2**64
        y = (x << (k & 31)) % 2**32
    return x, y


# They come from lists and go there, and are asked for their truth.
def kept(n):
    table = [0, 1, 2**63, 2**64 - 1, 12345]
    h = 0
    for k in range(n):
        h = ((h + table[k % 5]) * 31) & MASK
        table[k % 5] = h
        if h:
            h ^= h >> 33
        h = h & ~1
    return h, table


# The exact value is wanted as well.
def exact(n):
    h = 1
    for k in range(n):
        product = h * 0x9E3779B97F4A7C15
        low = product & MASK
        if k == n - 1:
            return product, low
        h = low


class Odd:
    def __mul__(self, other):
        return self

    def __and__(self, other):
        return "and"

    def __rmul__(self, other):
        return "rmul"


# What is no such int.
def others(n, last):
    h = 0xCBF29CE484222325
    made = []
    for k in range(n):
        z = h if k < n - len(last) else last[k - n + len(last)]
        try:
            z = (z * 3) & MASK
        except TypeError as e:
            z = str(e)
        made.append(z)
        if k < n - len(last):
            h = z
    return made[-len(last) - 1 :]


# It leaves between the product and the mask.
def left(n, odd):
    h = 0xCBF29CE484222325
    mask = MASK
    for k in range(n):
        if k == n - 1:
            mask = odd
        try:
            h = (h * 0x100000001B3 + k) & mask
        except TypeError as e:
            return h, str(e)
    return h


for _ in range(2):
    print(congruential(3000))
    print(fnv(3000))
    print(xoroshiro(3000))
    print(signs(3000))
    print(powers(3000))
    print(kept(3000))
    print(exact(3000))
    print(others(3000, [Odd(), -5, 2**70 + 3, True, 2.5, -(2**64), 2**63]))
    print(left(3000, 1.5))
    print(left(3000, -1))
    print(left(3000, 2**80 - 1))
    print(left(3000, Odd()))

# expect: 12138892365635114745
# expect: 5185280107315649517
# expect: (788131, 3609137244162062031, 10202230287932378798)
# expect: (2959499913013693590, 2479438213415822059)
# expect: (9771833299779703259, 3984588800)
# expect: (10765027421292129270, [4704125992526112194, 8801109791993695279, 14951516707384847288, 691015593536705775, 10765027420324392005])
# expect: (98453661604052771219450863521138325665, 10869414863613835425)
# expect: [9316635983420563887, 'and', 18446744073709551601, 9, 3, "unsupported operand type(s) for &: 'float' and 'int'", 0, 9223372036854775808]
# expect: (7306899066318850958, "unsupported operand type(s) for &: 'int' and 'float'")
# expect: 8034020489581675486913217179137
# expect: 1196637990062923474546177
# expect: (7306899066318850958, "unsupported operand type(s) for &: 'int' and 'Odd'")
# expect: 12138892365635114745
# expect: 5185280107315649517
# expect: (788131, 3609137244162062031, 10202230287932378798)
# expect: (2959499913013693590, 2479438213415822059)
# expect: (9771833299779703259, 3984588800)
# expect: (10765027421292129270, [4704125992526112194, 8801109791993695279, 14951516707384847288, 691015593536705775, 10765027420324392005])
# expect: (98453661604052771219450863521138325665, 10869414863613835425)
# expect: [9316635983420563887, 'and', 18446744073709551601, 9, 3, "unsupported operand type(s) for &: 'float' and 'int'", 0, 9223372036854775808]
# expect: (7306899066318850958, "unsupported operand type(s) for &: 'int' and 'float'")
# expect: 8034020489581675486913217179137
# expect: 1196637990062923474546177
# expect: (7306899066318850958, "unsupported operand type(s) for &: 'int' and 'Odd'")
