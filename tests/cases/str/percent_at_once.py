# The commonest conversions, `%s` and `%d`, of values of all sorts, in hot code.
class Text:
    def __init__(self, text):
        self.text = text

    def __str__(self):
        return "<" + self.text + ">"


class Num(int):
    def __str__(self):
        return "num"


class Index:
    def __index__(self):
        return 42


VALUES = [0, -7, 12345678901234567890, True, 3.9, -0.5, Num(5), Index()]


def numbers():
    return ["%d|%d %%" % (v, i) for i, v in enumerate(VALUES)]


def texts():
    return ["%s:%s=%d" % (v, v, 3) for v in VALUES[:-1] + [None, "ä", Text("t"), (1, 2)]]


for _ in range(50):
    a, b = numbers(), texts()
print(a)
print(b)
print("%d" % 5, "%s" % 5, "%d%d" % (1, 2), "%i" % 7, b"%d-%d" % (3, -4))
for template, value in [("%d", "x"), ("%d", None), ("%d %d", 1), ("%d", (1, 2)), ("%s", (1, 2)), ("%d", [])]:
    try:
        print(template % value)
    except TypeError as e:
        print(e)
try:
    print("%d" % float("inf"))
except OverflowError as e:
    print(e)
# What is asked between numbers sees each of them once.
print("%d %s %d %s %s" % (1, Text("a"), 2, Text("b"), 3))
# expect: ['0|0 %', '-7|1 %', '12345678901234567890|2 %', '1|3 %', '3|4 %', '0|5 %', '5|6 %', '42|7 %']
# expect: ['0:0=3', '-7:-7=3', '12345678901234567890:12345678901234567890=3', 'True:True=3', '3.9:3.9=3', '-0.5:-0.5=3', 'num:num=3', 'None:None=3', 'ä:ä=3', '<t>:<t>=3', '(1, 2):(1, 2)=3']
# expect: 5 5 12 7 b'3--4'
# expect: %d format: a real number is required, not str
# expect: %d format: a real number is required, not NoneType
# expect: not enough arguments for format string
# expect: not all arguments converted during string formatting
# expect: not all arguments converted during string formatting
# expect: %d format: a real number is required, not list
# expect: cannot convert float infinity to integer
# expect: 1 <a> 2 <b> 3
