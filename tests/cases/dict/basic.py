# Creation, access, assignment, deletion, order, equality.
d = {"b": 1, "a": 2, 3: "c", (1, 2): None}
print(d, len(d), d["a"], d[3], d[1, 2], "b" in d, "z" in d, 1 in d, list(d), bool({}), bool({0: 0}))
# expect: {'b': 1, 'a': 2, 3: 'c', (1, 2): None} 4 2 c None True False False ['b', 'a', 3, (1, 2)] False True
d["b"] = 10
d["new"] = "n"
del d["a"]
d["a"] = "again"
print(d, list(d)[0], list(d)[-1])  # expect: {'b': 10, 3: 'c', (1, 2): None, 'new': 'n', 'a': 'again'} b a
print({} == {}, {"a": 1, "b": 2} == {"b": 2, "a": 1}, {"a": 1} == {"a": 1.0}, {"a": 1} != {"a": 2},
      {1: 2} == [(1, 2)], {"a": 1, "a": 2})  # expect: True True True True False {'a': 2}
print(dict(a=1, b=2), dict([("x", 1)]), dict({"k": "v"}, k2=3), dict(zip("ab", range(2))), dict(), {**{"a": 1}, "b": 2})
# expect: {'a': 1, 'b': 2} {'x': 1} {'k': 'v', 'k2': 3} {'a': 0, 'b': 1} {} {'a': 1, 'b': 2}
e = {1: "int", 1.0: "float", True: "bool"}
print(e, e[1], {0: "z", False: "f", 0.0: "zz", -0.0: "n"}, {"1": "s", 1: "i"})
# expect: {1: 'bool'} bool {0: 'n'} {'1': 's', 1: 'i'}
print({None: 1}[None], {"": 0}[""], {(): 1}[()], {frozenset([1]): 2}[frozenset([1])],
      {float("inf"): 3}[float("inf")], {int: "t"}[int])  # expect: 1 0 1 2 3 t
for f in (lambda: d["nope"], lambda: {}[0], lambda: {}[()], lambda: d[[1]], lambda: {[]: 1}, lambda: {{}: 1},
          lambda: d.nope, lambda: {} < {}, lambda: {} + {},
          lambda: d.__delitem__("nope"), lambda: d(), lambda: -{}, lambda: {}[None], lambda: d[1:2]):
    try:
        f()
    except (KeyError, TypeError, AttributeError) as e:
        print(type(e).__name__, e)
# expect: KeyError 'nope'
# expect: KeyError 0
# expect: KeyError ()
# expect: TypeError unhashable type: 'list'
# expect: TypeError unhashable type: 'list'
# expect: TypeError unhashable type: 'dict'
# expect: AttributeError 'dict' object has no attribute 'nope'
# expect: TypeError '<' not supported between instances of 'dict' and 'dict'
# expect: TypeError unsupported operand type(s) for +: 'dict' and 'dict'
# expect: KeyError 'nope'
# expect: TypeError 'dict' object is not callable
# expect: TypeError bad operand type for unary -: 'dict'
# expect: KeyError None
# expect: TypeError unhashable type: 'slice'
