# nonlocal variables live on after the enclosing call and are private to it.
def counter(start=0):
    n = start

    def step(by=1):
        nonlocal n
        n += by
        return n

    def peek():
        return n
    return step, peek


a, a_peek = counter()
b, b_peek = counter(10)
print(a(), a(), a(5), b(), a_peek(), b_peek())  # expect: 1 2 7 11 7 11
print([counter()[0]() for _ in range(3)])  # expect: [1, 1, 1]
print(a.__closure__[0].cell_contents, a.__code__.co_freevars, len(counter.__code__.co_cellvars))  # expect: 7 ('n',) 1
