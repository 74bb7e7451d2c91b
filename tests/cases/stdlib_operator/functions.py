# The functional form of every operator.
import operator as op

print(op.add(1, 2), op.sub(5, 2), op.mul(3, 4), op.truediv(7, 2), op.floordiv(7, 2), op.mod(7, 3), op.pow(2, 5),
      op.neg(3), op.pos(-3), op.abs(-4), op.inv(5), op.invert(0))  # expect: 3 3 12 3.5 3 1 32 -3 -3 4 -6 -1
print(op.lshift(1, 4), op.rshift(16, 2), op.and_(6, 3), op.or_(6, 3), op.xor(6, 3), op.not_(0), op.truth([]),
      op.is_(None, None), op.is_not(1, None), op.index(True), op.concat([1], [2]))
# expect: 16 4 2 7 5 True False True True 1 [1, 2]
print(op.lt(1, 2), op.le(2, 2), op.eq(1, 1.0), op.ne(1, 2), op.ge(1, 2), op.gt(2, 1), op.contains([1, 2], 2),
      op.countOf([1, 1, 2], 1), op.indexOf("abc", "c"), op.length_hint([1, 2]), op.getitem({"k": 5}, "k"))
# expect: True True True True False True True 2 2 2 5
x = [1, 2, 3]
op.setitem(x, 0, "a")
op.delitem(x, 1)
print(x, op.iadd(x, [9]) is x, x, op.iadd(1, 2), op.isub(5, 1), op.imul([1], 2), op.ior({1}, {2}) == {1, 2},
      op.iconcat([1], [2]), op.ifloordiv(7, 2), op.ipow(2, 3), op.call(max, 3, 8))
# expect: ['a', 3, 9] True ['a', 3, 9] 3 4 [1, 1] True [1, 2] 3 8 8
for f in (lambda: op.add(1, "a"), lambda: op.lt(1, "a"), lambda: op.getitem([1], 5), lambda: op.concat(1, 2),
          lambda: op.index(1.5), lambda: op.indexOf([1], 9), lambda: op.add(1), lambda: op.truediv(1, 0),
          lambda: op.matmul(1, 2), lambda: op.neg("a"), lambda: op.contains(5, 1)):
    try:
        print(f())
    except (TypeError, IndexError, ValueError, ZeroDivisionError) as e:
        print(type(e).__name__, e)
# expect: TypeError unsupported operand type(s) for +: 'int' and 'str'
# expect: TypeError '<' not supported between instances of 'int' and 'str'
# expect: IndexError list index out of range
# expect: TypeError 'int' object can't be concatenated
# expect: TypeError 'float' object cannot be interpreted as an integer
# expect: ValueError sequence.index(x): x not in sequence
# expect: TypeError add expected 2 arguments, got 1
# expect: ZeroDivisionError division by zero
# expect: TypeError unsupported operand type(s) for @: 'int' and 'int'
# expect: TypeError bad operand type for unary -: 'str'
# expect: TypeError argument of type 'int' is not iterable
