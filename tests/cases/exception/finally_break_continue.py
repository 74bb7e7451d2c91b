# break and continue through finally, and inside finally.
def f():
    out = []
    for i in range(5):
        try:
            if i == 1:
                continue
            if i == 3:
                break
            out.append(i)
        finally:
            out.append(f"f{i}")
    else:
        out.append("else")
    return out


print(f())  # expect: [0, 'f0', 'f1', 2, 'f2', 'f3']


def g():
    out = []
    for i in range(3):
        try:
            raise ValueError(i)
        finally:
            out.append(i)
            continue
    return out


print(g())  # expect: [0, 1, 2]


def h():
    while True:
        try:
            raise KeyError
        finally:
            break
    return "broke out"


print(h())  # expect: broke out
