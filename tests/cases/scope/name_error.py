# Reading names that are nowhere; NameError carries the name.
try:
    missing
except NameError as e:
    print(e, e.name)  # expect: name 'missing' is not defined missing


def f():
    return also_missing


try:
    f()
except NameError as e:
    print(e, e.args)  # expect: name 'also_missing' is not defined ("name 'also_missing' is not defined",)
also_missing = 1
print(f())  # expect: 1
del also_missing
try:
    f()
except NameError as e:
    print(e)  # expect: name 'also_missing' is not defined
try:
    print(undefined_arg, missing_too)
except NameError as e:
    print(e)  # expect: name 'undefined_arg' is not defined
try:
    lenn("x")
except NameError as e:
    print(e)  # expect: name 'lenn' is not defined
