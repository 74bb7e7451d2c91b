# Unary operators on numbers, booleans and wrong types.
print(-True, +True, ~True, not True)  # expect: -1 1 -2 False
print(-0, -0.0, +0.0, -(-1.5), ~0)  # expect: 0 -0.0 0.0 1.5 -1
print(-(2 ** 64), ~(2 ** 64), +(2 ** 64))  # expect: -18446744073709551616 -18446744073709551617 18446744073709551616
for op, text in ((lambda x: -x, "neg"), (lambda x: +x, "pos"), (lambda x: ~x, "inv")):
    for bad in ("s", [], None, 1.5):
        try:
            print(text, op(bad))
        except TypeError as e:
            print(text, e)
# expect: neg bad operand type for unary -: 'str'
# expect: neg bad operand type for unary -: 'list'
# expect: neg bad operand type for unary -: 'NoneType'
# expect: neg -1.5
# expect: pos bad operand type for unary +: 'str'
# expect: pos bad operand type for unary +: 'list'
# expect: pos bad operand type for unary +: 'NoneType'
# expect: pos 1.5
# expect: inv bad operand type for unary ~: 'str'
# expect: inv bad operand type for unary ~: 'list'
# expect: inv bad operand type for unary ~: 'NoneType'
# expect: inv bad operand type for unary ~: 'float'
