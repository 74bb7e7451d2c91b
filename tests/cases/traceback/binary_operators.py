# Carets under the operator of a binary operation.
def compute(a, b):
    total = a * 2 + b.value - 1
    return total


class V:
    value = "text"


print(compute(1, type("W", (), {"value": 3})))  # expect: 4
compute(4, V)
# raises: TypeError: unsupported operand type(s) for +: 'int' and 'str'
