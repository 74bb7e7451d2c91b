# An uncaught exception without arguments.
print("x")  # expect: x
raise ValueError
# raises: ValueError
