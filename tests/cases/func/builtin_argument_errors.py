# Argument errors of builtin functions and methods.
def attempt(f):
    try:
        print(f())
    except TypeError as e:
        print(e)


attempt(lambda: len())  # expect: len() takes exactly one argument (0 given)
attempt(lambda: len([], []))  # expect: len() takes exactly one argument (2 given)
attempt(lambda: len(5))  # expect: object of type 'int' has no len()
attempt(lambda: abs())  # expect: abs() takes exactly one argument (0 given)
attempt(lambda: [].append())  # expect: list.append() takes exactly one argument (0 given)
attempt(lambda: [].append(1, 2))  # expect: list.append() takes exactly one argument (2 given)
attempt(lambda: [].pop("x"))  # expect: 'str' object cannot be interpreted as an integer
attempt(lambda: {}.get())  # expect: get expected at least 1 argument, got 0
attempt(lambda: isinstance(1))  # expect: isinstance expected 2 arguments, got 1
attempt(lambda: ord("ab"))  # expect: ord() expected a character, but string of length 2 found
attempt(lambda: ord(5))  # expect: ord() expected string of length 1, but int found
attempt(lambda: chr("a"))  # expect: 'str' object cannot be interpreted as an integer
attempt(lambda: "a".upper(1))  # expect: str.upper() takes no arguments (1 given)
attempt(lambda: "a".join([1]))  # expect: sequence item 0: expected str instance, int found
attempt(lambda: len(x=1))  # expect: len() takes no keyword arguments
attempt(lambda: range())  # expect: range expected at least 1 argument, got 0
attempt(lambda: range("a"))  # expect: 'str' object cannot be interpreted as an integer
attempt(lambda: iter(5))  # expect: 'int' object is not iterable
attempt(lambda: next(5))  # expect: 'int' object is not an iterator
attempt(lambda: hash([]))  # expect: unhashable type: 'list'
attempt(lambda: max())  # expect: max expected at least 1 argument, got 0
attempt(lambda: max(5))  # expect: 'int' object is not iterable
