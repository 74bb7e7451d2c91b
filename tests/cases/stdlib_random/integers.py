# randrange and randint.
import random

random.seed(7)
print([random.randrange(10) for _ in range(10)], [random.randint(1, 6) for _ in range(10)],
      [random.randrange(5, 8) for _ in range(8)])
# expect: [5, 2, 6, 0, 1, 8, 1, 5, 9, 0] [5, 2, 1, 1, 4, 4, 1, 2, 1, 5] [6, 5, 7, 5, 5, 7, 7, 7]
print([random.randrange(0, 100, 7) for _ in range(8)], [random.randrange(10, 0, -3) for _ in range(6)],
      random.randint(5, 5), random.randrange(10 ** 30), random.randint(-(2 ** 80), 2 ** 80))
# expect: [0, 63, 63, 42, 0, 21, 0, 56] [7, 4, 1, 7, 10, 4] 5 837537099293879691577353427938 -737789106449922585505595
print([random.randrange(2 ** k) for k in range(0, 70, 10)])
# expect: [0, 122, 431926, 1066042002, 1023551468271, 814211781616688, 572832700226701229]
print([random.randrange(2 ** k + 1) for k in (3, 31, 32, 33, 64)])
# expect: [2, 1048386555, 1927728186, 314395342, 7713004698735609788]
for f in (lambda: random.randrange(0), lambda: random.randrange(5, 5), lambda: random.randint(2, 1),
          lambda: random.randrange(1, 5, 0), lambda: random.randrange(-3)):
    try:
        print(f())
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
# expect: ValueError empty range for randrange()
# expect: ValueError empty range for randrange() (5, 5, 0)
# expect: ValueError empty range for randrange() (2, 2, 0)
# expect: ValueError zero step for randrange()
# expect: ValueError empty range for randrange()
