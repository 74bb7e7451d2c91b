# Calls with very many positional and keyword arguments.
def f(*a, **k):
    return len(a), len(k), sum(a), sum(k.values())


print(f(*range(300)))  # expect: (300, 0, 44850, 0)
print(f(**{f"k{i}": i for i in range(300)}))  # expect: (0, 300, 0, 44850)
print(f(*range(100), 1, 2, *range(100), x=1, **{str(i): i for i in range(50)}))  # expect: (202, 51, 9903, 1226)


def many(a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, b0, b1, b2, b3, b4, b5, b6, b7, b8, b9,
         c0=20, c1=21, c2=22, c3=23, c4=24, c5=25, c6=26, c7=27, c8=28, c9=29):
    return a0 + b0 + c0, c9 - a9, b5 * c5


print(many(*range(20)), many(*range(30)), many(*range(20), c9=0, c0=-30))
# expect: (30, 20, 375) (30, 20, 375) (-20, -9, 375)
try:
    many(*range(31))
except TypeError as e:
    print(e)  # expect: many() takes from 20 to 30 positional arguments but 31 were given
try:
    many(*range(15))
except TypeError as e:
    print(e)  # expect: many() missing 5 required positional arguments: 'b5', 'b6', 'b7', 'b8', and 'b9'
print(eval("f(" + ", ".join(str(i) for i in range(260)) + ")"))  # expect: (260, 0, 33670, 0)
