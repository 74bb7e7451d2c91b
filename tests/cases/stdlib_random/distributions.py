# uniform, triangular, gauss, normalvariate, expovariate and friends, seeded.
import random


def r(x):
    return float(f"{x:.12g}")


random.seed(11)
print([r(random.uniform(1, 10)) for _ in range(4)], r(random.uniform(5, 5)), r(random.uniform(10, 0)))
# expect: [5.07141598159, 6.03795147472, 9.31789525621, 5.1908506309] 5.0 4.1261517115
print([r(random.triangular(0, 10, 3)) for _ in range(3)], r(random.triangular()))
# expect: [2.35368016426, 4.15479724329, 4.90998923529] 0.678267869587
print([r(random.gauss(0, 1)) for _ in range(5)], r(random.gauss(100, 15)))
# expect: [0.705927902596, 0.47408571329, 1.53378572868, 0.98245890725, -0.101781497107] 95.8864506717
print([r(random.normalvariate(0, 1)) for _ in range(3)], [r(random.expovariate(2)) for _ in range(3)])
# expect: [0.686869832451, 0.0517719256502, -0.701077013526] [0.0152721773202, 0.311749425775, 0.290383683946]
print([r(random.lognormvariate(0, 1)) for _ in range(2)])  # expect: [3.39264872934, 1.61790217268]
print([r(random.betavariate(2, 3)) for _ in range(2)], [r(random.gammavariate(2, 1)) for _ in range(2)],
      r(random.gammavariate(0.5, 1)), r(random.paretovariate(3)), r(random.weibullvariate(1, 2)),
      r(random.vonmisesvariate(0, 4)))
# expect: [0.601150448093, 0.656238040178] [0.450093749746, 1.58409523142] 1.01734926804 1.0816145713 1.55273037123 5.8366897671
random.seed(11)
print(r(random.gauss(0, 1)), r(random.random()), r(random.gauss(0, 1)))
# expect: -1.22407267571 0.924210584024 0.377588198302
