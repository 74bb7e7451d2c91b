# // and % round towards minus infinity for every combination of signs.
for a in (7, -7, 0):
    for b in (2, -2, 7, -7, 10):
        q, r = divmod(a, b)
        print(a, b, q, r, q == a // b, r == a % b, q * b + r == a)
# expect: 7 2 3 1 True True True
# expect: 7 -2 -4 -1 True True True
# expect: 7 7 1 0 True True True
# expect: 7 -7 -1 0 True True True
# expect: 7 10 0 7 True True True
# expect: -7 2 -4 1 True True True
# expect: -7 -2 3 -1 True True True
# expect: -7 7 -1 0 True True True
# expect: -7 -7 1 0 True True True
# expect: -7 10 -1 3 True True True
# expect: 0 2 0 0 True True True
# expect: 0 -2 0 0 True True True
# expect: 0 7 0 0 True True True
# expect: 0 -7 0 0 True True True
# expect: 0 10 0 0 True True True
print((-1) // 10 ** 30, (-1) % 10 ** 30 == 10 ** 30 - 1, 10 ** 30 // -7, 10 ** 30 % -7)
# expect: -1 True -142857142857142857142857142858 -6
print(-(2 ** 62) // -1, (-(2 ** 63)) // -1, (-(2 ** 63)) % -1, 2 ** 64 // 2 ** 32)
# expect: 4611686018427387904 9223372036854775808 0 4294967296
