# Frames of suspended and resumed generators.
def numbers(n):
    for i in range(n):
        yield 10 // (2 - i)


def doubled(it):
    for x in it:
        yield x * 2


def relay(it):
    yield from doubled(it)


for v in relay(numbers(4)):
    print(v)
# expect: 10
# expect: 20
# raises: ZeroDivisionError: integer division or modulo by zero
