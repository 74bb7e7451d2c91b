# Exhausted iterators stay exhausted.
its = [iter([1]), iter((1,)), iter({1: 2}), iter({1}), iter(range(1)), iter(b"a"), zip([1]), map(str, [1]),
       filter(None, [1]), enumerate([1]), reversed([1]), iter({1: 2}.values()), iter({1: 2}.items()), (x for x in [1])]
for it in its:
    first = next(it)
    print(type(it).__name__, first, next(it, "end"), next(it, "end"), list(it))
# expect: list_iterator 1 end end []
# expect: tuple_iterator 1 end end []
# expect: dict_keyiterator 1 end end []
# expect: set_iterator 1 end end []
# expect: range_iterator 0 end end []
# expect: bytes_iterator 97 end end []
# expect: zip (1,) end end []
# expect: map 1 end end []
# expect: filter 1 end end []
# expect: enumerate (0, 1) end end []
# expect: list_reverseiterator 1 end end []
# expect: dict_valueiterator 2 end end []
# expect: dict_itemiterator (1, 2) end end []
# expect: generator 1 end end []
x = [1, 2]
it = iter(x)
list(it)
x.append(3)
print(list(it))  # expect: []
