# Powers of floats, squares above all, at sites that are hot.


def squares(values):
    return [v**2 for v in values]


def powers(values, n):
    out = []
    for v in values:
        out.append(v**n)
    return out


def distance(a, b):
    return ((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2) ** 0.5


def numbers(n):
    state = 12345
    out = []
    for _ in range(n):
        state = (state * 1103515245 + 12345) & 0x7FFFFFFF
        out.append((state - 0x40000000) / (1 + (state & 0xFFFF)))
    return out


many = numbers(400)
for _ in range(40):
    a = squares(many)
    b = powers(many[:50], 3)
    c = powers([abs(v) for v in many[:50]], 0.5)
    d = powers(many[:50], -2)
print(a[:8], sum(a))
print(b[:4], sum(b), c[:4], sum(c), d[:4], sum(d), sep="\n")
# A digit of each, as it is written.
print("".join(repr(v)[-1] for v in a))

edges = [0.0, -0.0, 1.0, -1.0, 0.5, 1.5, 1e-200, 1e154, -1e154, 5e-324, 1.0000000000000002, float("inf"), float("-inf")]
for _ in range(40):
    e = squares(edges)
    f = powers([0.0, 4.0, 2.25], 0.5)
    g = powers([2.0, -2.0, 10.0], -3)
    h = powers([1, 2, 3], 0.5)
    i = squares([1, 2.5, True, 3])
    j = distance((0.0, 0.0), (3.0, 4.0)) + distance((1.5, 2.5), (1.5, 2.5))
print(e, f, g, h, i, j, sep="\n")
print(squares([float("nan")]))
for v, n in ((1e200, 2), (0.0, -1), (-0.0, -2.5), (1e308, 1.5)):
    for _ in range(30):
        try:
            r = powers([1.5, v], n)
        except (OverflowError, ZeroDivisionError) as error:
            r = type(error).__name__, error.args
    print(v, n, r)

# expect: [3347278118.5625014, 1686064939.7842894, 2713367088.9644637, 477471295.39618975, 23727916.929839686, 766928.3857349439, 17228264.471179042, 39558844.8612421] 29968785571913.387
# expect: [193659005711986.22, -69232728315760.7, 141339265331745.75, -10433280934973.107]
# expect: 4.575613281150159e+18
# expect: [240.53204830438654, 202.63691939302961, 228.23231650075357, 147.82123180019113]
# expect: 8425.367873062538
# expect: [2.987501977963674e-10, 5.930969658428087e-10, 3.6854578360115753e-10, 2.0943667391989153e-09]
# expect: 4.824752417349465e-06
# expect: 4475692135935749465634492554387683662862513944877442846554562125552783554797595267492159516413488148117643366684984414263827115512824821466951455615253659393393339472741977466676793243353961322732351728489592882217183455384796717574448234249744576145161774767164725473962346129767567932835314885468591544752973684982843833473871718358862452452874253469314882516141657521553284138168598639525168476546
# expect: [0.0, 0.0, 1.0, 1.0, 0.25, 2.25, 0.0, 1e+308, 1e+308, 0.0, 1.0000000000000004, inf, inf]
# expect: [0.0, 2.0, 1.5]
# expect: [0.125, -0.125, 0.001]
# expect: [1.0, 1.4142135623730951, 1.7320508075688772]
# expect: [1, 6.25, 1, 9]
# expect: 5.0
# expect: [nan]
# expect: 1e+200 2 ('OverflowError', (34, 'Numerical result out of range'))
# expect: 0.0 -1 ('ZeroDivisionError', ('0.0 cannot be raised to a negative power',))
# expect: -0.0 -2.5 ('ZeroDivisionError', ('0.0 cannot be raised to a negative power',))
# expect: 1e+308 1.5 ('OverflowError', (34, 'Numerical result out of range'))
