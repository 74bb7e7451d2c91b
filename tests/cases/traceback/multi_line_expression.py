# An expression over several lines: the first line is shown, with carets to its end.
def add(a, b, c):
    return a + b + c


print(add(
    1,
    2,
    3,
))  # expect: 6
result = add(
    1,
    2,
    "three",
) * 2
# raises: TypeError: unsupported operand type(s) for +: 'int' and 'str'
