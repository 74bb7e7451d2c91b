# ** and pow with negative, zero, big and modular arguments.
print(2 ** 10, 2 ** 0, 0 ** 0, 0 ** 5, (-2) ** 3, (-2) ** 4, -2 ** 4, 2 ** -2, (-2) ** -3, 1 ** -1)
# expect: 1024 1 1 0 -8 16 -16 0.25 -0.125 1.0
print(10 ** 18, 10 ** 19, 10 ** 25)  # expect: 1000000000000000000 10000000000000000000 10000000000000000000000000
print((-10) ** 19, 2 ** 64 - 1, 7 ** 23)  # expect: -10000000000000000000 18446744073709551615 27368747340080916343
print(pow(2, 100, 1000000007), pow(123456789, 987654321, 1000000007), pow(5, 0, 7), pow(0, 5, 7), pow(-3, 5, 7),
      pow(3, 5, -7))  # expect: 976371285 652541198 1 0 2 -2
print(pow(3, -1, 11), pow(10 ** 20, -1, 10 ** 9 + 7), pow(2, -5, 13), pow(38, -2, 97))  # expect: 4 154489797 11 44
print(4 ** 0.5, 8 ** (1 / 3), 2 ** 0.5, (-8) ** 2.0, 10 ** -3, 10 ** 308 * 10 ** 5 == 10 ** 313)
# expect: 2.0 2.0 1.4142135623730951 64.0 0.001 True
for bad in (lambda: 0 ** -1, lambda: pow(4, -1, 8), lambda: pow(2, 5, 0), lambda: 2 ** "a", lambda: pow(2, 1.5, 3),
            lambda: 10.0 ** 400):
    try:
        print(bad())
    except (ZeroDivisionError, ValueError, TypeError, OverflowError) as e:
        print(type(e).__name__, e)
# expect: ZeroDivisionError 0.0 cannot be raised to a negative power
# expect: ValueError base is not invertible for the given modulus
# expect: ValueError pow() 3rd argument cannot be 0
# expect: TypeError unsupported operand type(s) for ** or pow(): 'int' and 'str'
# expect: TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: OverflowError (34, 'Numerical result out of range')
print(2 ** True, True ** 5, 2 ** 3 ** 0, (2 ** 3) ** 2, sum(2 ** i for i in range(64)))
# expect: 2 1 2 64 18446744073709551615
