# A chained comparison evaluates each operand once and stops at the first false link.
def v(x):
    print("eval", x)
    return x


print(1 < 2 < 3, 1 < 3 < 2, 3 > 2 > 1 > 0)  # expect: True False True
print(v(1) < v(2) < v(3))
# expect: eval 1
# expect: eval 2
# expect: eval 3
# expect: True
print(v(5) < v(2) < v(3))
# expect: eval 5
# expect: eval 2
# expect: False
print(1 == 1.0 == True, 1 != 2 != 1)  # expect: True True
print(1 in [1, 2] in [[1, 2]], "a" in "abc" == "abc")  # expect: True True
x = 5
print(0 <= x < 10, not 0 <= x < 5, 1 < x > 2)  # expect: True True True
a = None
print(a is None is not False, a is None and a is not False)  # expect: True True
