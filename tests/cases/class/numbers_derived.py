# Numbers of derived classes on either side of the operators, with and without methods of their own.
from enum import IntEnum


class Int(int):
    pass


class Float(float):
    pass


class Own(int):
    def __radd__(self, other):
        return ("own", other)

    def __mul__(self, other):
        return "times"


class Kind(IntEnum):
    A = 3


def both(a, b):
    out = []
    for f in (lambda: a + b, lambda: a - b, lambda: a * b, lambda: a / b, lambda: a // b, lambda: a % b, lambda: a ** b, lambda: divmod(a, b),
              lambda: pow(a, b), lambda: a < b, lambda: a == b, lambda: a & b, lambda: a << b):
        try:
            r = f()
            out.append((type(r).__name__, r))
        except TypeError as e:
            out.append(str(e))
    return out


values = [3, 2.5, True, Int(2), Float(1.5), Own(2), Kind.A]
for a in values:
    for b in values:
        seen = {str(both(a, b)) for _ in range(30)}
        print(type(a).__name__, type(b).__name__, len(seen), *seen)
total = 1.5
for k in range(400):
    total += Int(k)
    total -= Kind.A
print(total, sum([1.5, Int(5), Kind.A]), sum([Int(1), 2.5]), max([Kind.A, 2.5]), 2 ** 70 + Int(1), Int(2 ** 70) * 1.0)
for n in (2**61 - 1, -1):
    for make in (bytes, bytearray):
        try:
            print(len(make(n)))
        except (MemoryError, ValueError, OverflowError) as e:
            print(make.__name__, type(e).__name__)

# expect: int int 1 [('int', 6), ('int', 0), ('int', 9), ('float', 1.0), ('int', 1), ('int', 0), ('int', 27), ('tuple', (1, 0)), ('int', 27), ('bool', False), ('bool', True), ('int', 3), ('int', 24)]
# expect: int float 1 [('float', 5.5), ('float', 0.5), ('float', 7.5), ('float', 1.2), ('float', 1.0), ('float', 0.5), ('float', 15.588457268119896), ('tuple', (1.0, 0.5)), ('float', 15.588457268119896), ('bool', False), ('bool', False), "unsupported operand type(s) for &: 'int' and 'float'", "unsupported operand type(s) for <<: 'int' and 'float'"]
# expect: int bool 1 [('int', 4), ('int', 2), ('int', 3), ('float', 3.0), ('int', 3), ('int', 0), ('int', 3), ('tuple', (3, 0)), ('int', 3), ('bool', False), ('bool', False), ('int', 1), ('int', 6)]
# expect: int Int 1 [('int', 5), ('int', 1), ('int', 6), ('float', 1.5), ('int', 1), ('int', 1), ('int', 9), ('tuple', (1, 1)), ('int', 9), ('bool', False), ('bool', False), ('int', 2), ('int', 12)]
# expect: int Float 1 [('float', 4.5), ('float', 1.5), ('float', 4.5), ('float', 2.0), ('float', 2.0), ('float', 0.0), ('float', 5.196152422706632), ('tuple', (2.0, 0.0)), ('float', 5.196152422706632), ('bool', False), ('bool', False), "unsupported operand type(s) for &: 'int' and 'Float'", "unsupported operand type(s) for <<: 'int' and 'Float'"]
# expect: int Own 1 [('tuple', ('own', 3)), ('int', 1), ('int', 6), ('float', 1.5), ('int', 1), ('int', 1), ('int', 9), ('tuple', (1, 1)), ('int', 9), ('bool', False), ('bool', False), ('int', 2), ('int', 12)]
# expect: int Kind 1 [('int', 6), ('int', 0), ('int', 9), ('float', 1.0), ('int', 1), ('int', 0), ('int', 27), ('tuple', (1, 0)), ('int', 27), ('bool', False), ('bool', True), ('int', 3), ('int', 24)]
# expect: float int 1 [('float', 5.5), ('float', -0.5), ('float', 7.5), ('float', 0.8333333333333334), ('float', 0.0), ('float', 2.5), ('float', 15.625), ('tuple', (0.0, 2.5)), ('float', 15.625), ('bool', True), ('bool', False), "unsupported operand type(s) for &: 'float' and 'int'", "unsupported operand type(s) for <<: 'float' and 'int'"]
# expect: float float 1 [('float', 5.0), ('float', 0.0), ('float', 6.25), ('float', 1.0), ('float', 1.0), ('float', 0.0), ('float', 9.882117688026186), ('tuple', (1.0, 0.0)), ('float', 9.882117688026186), ('bool', False), ('bool', True), "unsupported operand type(s) for &: 'float' and 'float'", "unsupported operand type(s) for <<: 'float' and 'float'"]
# expect: float bool 1 [('float', 3.5), ('float', 1.5), ('float', 2.5), ('float', 2.5), ('float', 2.0), ('float', 0.5), ('float', 2.5), ('tuple', (2.0, 0.5)), ('float', 2.5), ('bool', False), ('bool', False), "unsupported operand type(s) for &: 'float' and 'bool'", "unsupported operand type(s) for <<: 'float' and 'bool'"]
# expect: float Int 1 [('float', 4.5), ('float', 0.5), ('float', 5.0), ('float', 1.25), ('float', 1.0), ('float', 0.5), ('float', 6.25), ('tuple', (1.0, 0.5)), ('float', 6.25), ('bool', False), ('bool', False), "unsupported operand type(s) for &: 'float' and 'Int'", "unsupported operand type(s) for <<: 'float' and 'Int'"]
# expect: float Float 1 [('float', 4.0), ('float', 1.0), ('float', 3.75), ('float', 1.6666666666666667), ('float', 1.0), ('float', 1.0), ('float', 3.952847075210474), ('tuple', (1.0, 1.0)), ('float', 3.952847075210474), ('bool', False), ('bool', False), "unsupported operand type(s) for &: 'float' and 'Float'", "unsupported operand type(s) for <<: 'float' and 'Float'"]
# expect: float Own 1 [('float', 4.5), ('float', 0.5), ('float', 5.0), ('float', 1.25), ('float', 1.0), ('float', 0.5), ('float', 6.25), ('tuple', (1.0, 0.5)), ('float', 6.25), ('bool', False), ('bool', False), "unsupported operand type(s) for &: 'float' and 'Own'", "unsupported operand type(s) for <<: 'float' and 'Own'"]
# expect: float Kind 1 [('float', 5.5), ('float', -0.5), ('float', 7.5), ('float', 0.8333333333333334), ('float', 0.0), ('float', 2.5), ('float', 15.625), ('tuple', (0.0, 2.5)), ('float', 15.625), ('bool', True), ('bool', False), "unsupported operand type(s) for &: 'float' and 'Kind'", "unsupported operand type(s) for <<: 'float' and 'Kind'"]
# expect: bool int 1 [('int', 4), ('int', -2), ('int', 3), ('float', 0.3333333333333333), ('int', 0), ('int', 1), ('int', 1), ('tuple', (0, 1)), ('int', 1), ('bool', True), ('bool', False), ('int', 1), ('int', 8)]
# expect: bool float 1 [('float', 3.5), ('float', -1.5), ('float', 2.5), ('float', 0.4), ('float', 0.0), ('float', 1.0), ('float', 1.0), ('tuple', (0.0, 1.0)), ('float', 1.0), ('bool', True), ('bool', False), "unsupported operand type(s) for &: 'bool' and 'float'", "unsupported operand type(s) for <<: 'bool' and 'float'"]
# expect: bool bool 1 [('int', 2), ('int', 0), ('int', 1), ('float', 1.0), ('int', 1), ('int', 0), ('int', 1), ('tuple', (1, 0)), ('int', 1), ('bool', False), ('bool', True), ('bool', True), ('int', 2)]
# expect: bool Int 1 [('int', 3), ('int', -1), ('int', 2), ('float', 0.5), ('int', 0), ('int', 1), ('int', 1), ('tuple', (0, 1)), ('int', 1), ('bool', True), ('bool', False), ('int', 0), ('int', 4)]
# expect: bool Float 1 [('float', 2.5), ('float', -0.5), ('float', 1.5), ('float', 0.6666666666666666), ('float', 0.0), ('float', 1.0), ('float', 1.0), ('tuple', (0.0, 1.0)), ('float', 1.0), ('bool', True), ('bool', False), "unsupported operand type(s) for &: 'bool' and 'Float'", "unsupported operand type(s) for <<: 'bool' and 'Float'"]
# expect: bool Own 1 [('int', 3), ('int', -1), ('int', 2), ('float', 0.5), ('int', 0), ('int', 1), ('int', 1), ('tuple', (0, 1)), ('int', 1), ('bool', True), ('bool', False), ('int', 0), ('int', 4)]
# expect: bool Kind 1 [('int', 4), ('int', -2), ('int', 3), ('float', 0.3333333333333333), ('int', 0), ('int', 1), ('int', 1), ('tuple', (0, 1)), ('int', 1), ('bool', True), ('bool', False), ('int', 1), ('int', 8)]
# expect: Int int 1 [('int', 5), ('int', -1), ('int', 6), ('float', 0.6666666666666666), ('int', 0), ('int', 2), ('int', 8), ('tuple', (0, 2)), ('int', 8), ('bool', True), ('bool', False), ('int', 2), ('int', 16)]
# expect: Int float 1 [('float', 4.5), ('float', -0.5), ('float', 5.0), ('float', 0.8), ('float', 0.0), ('float', 2.0), ('float', 5.656854249492381), ('tuple', (0.0, 2.0)), ('float', 5.656854249492381), ('bool', True), ('bool', False), "unsupported operand type(s) for &: 'Int' and 'float'", "unsupported operand type(s) for <<: 'Int' and 'float'"]
# expect: Int bool 1 [('int', 3), ('int', 1), ('int', 2), ('float', 2.0), ('int', 2), ('int', 0), ('int', 2), ('tuple', (2, 0)), ('int', 2), ('bool', False), ('bool', False), ('int', 0), ('int', 4)]
# expect: Int Int 1 [('int', 4), ('int', 0), ('int', 4), ('float', 1.0), ('int', 1), ('int', 0), ('int', 4), ('tuple', (1, 0)), ('int', 4), ('bool', False), ('bool', True), ('int', 2), ('int', 8)]
# expect: Int Float 1 [('float', 3.5), ('float', 0.5), ('float', 3.0), ('float', 1.3333333333333333), ('float', 1.0), ('float', 0.5), ('float', 2.8284271247461903), ('tuple', (1.0, 0.5)), ('float', 2.8284271247461903), ('bool', False), ('bool', False), "unsupported operand type(s) for &: 'Int' and 'Float'", "unsupported operand type(s) for <<: 'Int' and 'Float'"]
# expect: Int Own 1 [('int', 4), ('int', 0), ('int', 4), ('float', 1.0), ('int', 1), ('int', 0), ('int', 4), ('tuple', (1, 0)), ('int', 4), ('bool', False), ('bool', True), ('int', 2), ('int', 8)]
# expect: Int Kind 1 [('int', 5), ('int', -1), ('int', 6), ('float', 0.6666666666666666), ('int', 0), ('int', 2), ('int', 8), ('tuple', (0, 2)), ('int', 8), ('bool', True), ('bool', False), ('int', 2), ('int', 16)]
# expect: Float int 1 [('float', 4.5), ('float', -1.5), ('float', 4.5), ('float', 0.5), ('float', 0.0), ('float', 1.5), ('float', 3.375), ('tuple', (0.0, 1.5)), ('float', 3.375), ('bool', True), ('bool', False), "unsupported operand type(s) for &: 'Float' and 'int'", "unsupported operand type(s) for <<: 'Float' and 'int'"]
# expect: Float float 1 [('float', 4.0), ('float', -1.0), ('float', 3.75), ('float', 0.6), ('float', 0.0), ('float', 1.5), ('float', 2.7556759606310752), ('tuple', (0.0, 1.5)), ('float', 2.7556759606310752), ('bool', True), ('bool', False), "unsupported operand type(s) for &: 'Float' and 'float'", "unsupported operand type(s) for <<: 'Float' and 'float'"]
# expect: Float bool 1 [('float', 2.5), ('float', 0.5), ('float', 1.5), ('float', 1.5), ('float', 1.0), ('float', 0.5), ('float', 1.5), ('tuple', (1.0, 0.5)), ('float', 1.5), ('bool', False), ('bool', False), "unsupported operand type(s) for &: 'Float' and 'bool'", "unsupported operand type(s) for <<: 'Float' and 'bool'"]
# expect: Float Int 1 [('float', 3.5), ('float', -0.5), ('float', 3.0), ('float', 0.75), ('float', 0.0), ('float', 1.5), ('float', 2.25), ('tuple', (0.0, 1.5)), ('float', 2.25), ('bool', True), ('bool', False), "unsupported operand type(s) for &: 'Float' and 'Int'", "unsupported operand type(s) for <<: 'Float' and 'Int'"]
# expect: Float Float 1 [('float', 3.0), ('float', 0.0), ('float', 2.25), ('float', 1.0), ('float', 1.0), ('float', 0.0), ('float', 1.8371173070873836), ('tuple', (1.0, 0.0)), ('float', 1.8371173070873836), ('bool', False), ('bool', True), "unsupported operand type(s) for &: 'Float' and 'Float'", "unsupported operand type(s) for <<: 'Float' and 'Float'"]
# expect: Float Own 1 [('float', 3.5), ('float', -0.5), ('float', 3.0), ('float', 0.75), ('float', 0.0), ('float', 1.5), ('float', 2.25), ('tuple', (0.0, 1.5)), ('float', 2.25), ('bool', True), ('bool', False), "unsupported operand type(s) for &: 'Float' and 'Own'", "unsupported operand type(s) for <<: 'Float' and 'Own'"]
# expect: Float Kind 1 [('float', 4.5), ('float', -1.5), ('float', 4.5), ('float', 0.5), ('float', 0.0), ('float', 1.5), ('float', 3.375), ('tuple', (0.0, 1.5)), ('float', 3.375), ('bool', True), ('bool', False), "unsupported operand type(s) for &: 'Float' and 'Kind'", "unsupported operand type(s) for <<: 'Float' and 'Kind'"]
# expect: Own int 1 [('int', 5), ('int', -1), ('str', 'times'), ('float', 0.6666666666666666), ('int', 0), ('int', 2), ('int', 8), ('tuple', (0, 2)), ('int', 8), ('bool', True), ('bool', False), ('int', 2), ('int', 16)]
# expect: Own float 1 [('float', 4.5), ('float', -0.5), ('str', 'times'), ('float', 0.8), ('float', 0.0), ('float', 2.0), ('float', 5.656854249492381), ('tuple', (0.0, 2.0)), ('float', 5.656854249492381), ('bool', True), ('bool', False), "unsupported operand type(s) for &: 'Own' and 'float'", "unsupported operand type(s) for <<: 'Own' and 'float'"]
# expect: Own bool 1 [('int', 3), ('int', 1), ('str', 'times'), ('float', 2.0), ('int', 2), ('int', 0), ('int', 2), ('tuple', (2, 0)), ('int', 2), ('bool', False), ('bool', False), ('int', 0), ('int', 4)]
# expect: Own Int 1 [('int', 4), ('int', 0), ('str', 'times'), ('float', 1.0), ('int', 1), ('int', 0), ('int', 4), ('tuple', (1, 0)), ('int', 4), ('bool', False), ('bool', True), ('int', 2), ('int', 8)]
# expect: Own Float 1 [('float', 3.5), ('float', 0.5), ('str', 'times'), ('float', 1.3333333333333333), ('float', 1.0), ('float', 0.5), ('float', 2.8284271247461903), ('tuple', (1.0, 0.5)), ('float', 2.8284271247461903), ('bool', False), ('bool', False), "unsupported operand type(s) for &: 'Own' and 'Float'", "unsupported operand type(s) for <<: 'Own' and 'Float'"]
# expect: Own Own 1 [('int', 4), ('int', 0), ('str', 'times'), ('float', 1.0), ('int', 1), ('int', 0), ('int', 4), ('tuple', (1, 0)), ('int', 4), ('bool', False), ('bool', True), ('int', 2), ('int', 8)]
# expect: Own Kind 1 [('int', 5), ('int', -1), ('str', 'times'), ('float', 0.6666666666666666), ('int', 0), ('int', 2), ('int', 8), ('tuple', (0, 2)), ('int', 8), ('bool', True), ('bool', False), ('int', 2), ('int', 16)]
# expect: Kind int 1 [('int', 6), ('int', 0), ('int', 9), ('float', 1.0), ('int', 1), ('int', 0), ('int', 27), ('tuple', (1, 0)), ('int', 27), ('bool', False), ('bool', True), ('int', 3), ('int', 24)]
# expect: Kind float 1 [('float', 5.5), ('float', 0.5), ('float', 7.5), ('float', 1.2), ('float', 1.0), ('float', 0.5), ('float', 15.588457268119896), ('tuple', (1.0, 0.5)), ('float', 15.588457268119896), ('bool', False), ('bool', False), "unsupported operand type(s) for &: 'Kind' and 'float'", "unsupported operand type(s) for <<: 'Kind' and 'float'"]
# expect: Kind bool 1 [('int', 4), ('int', 2), ('int', 3), ('float', 3.0), ('int', 3), ('int', 0), ('int', 3), ('tuple', (3, 0)), ('int', 3), ('bool', False), ('bool', False), ('int', 1), ('int', 6)]
# expect: Kind Int 1 [('int', 5), ('int', 1), ('int', 6), ('float', 1.5), ('int', 1), ('int', 1), ('int', 9), ('tuple', (1, 1)), ('int', 9), ('bool', False), ('bool', False), ('int', 2), ('int', 12)]
# expect: Kind Float 1 [('float', 4.5), ('float', 1.5), ('float', 4.5), ('float', 2.0), ('float', 2.0), ('float', 0.0), ('float', 5.196152422706632), ('tuple', (2.0, 0.0)), ('float', 5.196152422706632), ('bool', False), ('bool', False), "unsupported operand type(s) for &: 'Kind' and 'Float'", "unsupported operand type(s) for <<: 'Kind' and 'Float'"]
# expect: Kind Own 1 [('int', 5), ('int', 1), ('int', 6), ('float', 1.5), ('int', 1), ('int', 1), ('int', 9), ('tuple', (1, 1)), ('int', 9), ('bool', False), ('bool', False), ('int', 2), ('int', 12)]
# expect: Kind Kind 1 [('int', 6), ('int', 0), ('int', 9), ('float', 1.0), ('int', 1), ('int', 0), ('int', 27), ('tuple', (1, 0)), ('int', 27), ('bool', False), ('bool', True), ('int', 3), ('int', 24)]
# expect: 78601.5 9.5 3.5 3 1180591620717411303425 1.1805916207174113e+21
# expect: bytes MemoryError
# expect: bytearray MemoryError
# expect: bytes ValueError
# expect: bytearray ValueError
