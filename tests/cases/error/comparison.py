# Ordering errors for each operator and a mix of types.
import operator as op

for name, f in (("<", op.lt), (">", op.gt), ("<=", op.le), (">=", op.ge)):
    for a, b in ((1, "a"), ("a", None), ([1], (1,)), ({}, {}), (1, [])):
        try:
            print(f(a, b))
        except TypeError as e:
            print(e)
# expect: '<' not supported between instances of 'int' and 'str'
# expect: '<' not supported between instances of 'str' and 'NoneType'
# expect: '<' not supported between instances of 'list' and 'tuple'
# expect: '<' not supported between instances of 'dict' and 'dict'
# expect: '<' not supported between instances of 'int' and 'list'
# expect: '>' not supported between instances of 'int' and 'str'
# expect: '>' not supported between instances of 'str' and 'NoneType'
# expect: '>' not supported between instances of 'list' and 'tuple'
# expect: '>' not supported between instances of 'dict' and 'dict'
# expect: '>' not supported between instances of 'int' and 'list'
# expect: '<=' not supported between instances of 'int' and 'str'
# expect: '<=' not supported between instances of 'str' and 'NoneType'
# expect: '<=' not supported between instances of 'list' and 'tuple'
# expect: '<=' not supported between instances of 'dict' and 'dict'
# expect: '<=' not supported between instances of 'int' and 'list'
# expect: '>=' not supported between instances of 'int' and 'str'
# expect: '>=' not supported between instances of 'str' and 'NoneType'
# expect: '>=' not supported between instances of 'list' and 'tuple'
# expect: '>=' not supported between instances of 'dict' and 'dict'
# expect: '>=' not supported between instances of 'int' and 'list'


class P:
    pass


class Q:
    def __lt__(self, o):
        return NotImplemented


for f in (lambda: P() < P(), lambda: P() < Q(), lambda: Q() < P(), lambda: Q() <= 1, lambda: int < str,
          lambda: len < len, lambda: P > 5,
          lambda: [1, [2]] < [1, 2], lambda: (1, "a") < (1, 2), lambda: max("a", 1), lambda: min([1, None]),
          lambda: sorted([{}, {}])):
    try:
        f()
    except TypeError as e:
        print(e)
# expect: '<' not supported between instances of 'P' and 'P'
# expect: '<' not supported between instances of 'P' and 'Q'
# expect: '<' not supported between instances of 'Q' and 'P'
# expect: '<=' not supported between instances of 'Q' and 'int'
# expect: '<' not supported between instances of 'type' and 'type'
# expect: '<' not supported between instances of 'builtin_function_or_method' and 'builtin_function_or_method'
# expect: '>' not supported between instances of 'type' and 'int'
# expect: '<' not supported between instances of 'list' and 'int'
# expect: '<' not supported between instances of 'str' and 'int'
# expect: '>' not supported between instances of 'int' and 'str'
# expect: '<' not supported between instances of 'NoneType' and 'int'
# expect: '<' not supported between instances of 'dict' and 'dict'
