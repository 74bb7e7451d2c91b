# &, |, ^ and ~ on small, big and negative numbers.
for a, b in ((12, 10), (-12, 10), (12, -10), (-12, -10), (2 ** 70, 2 ** 70 - 1), (-(2 ** 70), 2 ** 65 + 3), (0, -1)):
    print(a & b, a | b, a ^ b, ~a, (a & b) + (a | b) == a + b)
# expect: 8 14 6 -13 True
# expect: 0 -2 -2 11 True
# expect: 4 -2 -6 -13 True
# expect: -12 -10 2 11 True
# expect: 0 2361183241434822606847 2361183241434822606847 -1180591620717411303425 True
# expect: 0 -1143698132569992200189 -1143698132569992200189 1180591620717411303423 True
# expect: 0 -1 -1 -1 True
print(-1 & 0xFF, -256 & 0xFF, -1 ^ 0xFF, (-(2 ** 64)) & (2 ** 65 - 1), ~0, ~-1, ~(2 ** 64))
# expect: 255 0 -256 18446744073709551616 -1 0 -18446744073709551617
print(True & False, True | False, True ^ True, True & 3, 5 | False, type(True & True).__name__, type(True & 1).__name__)
# expect: False True False 1 5 bool int
for bad in (lambda: 1 & 1.0, lambda: "a" | 1, lambda: 1 ^ None, lambda: [] & []):
    try:
        bad()
    except TypeError as e:
        print(e)
# expect: unsupported operand type(s) for &: 'int' and 'float'
# expect: unsupported operand type(s) for |: 'str' and 'int'
# expect: unsupported operand type(s) for ^: 'int' and 'NoneType'
# expect: unsupported operand type(s) for &: 'list' and 'list'


def popcount(n):
    c = 0
    while n:
        n &= n - 1
        c += 1
    return c


print(popcount(2 ** 90 - 1), popcount(0b1011), [i for i in range(8) if 0b10110010 >> i & 1])
# expect: 90 3 [1, 4, 5, 7]
