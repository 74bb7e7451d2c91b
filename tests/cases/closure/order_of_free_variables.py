# A function has what it closes over in the order of the names.
def outer(z, a, m):
    def inner():
        return z, m, a

    def between():
        m

        def innermost():
            return z, a

        return innermost

    return inner, between


f, g = outer(1, 2, 3)
print(f.__code__.co_freevars, [c.cell_contents for c in f.__closure__], f())
# expect: ('a', 'm', 'z') [2, 3, 1] (1, 3, 2)
print(g.__code__.co_freevars, g().__code__.co_freevars, g()())
# expect: ('a', 'm', 'z') ('a', 'z') (1, 2)


class C:
    def method(self):
        b, a = 1, 2

        def inner():
            return super().__init__, b, a

        return inner


print(C().method().__code__.co_freevars)  # expect: ('__class__', 'a', 'b')
