# Slicing of sequences with all signs of start, stop and step.
s = "abcdefgh"
print(s[2:5], s[:3], s[5:], s[:], s[-3:], s[:-3], s[-5:-2])  # expect: cde abc fgh abcdefgh fgh abcde def
print(s[::2], s[1::2], s[::-1], s[::-3], s[6:1:-2], s[1:6:-1] == "")  # expect: aceg bdfh hgfedcba heb gec True
print(s[100:] == "", s[-100:3], s[:100], s[3:3] == "", s[5:2] == "")  # expect: True abc abcdefgh True True
x = list(range(10))
print(x[::3], x[8:2:-2], x[-1:-4:-1], x[:2:-3], x[2::-1])
# expect: [0, 3, 6, 9] [8, 6, 4] [9, 8, 7] [9, 6, 3] [2, 1, 0]
t = tuple(x)
print(t[3:7], t[::-4], t[9:], t[10:])  # expect: (3, 4, 5, 6) (9, 5, 1) (9,) ()
r = range(20)
print(r[5:10], r[::-1], r[::7], r[-3:], r[3], r[-1])
# expect: range(5, 10) range(19, -1, -1) range(0, 20, 7) range(17, 20) 3 19
b = b"hello"
print(b[1:3], b[::-1], b[0])  # expect: b'el' b'olleh' 104
try:
    x[::0]
except ValueError as e:
    print(e)  # expect: slice step cannot be zero
try:
    x["a":]
except TypeError as e:
    print(e)  # expect: slice indices must be integers or None or have an __index__ method
