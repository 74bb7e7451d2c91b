# Messages of failed augmented assignments name the operator with =.
def attempt(f):
    try:
        f()
    except TypeError as e:
        print(e)


def add(a, b):
    a += b


def sub(a, b):
    a -= b


def mul(a, b):
    a *= b


def div(a, b):
    a /= b


def floor(a, b):
    a //= b


def power(a, b):
    a **= b


def mod(a, b):
    a %= b


def shift(a, b):
    a <<= b


def bits(a, b):
    a |= b


def mat(a, b):
    a @= b


for f in (add, sub, mul, div, floor, power, mod, shift, bits, mat):
    attempt(lambda: f(1, None))
# expect: unsupported operand type(s) for +=: 'int' and 'NoneType'
# expect: unsupported operand type(s) for -=: 'int' and 'NoneType'
# expect: unsupported operand type(s) for *=: 'int' and 'NoneType'
# expect: unsupported operand type(s) for /=: 'int' and 'NoneType'
# expect: unsupported operand type(s) for //=: 'int' and 'NoneType'
# expect: unsupported operand type(s) for **=: 'int' and 'NoneType'
# expect: unsupported operand type(s) for %=: 'int' and 'NoneType'
# expect: unsupported operand type(s) for <<=: 'int' and 'NoneType'
# expect: unsupported operand type(s) for |=: 'int' and 'NoneType'
# expect: unsupported operand type(s) for @=: 'int' and 'NoneType'
attempt(lambda: add("s", 1))  # expect: can only concatenate str (not "int") to str
attempt(lambda: add([], 1))  # expect: 'int' object is not iterable
attempt(lambda: add((), []))  # expect: can only concatenate tuple (not "list") to tuple
attempt(lambda: mul("s", "t"))  # expect: can't multiply sequence by non-int of type 'str'
attempt(lambda: sub({1}, [1]))  # expect: unsupported operand type(s) for -=: 'set' and 'list'
attempt(lambda: bits({}, 5))  # expect: 'int' object is not iterable
