# Uncaught ValueError from unpacking in a loop.
for a, b in [(1, 2), (3, 4), (5, 6, 7)]:
    print(a + b)
# expect: 3
# expect: 7
# raises: ValueError: too many values to unpack (expected 2)
