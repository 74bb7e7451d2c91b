# Operands, arguments, displays and subscripts are evaluated left to right.
log = []


def e(x):
    log.append(x)
    return x


def show(label):
    print(label, log)
    log.clear()


def f(*a, **k):
    log.append("call")


e(1) + e(2) * e(3)
show("arith")  # expect: arith [1, 2, 3]
f(e(1), *[e(2)], e(3), k=e(4), **{"m": e(5)})
show("call")  # expect: call [1, 2, 3, 4, 5, 'call']
{e("a"): e(1), e("b"): e(2)}
show("dict")  # expect: dict ['a', 1, 'b', 2]
[e(1), (e(2), e(3)), {e(4)}]
show("list")  # expect: list [1, 2, 3, 4]
d = {}
d[e("k")] = e("v")
show("setitem")  # expect: setitem ['v', 'k']
e(1) if e(0) else e(2)
show("cond")  # expect: cond [0, 2]
e(1) < e(3) < e(2) < e(9)
show("chain")  # expect: chain [1, 3, 2]
x = [0, 1, 2, 3]
x[e(0):e(2):e(1)]
show("slice")  # expect: slice [0, 2, 1]
