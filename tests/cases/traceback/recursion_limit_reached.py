# The recursion limit with its repeated line count.
def forever(n):
    return forever(n + 1)


print("start")  # expect: start
forever(0)
# raises: RecursionError: maximum recursion depth exceeded
