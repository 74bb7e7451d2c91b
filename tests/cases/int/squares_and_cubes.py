# Squares and cubes of ints, small, negative and too large.


def squares(values):
    return [v**2 for v in values]


def cubes(values):
    out = []
    for v in values:
        out.append(v**3)
    return out


def distance(x, y):
    return x**2 + y**2


small = [0, 1, -1, 7, -12, 1000, 46341, -46341]
large = [2**30, 2**31, -(2**31), 3037000499, 3037000500, 2**40, -(2**61), 2**62]
for _ in range(60):
    a = squares(small)
    b = cubes(small)
    c = distance(3, -4)
print(a, b, c)
for _ in range(30):
    a = squares(large)
    b = cubes(large)
    c = distance(2**31, 2**31)
print(a, b, c, sep="\n")
for _ in range(30):
    a = squares([True, False, 1.5, 2])
    b = cubes([2, 0.5, True])
print(a, b)


class Power:
    def __pow__(self, n):
        return ("pow", n)


for _ in range(30):
    a = squares([1, Power(), 2])
print(a)
try:
    squares([3, "x"])
except TypeError as error:
    print(error)

# expect: [0, 1, 1, 49, 144, 1000000, 2147488281, 2147488281] [0, 1, -1, 343, -1728, 1000000000, 99516754429821, -99516754429821] 25
# expect: [1152921504606846976, 4611686018427387904, 4611686018427387904, 9223372030926249001, 9223372037000250000, 1208925819614629174706176, 5316911983139663491615228241121378304, 21267647932558653966460912964485513216]
# expect: [1237940039285380274899124224, 9903520314283042199192993792, -9903520314283042199192993792, 28011385460385661648235251499, 28011385488055777750125000000, 1329227995784915872903807060280344576, -12259964326927110866866776217202473468949912977468817408, 98079714615416886934934209737619787751599303819750539264]
# expect: 9223372036854775808
# expect: [1, 0, 2.25, 4] [8, 0.125, 1]
# expect: [1, ('pow', 2), 4]
# expect: unsupported operand type(s) for ** or pow(): 'str' and 'int'
