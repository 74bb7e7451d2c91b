# The loop variable keeps its last value; reassigning it does not change the loop.
for i in range(3):
    pass
print(i)  # expect: 2
for i in []:
    pass
print(i)  # expect: 2
for n in range(4):
    print(n, end=" ")
    n = 100
print(n)  # expect: 0 1 2 3 100
for never in []:
    pass
try:
    never
except NameError as e:
    print(e)  # expect: name 'never' is not defined


def f():
    for q in ():
        pass
    return q


try:
    f()
except UnboundLocalError as e:
    print(e)  # expect: cannot access local variable 'q' where it is not associated with a value
