# The conditional expression evaluates only the chosen branch and nests to the right.
def f(x):
    print("f", x)
    return x


print(f(1) if True else f(2))
# expect: f 1
# expect: 1
print(f(1) if [] else f(2))
# expect: f 2
# expect: 2
for n in (-5, 0, 5):
    print("neg" if n < 0 else "zero" if n == 0 else "pos")
# expect: neg
# expect: zero
# expect: pos
print((1 if True else 2) + 10, 1 if False else 2 + 10)  # expect: 11 12
print([x if x % 2 else -x for x in range(6)])  # expect: [0, 1, -2, 3, -4, 5]
k = lambda a: "big" if a > 10 else "small"
print(k(5), k(50))  # expect: small big
print("yes" if "" or 0 or [1] else "no")  # expect: yes
