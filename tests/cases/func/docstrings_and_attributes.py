# Function attributes.
def f(a, b=1, *c, d, **e):
    """Doc of f."""
    return a


print(f.__name__, f.__qualname__, f.__doc__, f.__module__)  # expect: f f Doc of f. __main__
print(f.__defaults__, f.__kwdefaults__, f.__dict__)  # expect: (1,) None {}
f.color = "red"
print(f.color, f.__dict__, vars(f))  # expect: red {'color': 'red'} {'color': 'red'}
f.__name__ = "renamed"
f.__doc__ = None
print(f.__name__, f.__doc__)  # expect: renamed None
del f.color
try:
    f.color
except AttributeError as e:
    print(e)  # expect: 'function' object has no attribute 'color'
print(f.__code__.co_name, f.__code__.co_argcount, f.__code__.co_kwonlyargcount, f.__code__.co_varnames)
# expect: f 2 1 ('a', 'b', 'd', 'c', 'e')
print(callable(f), type(f).__name__, f.__call__(1, d=2))  # expect: True function 1


def outer():
    def inner():
        pass

    class K:
        def m(self):
            pass
    return inner, K


i, K = outer()
print(i.__qualname__, K.__qualname__, K.m.__qualname__)
# expect: outer.<locals>.inner outer.<locals>.K outer.<locals>.K.m
