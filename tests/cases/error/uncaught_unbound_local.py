# UnboundLocalError at top level of a call.
count = 0


def bump():
    count += 1


print(count)  # expect: 0
bump()
# raises: UnboundLocalError: cannot access local variable 'count' where it is not associated with a value
