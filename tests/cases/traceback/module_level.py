# An error at module level.
print("before")  # expect: before
undefined_function()
# raises: NameError: name 'undefined_function' is not defined
