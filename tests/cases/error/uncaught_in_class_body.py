# Uncaught NameError in a class body.
class A:
    x = 1
    print("body", x)  # expect: body 1
    y = x + z


print("never")
# raises: NameError: name 'z' is not defined
