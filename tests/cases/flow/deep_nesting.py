# Deeply nested statements of all kinds in one function.
def f(n):
    out = []
    for i in range(n):
        while True:
            try:
                if i % 2:
                    with Ctx(out):
                        if i == 3:
                            break
                        out.append(i)
                else:
                    for j in range(i):
                        if j == 2:
                            break
                    else:
                        out.append("else")
                        raise ValueError
            except ValueError:
                out.append("caught")
            else:
                out.append("ok")
            finally:
                out.append("fin")
            break
    return out


class Ctx:
    def __init__(self, out):
        self.out = out

    def __enter__(self):
        self.out.append("in")

    def __exit__(self, *exc):
        self.out.append("out")


print(f(2))  # expect: ['else', 'caught', 'fin', 'in', 1, 'out', 'ok', 'fin']
print(f(5))
# expect: ['else', 'caught', 'fin', 'in', 1, 'out', 'ok', 'fin', 'else', 'caught', 'fin', 'in', 'out', 'fin', 'ok', 'fin']
