# Uncaught TypeError from a builtin inside nested calls.
def total(rows):
    return sum(r["n"] for r in rows)


print(total([{"n": 1}, {"n": 2}]))  # expect: 3
print(total([{"n": 1}, {"n": "2"}]))
# raises: TypeError: unsupported operand type(s) for +: 'int' and 'str'
