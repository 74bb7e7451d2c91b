# Exceptions that operations raise in hot code, and what they say.
class Empty:
    pass


def operations(i, d, items, text, o):
    k = i % 14
    try:
        if k == 0:
            return d["missing"]
        if k == 1:
            return items[10]
        if k == 2:
            return int("12x")
        if k == 3:
            return i // d["zero"]
        if k == 4:
            return i % d["zero"]
        if k == 5:
            return o.attribute
        if k == 6:
            return o.method()
        if k == 7:
            return text + i
        if k == 8:
            return text[9]
        if k == 9:
            items[9] = 1
        if k == 10:
            a, b = items
        if k == 11:
            return undefined_name
        if k == 12:
            return [].pop()
        if k == 13:
            return items.index(99)
    except (KeyError, IndexError) as e:
        return type(e).__name__, e.args
    except ArithmeticError as e:
        return type(e).__name__, str(e)
    except (ValueError, TypeError, NameError) as e:
        return type(e).__name__, str(e)
    except AttributeError as e:
        return e.name, type(e.obj).__name__, str(e)
    return "nothing"


def run(n):
    d = {"zero": 0}
    seen = set()
    for i in range(n):
        seen.add(operations(i, d, [1, 2, 3], "text", Empty()))
    return sorted(seen)


for line in run(1500):
    print(line)


def unbound(n):
    hits = 0
    for i in range(n):
        try:
            if i % 2:
                value = i
            hits += value
            del value
        except UnboundLocalError as e:
            hits += 1
    return hits


print(unbound(1500))


def calls(i):
    try:
        if i % 4 == 0:
            return run()
        if i % 4 == 1:
            return unbound(1, 2)
        if i % 4 == 2:
            return Empty(1)
        return len(i)
    except TypeError as e:
        return str(e)


print(sorted({calls(i) for i in range(900)}))


def falls_back(n):
    cache = {}
    misses = 0
    for i in range(n):
        try:
            v = cache[i % 97]
        except KeyError:
            misses += 1
            v = cache[i % 97] = i
    return misses, len(cache), v


print(falls_back(3000))


def compares(n):
    odd = 0
    for i in range(n):
        try:
            if i % 5 == 0:
                None < i
            odd += sorted([3, 1, 2])[0]
            if i % 7 == 0:
                sorted([1, "a"])
        except TypeError as e:
            odd += len(str(e))
    return odd


print(compares(1500))
# expect: ('IndexError', ('list assignment index out of range',))
# expect: ('IndexError', ('list index out of range',))
# expect: ('IndexError', ('pop from empty list',))
# expect: ('IndexError', ('string index out of range',))
# expect: ('KeyError', ('missing',))
# expect: ('NameError', "name 'undefined_name' is not defined")
# expect: ('TypeError', 'can only concatenate str (not "int") to str')
# expect: ('ValueError', '99 is not in list')
# expect: ('ValueError', "invalid literal for int() with base 10: '12x'")
# expect: ('ValueError', 'too many values to unpack (expected 2)')
# expect: ('ZeroDivisionError', 'integer division or modulo by zero')
# expect: ('ZeroDivisionError', 'integer modulo by zero')
# expect: ('attribute', 'Empty', "'Empty' object has no attribute 'attribute'")
# expect: ('method', 'Empty', "'Empty' object has no attribute 'method'")
# expect: 563250
# expect: ['Empty() takes no arguments', "object of type 'int' has no len()", "run() missing 1 required positional argument: 'n'", 'unbound() takes 1 positional argument but 2 were given']
# expect: (97, 97, 89)
# expect: 28188
