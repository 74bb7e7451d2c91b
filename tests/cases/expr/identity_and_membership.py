# is, is not, in and not in.
a = [1]
b = [1]
print(a is b, a is a, a is not b, a == b)  # expect: False True True True
print(None is None, ... is Ellipsis, NotImplemented is NotImplemented)  # expect: True True True
print(2 in [1, 2], 3 not in (1, 2), "b" in "abc", "" in "abc", "ac" in "abc")  # expect: True True True True False
print("k" in {"k": 1}, 1 in {"k": 1}, 3 in range(0, 10, 3), 4 in range(0, 10, 3))  # expect: True False True False
print(98 in b"abc", b"bc" in b"abc", 1.0 in [1], True in [1], None in [0])  # expect: True True True True False
nan = float("nan")
print(nan in [nan], nan == nan, [nan] == [nan], (nan,) == (nan,))  # expect: True False True True
try:
    1 in 5
except TypeError as e:
    print(e)  # expect: argument of type 'int' is not iterable
try:
    1 in "abc"
except TypeError as e:
    print(e)  # expect: 'in <string>' requires string as left operand, not int
try:
    [] in {}
except TypeError as e:
    print(e)  # expect: unhashable type: 'list'
