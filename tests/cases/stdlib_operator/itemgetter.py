# itemgetter with one and several keys.
from operator import itemgetter

rows = [("b", 2, "x"), ("a", 2, "y"), ("c", 1, "z")]
print(sorted(rows, key=itemgetter(1)), sorted(rows, key=itemgetter(1, 0)), list(map(itemgetter(0), rows)))
# expect: [('c', 1, 'z'), ('b', 2, 'x'), ('a', 2, 'y')] [('c', 1, 'z'), ('a', 2, 'y'), ('b', 2, 'x')] ['b', 'a', 'c']
print(itemgetter(2, 0)(rows[0]), itemgetter(-1)("abc"), itemgetter(slice(1, 3))("abcde"))  # expect: ('x', 'b') c bc
print(itemgetter("k")({"k": 5}), itemgetter("a", "b")({"a": 1, "b": 2}), max(rows, key=itemgetter(0))[2],
      itemgetter(1)(range(5, 9)), [*map(itemgetter(1), {"x": 1}.items())],
      sorted({"p": 3, "q": 1}.items(), key=itemgetter(1)))  # expect: 5 (1, 2) z 6 [1] [('q', 1), ('p', 3)]
for f in (lambda: itemgetter(), lambda: itemgetter(5)([1]), lambda: itemgetter("z")({}), lambda: itemgetter(0)(5),
          lambda: itemgetter(0)(), lambda: itemgetter("a")([1])):
    try:
        print(f())
    except (TypeError, IndexError, KeyError) as e:
        print(type(e).__name__, e)
# expect: TypeError itemgetter expected 1 argument, got 0
# expect: IndexError list index out of range
# expect: KeyError 'z'
# expect: TypeError 'int' object is not subscriptable
# expect: TypeError itemgetter expected 1 argument, got 0
# expect: TypeError list indices must be integers or slices, not str


class G:
    def __getitem__(self, k):
        return ("got", k)


print(itemgetter(1, "b", None)(G()), repr(itemgetter(1, "b")), callable(itemgetter(0)))
# expect: (('got', 1), ('got', 'b'), ('got', None)) operator.itemgetter(1, 'b') True
