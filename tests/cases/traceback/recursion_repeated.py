# Repeated frames of a recursion are summed up.
def countdown(n):
    if n == 0:
        raise ValueError("liftoff")
    return countdown(n - 1)


print("go")  # expect: go
countdown(20)
# raises: ValueError: liftoff
