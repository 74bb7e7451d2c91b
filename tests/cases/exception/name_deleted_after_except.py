# The name bound by except ... as is deleted at the end of the clause.
try:
    raise ValueError("v")
except ValueError as e:
    print(e)  # expect: v
try:
    e
except NameError as err:
    print(err)  # expect: name 'e' is not defined
e = "before"
try:
    raise ValueError
except ValueError as e:
    e = "rebound inside"
try:
    e
except NameError as err:
    print(err)  # expect: name 'e' is not defined
try:
    raise ValueError
except ValueError as e:
    del e
print("e" in globals())  # expect: False


def f():
    e = "local"
    try:
        raise KeyError
    except KeyError as e:
        pass
    try:
        return e
    except UnboundLocalError as x:
        return str(x)


print(f())  # expect: cannot access local variable 'e' where it is not associated with a value


def g():
    for i in range(2):
        try:
            raise ValueError(i)
        except ValueError as e:
            if i == 0:
                continue
            return repr(e)


print(g())  # expect: ValueError(1)
keep = None
try:
    raise ValueError("kept")
except ValueError as e:
    keep = e
print(keep)  # expect: kept
