# What is an int or a float by all that is known is no pointer when it turns out to be an int.
def small(x):
    return x


def shift(x, y=2):
    return small((y << (y & 31)) - (x // x))


def mix(a, b, c=1):
    d = -1000
    for i in range(5):
        for j in range(6):
            a = shift(d)
            a -= b
        b = small(int((-2147483649 // b) - (c % 3)))
        try:
            d = shift(a, a)
        except (TypeError, ValueError) as e:
            print(type(e).__name__, e)
        for k in (a, float("inf")):
            a = small(b % 1)
    return (a, b, c, d)


try:
    print(mix(2305843009213693951, 2.0**62))
except (ArithmeticError, TypeError) as e:
    print(type(e).__name__, e)
# expect: TypeError unsupported operand type(s) for &: 'float' and 'int'
# expect: (0, -6, 1, -137438951425)
