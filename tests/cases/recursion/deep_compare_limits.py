# Comparing or printing structures nested deeper than the limit raises RecursionError.
def nest(n):
    x = []
    for _ in range(n):
        x = [x]
    return x


a, b = nest(4000), nest(4000)
for f in (lambda: a == b, lambda: repr(a), lambda: a < b, lambda: str([a])):
    try:
        f()
        print("no error")
    except RecursionError as e:
        print(type(e).__name__)
# expect: RecursionError
# expect: RecursionError
# expect: RecursionError
# expect: RecursionError
x = []
x.append(x)
y = [x]
x2 = []
x2.append(x2)
try:
    x == x2
except RecursionError:
    print("endless comparison")  # expect: endless comparison
print(x == x, repr(y), x in y)  # expect: True [[[...]]] True
