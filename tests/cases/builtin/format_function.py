# format() with and without a specification.
print(format(5), format("x"), format(None), format([1]), repr(format("")))  # expect: 5 x None [1] ''
print(format(3.14159, ".2f"), format(255, "x"), format(255, "#010b"), format("ab", ">5"))
# expect: 3.14 ff 0b11111111    ab
print(format(True), format(True, "d"), format(1e10, ","))  # expect: True 1 10,000,000,000.0
print(format(-5, "=+6d"), format(12345.678, "_.1f"), format(0.5, "%"), format("abc", ".2"),
      format(7, "c") == "\x07", format(65, "c"))  # expect: -    5 12_345.7 50.000000% ab True A
for value, spec in ((5, "s"), ("x", "d"), (1.5, "d"), (5, "z9"), ([], "5"), (None, "x"), ("x", "+"), ("x", "="), (5, ".2"),
                    (1.5, "x"), (5, 5), ("a", ","), (5, "q"), (1, ",_d"), (-1, "c")):
    try:
        print(format(value, spec))
    except (ValueError, TypeError, OverflowError) as e:
        print(type(e).__name__, e)
# expect: ValueError Unknown format code 's' for object of type 'int'
# expect: ValueError Unknown format code 'd' for object of type 'str'
# expect: ValueError Unknown format code 'd' for object of type 'float'
# expect: ValueError Negative zero coercion (z) not allowed in integer format specifier
# expect: TypeError unsupported format string passed to list.__format__
# expect: TypeError unsupported format string passed to NoneType.__format__
# expect: ValueError Sign not allowed in string format specifier
# expect: ValueError '=' alignment not allowed in string format specifier
# expect: ValueError Precision not allowed in integer format specifier
# expect: ValueError Unknown format code 'x' for object of type 'float'
# expect: TypeError format() argument 2 must be str, not int
# expect: ValueError Cannot specify ',' with 's'.
# expect: ValueError Unknown format code 'q' for object of type 'int'
# expect: ValueError Cannot specify both ',' and '_'.
# expect: OverflowError %c arg not in range(0x110000)
