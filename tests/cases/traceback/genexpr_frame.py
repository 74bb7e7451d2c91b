# An error in a generator expression consumed by a builtin.
def total(rows):
    return sum(row["n"] * 2 for row in rows if row)


print(total([{"n": 1}, {}, {"n": 4}]))  # expect: 10
print(total([{"n": 1}, {"m": 2}]))
# raises: KeyError: 'n'
