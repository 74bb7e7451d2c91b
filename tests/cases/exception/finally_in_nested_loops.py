# continue in finally overrides return; break leaves through several finally blocks.
def k():
    for i in range(3):
        try:
            return i
        finally:
            if i < 2:
                continue
    return "end"


print(k())  # expect: 2


def m():
    while True:
        try:
            try:
                break
            finally:
                print("inner")
        finally:
            print("outer")
    return "m"


print(m())
# expect: inner
# expect: outer
# expect: m
