# Indices that no sequence has: those of a machine word are out of range, larger ones do not fit.
class Text(str):
    pass


for sequence in ([1, 2], (1, 2), "ab", b"ab", bytearray(b"ab"), range(2), Text("ab")):
    for index in (2, -3, 2**61, -(2**61), 2**62, 2**63 - 1, -(2**63), 2**63, -(2**63) - 1, 2**100):
        try:
            print(sequence[index])
        except IndexError as e:
            print(type(sequence).__name__, len(str(index)), e)
items = [1, 2]
for index in (2**61, 2**63 - 1, 2**63):
    for change in (lambda: items.__setitem__(index, 0), lambda: items.__delitem__(index), lambda: items.pop(index), lambda: items.insert(index, 3)):
        try:
            print(change(), items)
        except (IndexError, OverflowError) as e:
            print(type(e).__name__, e)
print(len(range(2**62)), len(range(-(2**62), 2**62 - 1)), range(2**62)[2**61], range(2**70)[2**65])
try:
    len(range(2**63))
except OverflowError as e:
    print(e)

# expect: list 1 list index out of range
# expect: list 2 list index out of range
# expect: list 19 list index out of range
# expect: list 20 list index out of range
# expect: list 19 list index out of range
# expect: list 19 list index out of range
# expect: list 20 list index out of range
# expect: list 19 cannot fit 'int' into an index-sized integer
# expect: list 20 cannot fit 'int' into an index-sized integer
# expect: list 31 cannot fit 'int' into an index-sized integer
# expect: tuple 1 tuple index out of range
# expect: tuple 2 tuple index out of range
# expect: tuple 19 tuple index out of range
# expect: tuple 20 tuple index out of range
# expect: tuple 19 tuple index out of range
# expect: tuple 19 tuple index out of range
# expect: tuple 20 tuple index out of range
# expect: tuple 19 cannot fit 'int' into an index-sized integer
# expect: tuple 20 cannot fit 'int' into an index-sized integer
# expect: tuple 31 cannot fit 'int' into an index-sized integer
# expect: str 1 string index out of range
# expect: str 2 string index out of range
# expect: str 19 string index out of range
# expect: str 20 string index out of range
# expect: str 19 string index out of range
# expect: str 19 string index out of range
# expect: str 20 string index out of range
# expect: str 19 cannot fit 'int' into an index-sized integer
# expect: str 20 cannot fit 'int' into an index-sized integer
# expect: str 31 cannot fit 'int' into an index-sized integer
# expect: bytes 1 index out of range
# expect: bytes 2 index out of range
# expect: bytes 19 index out of range
# expect: bytes 20 index out of range
# expect: bytes 19 index out of range
# expect: bytes 19 index out of range
# expect: bytes 20 index out of range
# expect: bytes 19 cannot fit 'int' into an index-sized integer
# expect: bytes 20 cannot fit 'int' into an index-sized integer
# expect: bytes 31 cannot fit 'int' into an index-sized integer
# expect: bytearray 1 bytearray index out of range
# expect: bytearray 2 bytearray index out of range
# expect: bytearray 19 bytearray index out of range
# expect: bytearray 20 bytearray index out of range
# expect: bytearray 19 bytearray index out of range
# expect: bytearray 19 bytearray index out of range
# expect: bytearray 20 bytearray index out of range
# expect: bytearray 19 cannot fit 'int' into an index-sized integer
# expect: bytearray 20 cannot fit 'int' into an index-sized integer
# expect: bytearray 31 cannot fit 'int' into an index-sized integer
# expect: range 1 range object index out of range
# expect: range 2 range object index out of range
# expect: range 19 range object index out of range
# expect: range 20 range object index out of range
# expect: range 19 range object index out of range
# expect: range 19 range object index out of range
# expect: range 20 range object index out of range
# expect: range 19 range object index out of range
# expect: range 20 range object index out of range
# expect: range 31 range object index out of range
# expect: Text 1 string index out of range
# expect: Text 2 string index out of range
# expect: Text 19 string index out of range
# expect: Text 20 string index out of range
# expect: Text 19 string index out of range
# expect: Text 19 string index out of range
# expect: Text 20 string index out of range
# expect: Text 19 cannot fit 'int' into an index-sized integer
# expect: Text 20 cannot fit 'int' into an index-sized integer
# expect: Text 31 cannot fit 'int' into an index-sized integer
# expect: IndexError list assignment index out of range
# expect: IndexError list assignment index out of range
# expect: IndexError pop index out of range
# expect: None [1, 2, 3]
# expect: IndexError list assignment index out of range
# expect: IndexError list assignment index out of range
# expect: IndexError pop index out of range
# expect: None [1, 2, 3, 3]
# expect: IndexError cannot fit 'int' into an index-sized integer
# expect: IndexError cannot fit 'int' into an index-sized integer
# expect: OverflowError Python int too large to convert to C ssize_t
# expect: OverflowError Python int too large to convert to C ssize_t
# expect: 4611686018427387904 9223372036854775807 2305843009213693952 36893488147419103232
# expect: Python int too large to convert to C ssize_t
