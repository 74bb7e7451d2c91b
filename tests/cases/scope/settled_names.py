# Global names that are bound once are constants of hot code, until somebody binds them anew by whatever way.
import sys

LIMIT = 50
STEP = 2
SCALE = 0.5
TABLE = [1, 2, 3, 5]
NAME = "pirn"
PAIR = (3, 4)
FLAG = False
count = 0
late = None
here = sys.modules[__name__]


def walk(n):
    total = 0
    for _ in range(n):
        i = 0
        while i < LIMIT:
            i += STEP
            total += i
    return total


def scaled(n):
    total = 0.0
    for i in range(n):
        total += SCALE * i + TABLE[i & 3]
    return total


def named(n):
    found = 0
    for i in range(n):
        a, b = PAIR
        if NAME[i & 3] == "r" and not FLAG:
            found += a * b
    return found


def counted(n):
    global count
    for _ in range(n):
        count += 1
    return count


def seen_late(n):
    k = 0
    for _ in range(n):
        if late is not None:
            k += late
    return k


def until_flag(limit):
    n = 0
    while not FLAG:
        n += 1
        if n == limit:
            set_flag()
    return n


def set_flag():
    global FLAG
    FLAG = True


def show():
    print(walk(300), scaled(2000), named(2000), counted(2000), seen_late(2000))


show()
LIMIT = 60
show()
globals()["STEP"] = 3
show()
setattr(here, "SCALE", 0.25)
show()
here.TABLE = (7, 7, 7, 7)
show()
exec("NAME = 'rrrr'")
show()
PAIR = [5, 6]
show()
late = 1
show()
print(until_flag(5000), FLAG)
show()
FLAG = False
show()
globals().update(LIMIT=10, STEP=1)
show()
del SCALE
try:
    show()
except NameError as e:
    print(e)
SCALE = 2
show()
LIMIT = 12.5
STEP = True
show()
late = 1 << 70
show()


# Many names that turn out not to be settled.
source = "\n".join(f"v{k} = {k}\ndef f{k}(n):\n    s = 0\n    for _ in range(n): s += v{k}\n    return s" for k in range(40))
space = {}
exec(source, space)
for turn in range(3):
    print(sum(space[f"f{k}"](400) for k in range(40)))
    for k in range(40):
        space[f"v{k}"] += 1

# expect: 195000 1005000.0 6000 2000 0
# expect: 279000 1005000.0 6000 4000 0
# expect: 189000 1005000.0 6000 6000 0
# expect: 189000 505250.0 6000 8000 0
# expect: 189000 513750.0 6000 10000 0
# expect: 189000 513750.0 24000 12000 0
# expect: 189000 513750.0 60000 14000 0
# expect: 189000 513750.0 60000 16000 2000
# expect: 5000 True
# expect: 189000 513750.0 0 18000 2000
# expect: 189000 513750.0 60000 20000 2000
# expect: 16500 513750.0 60000 22000 2000
# expect: name 'SCALE' is not defined
# expect: 16500 4012000.0 60000 24000 2000
# expect: 27300 4012000.0 60000 26000 2000
# expect: 27300 4012000.0 60000 28000 2361183241434822606848000
# expect: 312000
# expect: 328000
# expect: 344000
