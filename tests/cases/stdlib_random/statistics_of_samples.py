# Rough statistics of many seeded samples, and algorithms driven by them.
import random

random.seed(12345)
n = 800
xs = [random.random() for _ in range(n)]
print(round(sum(xs) / n, 6), sum(1 for x in xs if x < 0.5))  # expect: 0.491319 401
d = [0] * 6
for _ in range(n):
    d[random.randint(1, 6) - 1] += 1
print(d)  # expect: [151, 122, 138, 135, 123, 131]
inside = sum(1 for _ in range(n) if random.random() ** 2 + random.random() ** 2 < 1)
print(4 * inside / n)  # expect: 3.105
deck = [r + s for r in "A23" for s in "CD"]
random.shuffle(deck)
print(deck, random.choice(deck), sorted(random.sample(deck, 2)))
# expect: ['AC', '2C', 'AD', '2D', '3C', '3D'] 2D ['2C', 'AD']
walk = 0
for _ in range(500):
    walk += random.choice((-1, 1))
print(walk)  # expect: 34


def quicksort(v):
    if len(v) < 2:
        return v
    p = random.choice(v)
    return quicksort([x for x in v if x < p]) + [x for x in v if x == p] + quicksort([x for x in v if x > p])


data = [random.randrange(1000) for _ in range(60)]
print(quicksort(data) == sorted(data), random.random())  # expect: True 0.7382949569603966
