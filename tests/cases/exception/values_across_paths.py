# Values survive a try block whatever path was taken.
def f(path):
    a = b = c = d = None
    try:
        a = 1
        if path == "raise":
            raise ValueError("x")
        if path == "return":
            return ("early", a, b, c, d)
        b = 2
    except ValueError as e:
        c = str(e)
    else:
        d = "else"
    finally:
        a = (a, "fin")
    return (a, b, c, d)


for p in ("raise", "return", "normal"):
    print(p, f(p))
# expect: raise ((1, 'fin'), None, 'x', None)
# expect: return ('early', 1, None, None, None)
# expect: normal ((1, 'fin'), 2, None, 'else')


def g(n):
    total = 0
    for i in range(n):
        x = i
        try:
            x += 10
            if i % 4 == 1:
                continue
            if i % 4 == 2:
                raise KeyError(x)
            x += 100
        except KeyError as e:
            x = -e.args[0]
        finally:
            total += x
    return total


print(g(4), g(400))  # expect: 222 61800
