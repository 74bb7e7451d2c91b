# any and all stop early and take any iterable.
def t(x):
    print("test", x)
    return x


print(any([0, "", 3, 5]), any([]), any([None, 0]), all([1, "a"]), all([]), all([1, 0]))
# expect: True False False True True False
print(any(t(x) for x in [0, 2, 3]))
# expect: test 0
# expect: test 2
# expect: True
print(all(t(x) for x in [1, 0, 3]))
# expect: test 1
# expect: test 0
# expect: False
it = iter([0, 1, 2, 3])
print(any(it), list(it))  # expect: True [2, 3]
print(any(map(str.isupper, "abC")), all(x < 5 for x in range(5)), any({}), any({0: 1}), all({1: 0}))
# expect: True True False False True
for bad in (lambda: any(5), lambda: all(), lambda: any([], [])):
    try:
        bad()
    except TypeError as e:
        print(e)
# expect: 'int' object is not iterable
# expect: all() takes exactly one argument (0 given)
# expect: any() takes exactly one argument (2 given)
