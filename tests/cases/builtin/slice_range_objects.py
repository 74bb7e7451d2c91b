# slice objects and their indices method.
s = slice(1, 10, 2)
print(s, s.start, s.stop, s.step, slice(5), slice(None), slice(1, None), s == slice(1, 10, 2), s != slice(1))
# expect: slice(1, 10, 2) 1 10 2 slice(None, 5, None) slice(None, None, None) slice(1, None, None) True True
print(s.indices(5), slice(None, None, -1).indices(4), slice(-3, None).indices(10))
# expect: (1, 5, 2) (3, -1, -1) (7, 10, 1)
print(slice(100, -100, -1).indices(3), slice(3).indices(0))  # expect: (2, -1, -1) (0, 0, 1)
print("abcdefghij"[s], [0, 1, 2, 3][slice(2)], (1, 2, 3)[slice(None, None, -1)], range(10)[slice(2, 8, 3)])
# expect: bdfhj [0, 1] (3, 2, 1) range(2, 8, 3)
print(slice("a", 2.5).start, slice(1, 2) < slice(1, 3), slice(1) == slice(1.0))  # expect: a True True
x = list(range(5))
x[slice(1, 3)] = "ab"
print(x)  # expect: [0, 'a', 'b', 3, 4]
del x[slice(None, None, 2)]
print(x)  # expect: ['a', 3]
for bad in (lambda: slice(), lambda: slice(1, 2, 0).indices(3), lambda: [][slice("a", 1)], lambda: slice(1).indices(-1),
            lambda: slice(1, 2, 3, 4), lambda: setattr(s, "start", 5)):
    try:
        bad()
    except (TypeError, ValueError, AttributeError) as e:
        print(type(e).__name__, e)
# expect: TypeError slice expected at least 1 argument, got 0
# expect: ValueError slice step cannot be zero
# expect: TypeError slice indices must be integers or None or have an __index__ method
# expect: ValueError length should not be negative
# expect: TypeError slice expected at most 3 arguments, got 4
# expect: AttributeError readonly attribute
