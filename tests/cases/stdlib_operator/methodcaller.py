# methodcaller with positional and keyword arguments.
from operator import methodcaller

print(methodcaller("upper")("abc"), methodcaller("split", ",")("a,b"),
      methodcaller("split", sep="-", maxsplit=1)("a-b-c"), list(map(methodcaller("strip"), [" a", "b "])),
      methodcaller("get", "k", 0)({"k": 9}))  # expect: ABC ['a', 'b'] ['a', 'b-c'] ['a', 'b'] 9
print(sorted(["b", "A", "c"], key=methodcaller("lower")), methodcaller("replace", "a", "b", 1)("aaa"),
      methodcaller("__len__")([1, 2]), methodcaller("index", 3)([1, 3]))  # expect: ['A', 'b', 'c'] baa 2 1


class C:
    def m(self, *a, **k):
        return a, k


print(methodcaller("m", 1, x=2)(C()), repr(methodcaller("m", 1, x=2)))
# expect: ((1,), {'x': 2}) operator.methodcaller('m', 1, x=2)
for f in (lambda: methodcaller("nope")(5), lambda: methodcaller(), lambda: methodcaller(5),
          lambda: methodcaller("upper")(), lambda: methodcaller("upper", 1)("a"), lambda: methodcaller("pop")([])):
    try:
        print(f())
    except (AttributeError, TypeError, IndexError) as e:
        print(type(e).__name__, e)
# expect: AttributeError 'int' object has no attribute 'nope'
# expect: TypeError methodcaller needs at least one argument, the method name
# expect: TypeError method name must be a string
# expect: TypeError methodcaller expected 1 argument, got 0
# expect: TypeError str.upper() takes no arguments (1 given)
# expect: IndexError pop from empty list
