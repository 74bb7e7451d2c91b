# "unsupported operand" messages for every binary operator and a mix of types.
import operator as op

ops = [("+", op.add), ("-", op.sub), ("*", op.mul), ("/", op.truediv), ("//", op.floordiv), ("%", op.mod), ("**", op.pow),
       ("<<", op.lshift), (">>", op.rshift), ("&", op.and_), ("|", op.or_), ("^", op.xor), ("@", op.matmul)]
for name, f in ops:
    for a, b in ((1, "a"), (None, 1), ([], {}), (1.5, None)):
        try:
            print(name, f(a, b))
        except TypeError as e:
            print(e)
# expect: unsupported operand type(s) for +: 'int' and 'str'
# expect: unsupported operand type(s) for +: 'NoneType' and 'int'
# expect: can only concatenate list (not "dict") to list
# expect: unsupported operand type(s) for +: 'float' and 'NoneType'
# expect: unsupported operand type(s) for -: 'int' and 'str'
# expect: unsupported operand type(s) for -: 'NoneType' and 'int'
# expect: unsupported operand type(s) for -: 'list' and 'dict'
# expect: unsupported operand type(s) for -: 'float' and 'NoneType'
# expect: * a
# expect: unsupported operand type(s) for *: 'NoneType' and 'int'
# expect: can't multiply sequence by non-int of type 'dict'
# expect: unsupported operand type(s) for *: 'float' and 'NoneType'
# expect: unsupported operand type(s) for /: 'int' and 'str'
# expect: unsupported operand type(s) for /: 'NoneType' and 'int'
# expect: unsupported operand type(s) for /: 'list' and 'dict'
# expect: unsupported operand type(s) for /: 'float' and 'NoneType'
# expect: unsupported operand type(s) for //: 'int' and 'str'
# expect: unsupported operand type(s) for //: 'NoneType' and 'int'
# expect: unsupported operand type(s) for //: 'list' and 'dict'
# expect: unsupported operand type(s) for //: 'float' and 'NoneType'
# expect: unsupported operand type(s) for %: 'int' and 'str'
# expect: unsupported operand type(s) for %: 'NoneType' and 'int'
# expect: unsupported operand type(s) for %: 'list' and 'dict'
# expect: unsupported operand type(s) for %: 'float' and 'NoneType'
# expect: unsupported operand type(s) for ** or pow(): 'int' and 'str'
# expect: unsupported operand type(s) for ** or pow(): 'NoneType' and 'int'
# expect: unsupported operand type(s) for ** or pow(): 'list' and 'dict'
# expect: unsupported operand type(s) for ** or pow(): 'float' and 'NoneType'
# expect: unsupported operand type(s) for <<: 'int' and 'str'
# expect: unsupported operand type(s) for <<: 'NoneType' and 'int'
# expect: unsupported operand type(s) for <<: 'list' and 'dict'
# expect: unsupported operand type(s) for <<: 'float' and 'NoneType'
# expect: unsupported operand type(s) for >>: 'int' and 'str'
# expect: unsupported operand type(s) for >>: 'NoneType' and 'int'
# expect: unsupported operand type(s) for >>: 'list' and 'dict'
# expect: unsupported operand type(s) for >>: 'float' and 'NoneType'
# expect: unsupported operand type(s) for &: 'int' and 'str'
# expect: unsupported operand type(s) for &: 'NoneType' and 'int'
# expect: unsupported operand type(s) for &: 'list' and 'dict'
# expect: unsupported operand type(s) for &: 'float' and 'NoneType'
# expect: unsupported operand type(s) for |: 'int' and 'str'
# expect: unsupported operand type(s) for |: 'NoneType' and 'int'
# expect: unsupported operand type(s) for |: 'list' and 'dict'
# expect: unsupported operand type(s) for |: 'float' and 'NoneType'
# expect: unsupported operand type(s) for ^: 'int' and 'str'
# expect: unsupported operand type(s) for ^: 'NoneType' and 'int'
# expect: unsupported operand type(s) for ^: 'list' and 'dict'
# expect: unsupported operand type(s) for ^: 'float' and 'NoneType'
# expect: unsupported operand type(s) for @: 'int' and 'str'
# expect: unsupported operand type(s) for @: 'NoneType' and 'int'
# expect: unsupported operand type(s) for @: 'list' and 'dict'
# expect: unsupported operand type(s) for @: 'float' and 'NoneType'
