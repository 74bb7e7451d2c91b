# Empty bodies.
def f():
    pass


def g():
    ...


def h():
    """Only a docstring."""


class A:
    pass


class B: ...


print(f(), g(), h(), h.__doc__, f.__doc__)  # expect: None None None Only a docstring. None
print(A.__name__, B.__doc__, isinstance(B(), B))  # expect: A None True
for _ in range(2): pass
while False: ...
if True:
    pass
else:
    pass
try:
    pass
except Exception:
    pass
else:
    print("else")  # expect: else
finally:
    pass
