# == and != between unlike types never raise; ordering does.
print(1 == "1", None == 0, [] == (), {} == [], "a" == b"a", 1 == 1.0, True == 1)
# expect: False False False False False True True
print(1 != "1", None != 0, (1, 2) == [1, 2], range(3) == [0, 1, 2], range(0) == range(5, 5))
# expect: True True False False True
print({1: "a"} == {1.0: "a"}, {1, 2} == frozenset([2, 1]), 0.0 == -0.0)  # expect: True True True
for a, b in ((1, "a"), (None, 1), ([], ()), ({}, {}), ("a", b"a"), (object, int)):
    try:
        print(a < b)
    except TypeError as e:
        print(e)
# expect: '<' not supported between instances of 'int' and 'str'
# expect: '<' not supported between instances of 'NoneType' and 'int'
# expect: '<' not supported between instances of 'list' and 'tuple'
# expect: '<' not supported between instances of 'dict' and 'dict'
# expect: '<' not supported between instances of 'str' and 'bytes'
# expect: '<' not supported between instances of 'type' and 'type'
try:
    sorted([3, "a", 1])
except TypeError as e:
    print(e)  # expect: '<' not supported between instances of 'str' and 'int'
try:
    max(1, "x")
except TypeError as e:
    print(e)  # expect: '>' not supported between instances of 'str' and 'int'
