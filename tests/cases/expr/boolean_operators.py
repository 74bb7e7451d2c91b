# and/or return one of their operands and do not evaluate the rest.
def f(name, value):
    print("call", name)
    return value


print(0 or "x", 1 or "x", 0 and "x", 1 and "x")  # expect: x 1 0 x
print(repr([] or {} or ""), 1 and 2 and 3, None and 1, "" or None)  # expect: '' 3 None None
print(f("a", 0) and f("b", 1))
# expect: call a
# expect: 0
print(f("a", 0) or f("b", "yes"))
# expect: call a
# expect: call b
# expect: yes
print(f("a", 1) and f("b", 0) or f("c", "end"))
# expect: call a
# expect: call b
# expect: call c
# expect: end
print(not [], not [0], not None, not 0.0, not "0")  # expect: True False True True False
print((1 or 0) and 0, 1 or 0 and 0)  # expect: 0 1
