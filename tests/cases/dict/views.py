# keys, values and items are live, ordered views.
d = {"a": 1, "b": 2}
k, v, i = d.keys(), d.values(), d.items()
print(k, v, i, len(k), len(v), len(i), type(k).__name__, type(v).__name__, type(i).__name__)
# expect: dict_keys(['a', 'b']) dict_values([1, 2]) dict_items([('a', 1), ('b', 2)]) 2 2 2 dict_keys dict_values dict_items
d["c"] = 3
del d["a"]
print(k, v, i, list(k), list(v))
# expect: dict_keys(['b', 'c']) dict_values([2, 3]) dict_items([('b', 2), ('c', 3)]) ['b', 'c'] [2, 3]
print(list(i), "c" in k, 3 in v)  # expect: [('b', 2), ('c', 3)] True True
print(("b", 2) in i, ("b", 9) in i, "x" in i)  # expect: True False False
print(list(reversed(k)), list(reversed(v)), list(reversed(i)), list(reversed(d)), sorted(k, reverse=True), max(v), [*i][0])
# expect: ['c', 'b'] [3, 2] [('c', 3), ('b', 2)] ['c', 'b'] ['c', 'b'] 3 ('b', 2)
print(d.keys() == {"b", "c"}, d.items() == {("b", 2), ("c", 3)}, d.keys() == d.keys(), d.values() == d.values(),
      d.keys() == ["b", "c"])  # expect: True True True False False
it = iter(k)
print(next(it), next(it), next(it, "end"))  # expect: b c end
print(k.mapping["b"], list(zip(d, d.values())), {v: k for k, v in d.items()}, dict(d.items()) == d, sum(d.values()), str(k))
# expect: 2 [('b', 2), ('c', 3)] {2: 'b', 3: 'c'} True 5 dict_keys(['b', 'c'])
for f in (lambda: k[0], lambda: hash(k), lambda: k.append(1), lambda: v["a"], lambda: k < 5, lambda: v | v,
          lambda: setattr(k, "x", 1)):
    try:
        f()
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)
# expect: TypeError 'dict_keys' object is not subscriptable
# expect: TypeError unhashable type: 'dict_keys'
# expect: AttributeError 'dict_keys' object has no attribute 'append'
# expect: TypeError 'dict_values' object is not subscriptable
# expect: TypeError '<' not supported between instances of 'dict_keys' and 'int'
# expect: TypeError unsupported operand type(s) for |: 'dict_values' and 'dict_values'
# expect: AttributeError 'dict_keys' object has no attribute 'x'
