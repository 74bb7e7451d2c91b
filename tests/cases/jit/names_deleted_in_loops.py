# Deleting names and attributes, imports and starred targets in hot loops, where they go well and where they don't.
import sys


class Plain:
    pass


class Watched:
    log = []

    def __delattr__(self, name):
        if name == "kept":
            raise AttributeError("kept")
        self.log.append(name)
        super().__delattr__(name)


def attributes(n):
    plain, watched = Plain(), Watched()
    watched.kept = 1
    out = []
    for i in range(n):
        plain.a = i
        plain.b = i
        del plain.a
        watched.x = i
        del watched.x
        try:
            if i % 50 == 49:
                del watched.kept
            if i % 70 == 69:
                del plain.a
        except AttributeError as e:
            out.append((i, str(e)))
    return out, vars(plain), vars(watched), len(Watched.log)


def local_names(n):
    def look():
        return cell

    out = []
    for i in range(n):
        cell = i
        look()
        del cell
        try:
            if i % 60 == 59:
                del cell
            elif i % 60 == 58:
                look()
        except NameError as e:
            out.append((i, type(e).__name__, str(e)))
    return out


def captured(n):
    name = 0

    def inner():
        nonlocal name
        out = []
        for i in range(n):
            name = i
            del name
            try:
                if i % 60 == 59:
                    del name
            except NameError as e:
                out.append((i, type(e).__name__, str(e)))
        return out

    return inner()


def global_names(n):
    global G
    out = []
    for i in range(n):
        G = i
        del G
        try:
            if i % 60 == 59:
                del G
        except NameError as e:
            out.append((i, str(e)))
    return out


def imports(n):
    total = 0
    out = []
    for i in range(n):
        import math
        import collections.abc
        from math import sqrt as root, floor
        from collections import abc
        total += root(4.0) + floor(1.5) + (collections.abc is abc) + (math.pi > 3)
        try:
            if i % 100 == 98:
                from math import nothing
            if i % 100 == 99:
                import no_such_module
        except ImportError as e:
            out.append((i, type(e).__name__, str(e).partition(" (")[0]))
    return total, out


class Items:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        for i in range(self.n):
            yield i
        if self.n > 5:
            raise ValueError("many")


def starred(n):
    sources = [[1, 2, 3], (4, 5), "text", range(4), {6: 1, 7: 2}, Items(3), [8], iter([1, 2, 3]), Items(6), [], 9, {1}]
    out = []
    for i in range(n):
        source = sources[i % len(sources)]
        try:
            first, *rest = source
            *most, last = [first, *rest, i]
            (a, *b), *c, d = [source if isinstance(source, tuple) else (1,), 2, 3]
            if i >= n - len(sources):
                out.append((first, rest, len(most), a, b, c, d))
        except (TypeError, ValueError) as e:
            if i >= n - len(sources):
                out.append((type(e).__name__, str(e)))
    return out


print(attributes(150))
print(local_names(180))
print(captured(180))
print(global_names(180))
print(imports(200))
for row in starred(240):
    print(row)


# A module taken out of sys.modules is imported anew; what else is there counts.
def replaced(n):
    out = []
    for i in range(n):
        if i == n - 3:
            sys.modules["string"] = "not a module"
        if i == n - 2:
            sys.modules["string"] = None
        if i == n - 1:
            del sys.modules["string"]
        try:
            import string
            if i >= n - 4:
                out.append(string if isinstance(string, str) else string.digits)
        except ImportError as e:
            out.append(str(e))
    return out


print(replaced(120))
# expect: ([(49, 'kept'), (69, "'Plain' object has no attribute 'a'"), (99, 'kept'), (139, "'Plain' object has no attribute 'a'"), (149, 'kept')], {'b': 149}, {'kept': 1}, 150)
# expect: [(58, 'NameError', "cannot access free variable 'cell' where it is not associated with a value in enclosing scope"), (59, 'UnboundLocalError', "cannot access local variable 'cell' where it is not associated with a value"), (118, 'NameError', "cannot access free variable 'cell' where it is not associated with a value in enclosing scope"), (119, 'UnboundLocalError', "cannot access local variable 'cell' where it is not associated with a value"), (178, 'NameError', "cannot access free variable 'cell' where it is not associated with a value in enclosing scope"), (179, 'UnboundLocalError', "cannot access local variable 'cell' where it is not associated with a value")]
# expect: [(59, 'NameError', "cannot access free variable 'name' where it is not associated with a value in enclosing scope"), (119, 'NameError', "cannot access free variable 'name' where it is not associated with a value in enclosing scope"), (179, 'NameError', "cannot access free variable 'name' where it is not associated with a value in enclosing scope")]
# expect: [(59, "name 'G' is not defined"), (119, "name 'G' is not defined"), (179, "name 'G' is not defined")]
# expect: (1000.0, [(98, 'ImportError', "cannot import name 'nothing' from 'math'"), (99, 'ModuleNotFoundError', "No module named 'no_such_module'"), (198, 'ImportError', "cannot import name 'nothing' from 'math'"), (199, 'ModuleNotFoundError', "No module named 'no_such_module'")])
# expect: (1, [2, 3], 3, 1, [], [2], 3)
# expect: (4, [5], 2, 4, [5], [2], 3)
# expect: ('t', ['e', 'x', 't'], 4, 1, [], [2], 3)
# expect: (0, [1, 2, 3], 4, 1, [], [2], 3)
# expect: (6, [7], 2, 1, [], [2], 3)
# expect: (0, [1, 2], 3, 1, [], [2], 3)
# expect: (8, [], 1, 1, [], [2], 3)
# expect: ('ValueError', 'not enough values to unpack (expected at least 1, got 0)')
# expect: ('ValueError', 'many')
# expect: ('ValueError', 'not enough values to unpack (expected at least 1, got 0)')
# expect: ('TypeError', 'cannot unpack non-iterable int object')
# expect: (1, [], 1, 1, [], [2], 3)
# expect: ['0123456789', 'not a module', 'import of string halted; None in sys.modules', '0123456789']
