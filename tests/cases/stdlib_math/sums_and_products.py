# fsum and prod.
import math

print(math.fsum([0.1] * 10), sum([0.1] * 10), math.fsum([]), math.fsum([1e100, 1.0, -1e100]),
      math.fsum([1, 2.5, True]), math.fsum(range(5)))  # expect: 1.0 0.9999999999999999 0.0 1.0 4.5 10.0
print(math.fsum([math.inf, 1]), math.fsum([1e-300] * 3), math.fsum(1 / n for n in range(1, 100)))
# expect: inf 3e-300 5.17737751763962
print(math.prod([1, 2, 3, 4]), math.prod([]), math.prod([2.5, 2]), math.prod([2] * 70), math.prod([1, 2], start=10),
      math.prod(range(1, 6)), math.prod([0.0, 5]), math.prod((2,), start=1.5))
# expect: 24 1 5.0 1180591620717411303424 20 120 0.0 3.0
for f in (lambda: math.fsum(["x"]), lambda: math.fsum(5), lambda: math.fsum([math.inf, -math.inf]),
          lambda: math.prod(5), lambda: math.prod(["a", "b"]), lambda: math.fsum([10 ** 400]),
          lambda: math.fsum([1e308] * 3)):
    try:
        print(f())
    except (ValueError, TypeError, OverflowError) as e:
        print(type(e).__name__, e)
# expect: TypeError must be real number, not str
# expect: TypeError 'int' object is not iterable
# expect: ValueError -inf + inf in fsum
# expect: TypeError 'int' object is not iterable
# expect: TypeError can't multiply sequence by non-int of type 'str'
# expect: OverflowError int too large to convert to float
# expect: OverflowError intermediate overflow in fsum
print(math.prod([2] * 3 + [0.5]), math.prod([True, 5]), math.prod(x for x in (10 ** 20, 10 ** 20)), math.prod([-1] * 5))
# expect: 4.0 5 10000000000000000000000000000000000000000 -1
