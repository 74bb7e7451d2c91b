# The core generator: random(), seed() with ints, getrandbits.
import random

random.seed(42)
print([random.random() for _ in range(5)])
# expect: [0.6394267984578837, 0.025010755222666936, 0.27502931836911926, 0.22321073814882275, 0.7364712141640124]
random.seed(42)
print(random.random(), random.getrandbits(8), random.getrandbits(32), random.getrandbits(100),
      random.getrandbits(1), random.getrandbits(0))
# expect: 0.6394267984578837 6 3184935163 176140902141063639299770569303 1 0
for seed in (0, 1, -1, 2 ** 31, 2 ** 32 + 5, 2 ** 100, True):
    random.seed(seed)
    print(seed, random.random(), random.getrandbits(64))
# expect: 0 0.8444218515250481 16422101724900707500
# expect: 1 0.13436424411240122 14799178230035213023
# expect: -1 0.13436424411240122 14799178230035213023
# expect: 2147483648 0.3387958510019964 16208556722951536152
# expect: 4294967301 0.15727238718789782 16416234625733561141
# expect: 1267650600228229401496703205376 0.7586581712996778 1513291153158585423
# expect: True 0.13436424411240122 14799178230035213023
random.seed(5)
a = [random.random() for _ in range(700)]
random.seed(5)
b = [random.random() for _ in range(700)]
print(a == b, a[699], min(a) >= 0, max(a) < 1)  # expect: True 0.6699410301584264 True True
for f in (lambda: random.getrandbits(-1), lambda: random.random(1)):
    try:
        f()
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
# expect: ValueError number of bits must be non-negative
# expect: TypeError Random.random() takes no arguments (1 given)
