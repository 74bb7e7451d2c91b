# Digits after the point are those of the exact binary value, rounded half to even: short ones by machine words, others not.
import random

rng = random.Random(3)
digest = 0
for _ in range(2000):
    x = rng.choice([
        rng.random(),
        rng.random() * 10 ** rng.randrange(15),
        rng.randrange(1000000) / 8,
        rng.randrange(1000000) / 1000,
        float(rng.randrange(2 ** 53)),
        rng.randrange(2 ** 20) / 2 ** rng.randrange(70),
    ])
    p = rng.randrange(22)
    for c in f"{x:.{p}f} {-x:{p + 3}.2f} {x:+.1f} {x:.0f} {x:#.0f}":
        digest = (digest * 31 + ord(c)) & 0xFFFFFFFFFFFF
print(digest)
print(f"{0.0:.3f} {-0.0:.3f} {0.5:.0f} {1.5:.0f} {2.5:.0f} {0.125:.2f} {0.375:.2f} {9.995:.2f} {0.05:.1f}")
print(f"{1e-20:.3f} {2.0 ** 53:.1f} {2.0 ** 52 + 1:.3f} {1e15:.18f} {2.0 ** -60:.18f} {2.0 ** -61:.18f}")
# expect: 205826061860296
# expect: 0.000 -0.000 0 2 2 0.12 0.38 9.99 0.1
# expect: 0.000 9007199254740992.0 4503599627370497.000 1000000000000000.000000000000000000 0.000000000000000001 0.000000000000000000
