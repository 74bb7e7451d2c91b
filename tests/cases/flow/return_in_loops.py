# return out of nested loops, with and without else.
def find(matrix, wanted):
    for r, row in enumerate(matrix):
        for c, v in enumerate(row):
            if v == wanted:
                return r, c
    else:
        return "nowhere"


m = [[1, 2], [3, 4]]
print(find(m, 3), find(m, 9), find([], 1))  # expect: (1, 0) nowhere nowhere


def first_even(xs):
    i = 0
    while i < len(xs):
        if xs[i] % 2 == 0:
            return xs[i]
        i += 1


print(first_even([1, 3, 4, 5]), first_even([1]))  # expect: 4 None


def falls_off():
    for x in range(3):
        if x == 1:
            return


print(falls_off())  # expect: None


def generator_in_loop():
    for x in (y * y for y in range(10)):
        if x > 20:
            return x


print(generator_in_loop())  # expect: 25
