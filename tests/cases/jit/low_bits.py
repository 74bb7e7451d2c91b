# Sums of which a mask lets only low bits through, and ints of 64 bits without a sign.

M = (1 << 64) - 1


def xorshift(n):
    x = 88172645463325252
    for i in range(n):
        x ^= (x << 13) & M
        x ^= x >> 7
        x ^= (x << 17) & M
    return x


def fnv(data):
    h = 14695981039346656037
    for b in data:
        h = ((h ^ b) * 1099511628211) & 0xFFFFFFFFFFFFFFFF
    return h


def splitmix(n):
    s = 12345
    total = 0
    for i in range(n):
        s = (s + 0x9E3779B97F4A7C15) & M
        z = s
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & M
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & M
        total ^= z ^ (z >> 31)
    return total


def congruential(n):
    s = 42
    tops = 0
    for i in range(n):
        s = (s * 6364136223846793005 + 1442695040888963407) % 2**64
        if s >> 63:
            tops += 1
    return s, tops


class Pcg:
    def __init__(self, seed):
        self.state = seed

    def next(self):
        old = self.state
        self.state = (old * 6364136223846793005 + 1442695040888963407) & M
        x = (((old >> 18) ^ old) >> 27) & 0xFFFFFFFF
        turn = old >> 59
        return ((x >> turn) | (x << ((-turn) & 31))) & 0xFFFFFFFF


def pcg(n):
    p = Pcg(42)
    return sum(p.next() for _ in range(n)) & M


def rotated(x, n):
    return ((x >> n) | (x << (32 - n))) & 0xFFFFFFFF


def rotations(words):
    e = 0x6A09E667
    for w in words:
        e = (rotated(e, 2) ^ rotated(e, 13) ^ rotated(e, 22)) + w & 0xFFFFFFFF
    return e


def items_on_the_way(items, n):
    h = 1
    for i in range(n):
        h = (h * 0x5851F42D4C957F2D + items[i % len(items)]) & M
    return h


class Mod:
    """An operand whose operators do not compute with ints."""

    def __init__(self, n):
        self.n = n

    def __add__(self, other):
        return Mod(self.n + 1)

    def __radd__(self, other):
        return 1000 + self.n

    def __and__(self, other):
        return self.n


print(xorshift(2000))
print(fnv(bytes(range(256)) * 8))
print(splitmix(2000))
print(congruential(2000))
print(pcg(2000))
print(rotations([i * 2654435761 & 0xFFFFFFFF for i in range(2000)]))
print(items_on_the_way([1, 2, 3], 2000))
# What has been numbers is something else now: from the middle of the expression on, and as if nothing had been computed.
print(items_on_the_way([1, 2**70, -(2**66) - 5], 600))
try:
    print(items_on_the_way([1, 2, "x"], 600))
except TypeError as e:
    print("TypeError:", e)
try:
    print(items_on_the_way([1.5], 600))
except TypeError as e:
    print("TypeError:", e)
print(items_on_the_way([Mod(5)], 600))


def seeded(seed, n):
    x = seed
    for i in range(n):
        x = (x * 3 ^ x >> 5) & M
        if x == 0 or not x:
            x = 7
    return x


for seed in (1, -1, 2**64 - 1, 2**64, -(2**64), 2**200 + 1, True):
    print(seed, seeded(seed, 500))


def compared(n):
    a, b, more, same = 2**64 - 1, 2**63, 0, 0
    for i in range(n):
        a = (a * 5 + i) & M
        b = (b * 7 - i) & M
        if a > b:
            more += 1
        if a >= 2**63 and b < 2**62:
            same += 1
        if a != b and i < a:
            same += 2
    return more, same, a, b, a % 1000, b // 3, a % (b | 1), -a, ~b, a - b, a + b


print(compared(1500))


def shifted(amounts):
    total = 0
    x = 0x123456789ABCDEF
    for n in amounts:
        total = (total + (x << n)) & M
        total ^= total >> n
    return total


print(shifted([i % 80 for i in range(1000)]))
try:
    print(shifted([3] * 400 + [-1]))
except ValueError as e:
    print("ValueError:", e)


def kept(n):
    h = 99
    seen = []
    table = {}
    for i in range(n):
        h = h * 0xD6E8FEB86659FD93 & M
        if i % 100 == 0:
            seen.append(h)
            table[h] = i
    return seen[-3:], sum(table[h] for h in seen), [type(h).__name__ for h in seen[:2]], max(seen)


print(kept(1500))

# expect: 14004281193724023956
# expect: 176705864268954405
# expect: 17440531358478412399
# expect: (3528437947691580858, 1001)
# expect: 4306417133936
# expect: 127911714
# expect: 9350745570464490308
# expect: 11767200479925825857
# expect: TypeError: unsupported operand type(s) for +: 'int' and 'str'
# expect: TypeError: unsupported operand type(s) for &: 'float' and 'int'
# expect: 1005
# expect: 1 4173195525135735306
# expect: -1 17815231376097972640
# expect: 18446744073709551615 18285361044828279687
# expect: 18446744073709551616 13105214779117110645
# expect: -18446744073709551616 5094520272583018389
# expect: 1606938044258990275541962092341162602522202993782792835301377 4173195525135735306
# expect: True 4173195525135735306
# expect: (760, 3208, 7957503751918716777, 1000091263441363538, 777, 333363754480454512, 956864907829172004, -7957503751918716777, -1000091263441363539, 6957412488477353239, 8957595015360080315)
# expect: 12031873892817258765
# expect: ValueError: negative shift count
# expect: ([4176043304311098009, 5513011274382329001, 5200049591610435513], 10500, ['int', 'int'], 15530555770193693497)
