# Conditions that have met only bools, None and small ints while they became hot, and then meet everything else.
class Yes:
    pass
class No:
    def __bool__(self):
        return False
class Long:
    def __init__(self, n):
        self.n = n
    def __len__(self):
        return self.n
class Wrong:
    def __bool__(self):
        raise ValueError("neither")
class Odd:
    def __bool__(self):
        return 1
def chosen(x):
    if x:
        return "yes"
    return "no"
def denied(x):
    return not x
def counted(x, n):
    k = 0
    while x:
        k += 1
        if k == n:
            break
    return k
def both(x, y):
    return x and y, x or y
class Box:
    def __init__(self, a, b):
        self.a = a
        self.b = b
    def state(self):
        if self.a:
            return self.b
        return self.a
def all_of(x):
    try:
        return chosen(x), denied(x), counted(x, 2), both(x, 7), Box(x, 3).state()
    except (ValueError, TypeError) as e:
        return type(e).__name__, str(e)
plain = [True, False, None, 0, 1, -1, 7, 2**40]
for turn in range(300):
    for x in plain:
        all_of(x)
print([all_of(x) for x in plain])
# expect: [('yes', False, 2, (7, True), 3), ('no', True, 0, (False, 7), False), ('no', True, 0, (None, 7), None), ('no', True, 0, (0, 7), 0), ('yes', False, 2, (7, 1), 3), ('yes', False, 2, (7, -1), 3), ('yes', False, 2, (7, 7), 3), ('yes', False, 2, (7, 1099511627776), 3)]
others = [0.0, -0.0, 1.5, float("nan"), 1e300, "", "a", [], [0], (), (0,), {}, {1: 2}, set(), {0}, 2**61, 2**64, -2**61, ..., chosen, Yes, int]
for turn in range(60):
    found = [all_of(x) for x in others]
print([f[0] for f in found])
# expect: ['no', 'no', 'yes', 'yes', 'yes', 'no', 'yes', 'no', 'yes', 'no', 'yes', 'no', 'yes', 'no', 'yes', 'yes', 'yes', 'yes', 'yes', 'yes', 'yes', 'yes']
print([(f[1], f[2]) for f in found])
# expect: [(True, 0), (True, 0), (False, 2), (False, 2), (False, 2), (True, 0), (False, 2), (True, 0), (False, 2), (True, 0), (False, 2), (True, 0), (False, 2), (True, 0), (False, 2), (False, 2), (False, 2), (False, 2), (False, 2), (False, 2), (False, 2), (False, 2)]
print(sum(f[4] == 3 for f in found), [f[3][1] for f in found if f[1]])
# expect: 15 [7, 7, 7, 7, 7, 7, 7]
for turn in range(60):
    found = [all_of(x) for x in (Wrong(), Odd())]
print(found)
# expect: [('ValueError', 'neither'), ('TypeError', '__bool__ should return bool, returned int')]
for turn in range(60):
    found = [all_of(x)[:3] for x in (Yes(), No(), Long(0), Long(5))]
print(found)
# expect: [('yes', False, 2), ('no', True, 0), ('no', True, 0), ('yes', False, 2)]
print([all_of(x)[0] for x in plain])
# expect: ['yes', 'no', 'no', 'no', 'yes', 'yes', 'yes', 'yes']
