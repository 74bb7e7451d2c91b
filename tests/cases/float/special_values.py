# nan, infinities and signed zeros in comparisons and containers.
import math

inf, nan = float("inf"), float("nan")
print(nan == nan, nan != nan, nan < 1, nan > 1, nan is nan, nan in [nan], [nan].index(nan), [nan].count(nan), {nan: 1}[nan])
# expect: False True False False True True 0 1 1
print(inf == inf, inf > 10 ** 400, -inf < -(10 ** 400), inf == float("inf"), inf - 1 == inf, -inf == -float("inf"))
# expect: True True True True True True
print(0.0 == -0.0, math.copysign(1, -0.0), math.copysign(1, 0.0), -0.0 < 0.0, [0.0] == [-0.0], {0.0: "z"}[-0.0],
      str(-0.0), 0.0 + -0.0, -0.0 + -0.0)  # expect: True -1.0 1.0 False True z -0.0 0.0 -0.0
print(sorted([3.0, -inf, 1.0, inf, -1.0]), min(nan, 1), min(1, nan), max(nan, 1), max(1, nan), sum([inf, -inf]))
# expect: [-inf, -1.0, 1.0, 3.0, inf] nan 1 nan 1 nan
print(math.isnan(nan), math.isinf(-inf), math.isfinite(1e308), math.isfinite(inf), bool(nan), bool(0.0), bool(-0.0))
# expect: True True True False True False False
for bad in (lambda: int(nan), lambda: int(inf), lambda: round(inf), lambda: math.floor(nan),
            lambda: inf.as_integer_ratio(), lambda: nan.as_integer_ratio()):
    try:
        bad()
    except (ValueError, OverflowError) as e:
        print(type(e).__name__, e)
# expect: ValueError cannot convert float NaN to integer
# expect: OverflowError cannot convert float infinity to integer
# expect: OverflowError cannot convert float infinity to integer
# expect: ValueError cannot convert float NaN to integer
# expect: OverflowError cannot convert Infinity to integer ratio
# expect: ValueError cannot convert NaN to integer ratio
print(-0.0 * 5, 0 * -1.0, round(-0.4), round(-0.4, 0), f"{-0.0:.1f}", f"{-0.4:.0f}", f"{-0.0:z.1f}",
      f"{inf:5}|{nan:<5}|{-inf:+}")  # expect: -0.0 -0.0 0 -0.0 -0.0 -0 0.0   inf|nan  |-inf
