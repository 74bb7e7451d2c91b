# Left and right shifts, also by large amounts and of negative numbers.
print(1 << 0, 1 << 10, 1 << 62, 1 << 63, 1 << 100, -1 << 5, 0 << 1000, 5 << 1)
# expect: 1 1024 4611686018427387904 9223372036854775808 1267650600228229401496703205376 -32 0 10
print(1024 >> 3, 1 >> 1, -1 >> 1, -5 >> 1, -5 >> 100, 2 ** 100 >> 98, -(2 ** 100) >> 99, 7 >> 64)
# expect: 128 0 -1 -3 -1 4 -2 0
print((2 ** 100 + 1) >> 50 == 2 ** 50, -(2 ** 100 + 1) >> 50 == -(2 ** 50) - 1, 3 << 61, -3 << 61)
# expect: True True 6917529027641081856 -6917529027641081856
for bad in (lambda: 1 << -1, lambda: 1 >> -1, lambda: 1 << 1.0, lambda: 1.0 >> 1, lambda: 1 << "a"):
    try:
        print(bad())
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
# expect: ValueError negative shift count
# expect: ValueError negative shift count
# expect: TypeError unsupported operand type(s) for <<: 'int' and 'float'
# expect: TypeError unsupported operand type(s) for >>: 'float' and 'int'
# expect: TypeError unsupported operand type(s) for <<: 'int' and 'str'
print(0 >> 10 ** 20, 12345 >> 10 ** 20, -12345 >> 10 ** 20)  # expect: 0 0 -1
h = 0
for c in "hash me":
    h = ((h << 5) ^ (h >> 27) ^ ord(c)) & 0xFFFFFFFF
print(h)  # expect: 3305410015
print(sum(1 << i for i in range(70)) == 2 ** 70 - 1, True << 3, 6 >> True)  # expect: True 8 3
