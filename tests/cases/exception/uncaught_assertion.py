# A failed assertion at top level.
values = [1, 2, 3]
print(sum(values))  # expect: 6
assert sum(values) == 7, f"sum is {sum(values)}"
# raises: AssertionError: sum is 6
