# center, ljust, rjust and zfill.
print("|" + "|".join(["ab".center(6), "ab".center(7), "abc".center(6), "abc".center(7), "ab".center(1), "".center(3)]))
# expect: |  ab  |   ab  | abc  |  abc  |ab|
print("|".join(["ab".ljust(5), "ab".rjust(5), "ab".ljust(5, "."), "ab".rjust(5, "-"), "ab".center(7, "*"),
                "é".center(3, "€")]))  # expect: ab   |   ab|ab...|---ab|***ab**|€é€
print("42".zfill(5), "-42".zfill(5), "+42".zfill(5), "42".zfill(1), "".zfill(3), "abc".zfill(5), "--1".zfill(5),
      "-".zfill(3))  # expect: 00042 -0042 +0042 42 000 00abc -00-1 -00
for f in (lambda: "a".center("5"), lambda: "a".ljust(5, "ab"), lambda: "a".rjust(5, ""), lambda: "a".zfill(),
          lambda: "a".center(5, 5)):
    try:
        f()
    except TypeError as e:
        print(e)
# expect: 'str' object cannot be interpreted as an integer
# expect: The fill character must be exactly one character long
# expect: The fill character must be exactly one character long
# expect: str.zfill() takes exactly one argument (0 given)
# expect: The fill character must be a unicode character, not int
for row in [("name", 3), ("x", 12345)]:
    print(row[0].ljust(8, ".") + str(row[1]).rjust(6))
# expect: name....     3
# expect: x....... 12345
