# Counts beyond a value word: below zero they are none, above there is no memory for them, and some fit no index.

for s in ("s", [1], (1,), b"s"):
    for n in (-(2**61) - 1, -(2**63), 2**62, -(2**63) - 1, 2**63):
        try:
            print(repr(s * n), repr(n * s))
        except (MemoryError, OverflowError) as e:
            print(type(e).__name__, e)


def repeated(xs, n):
    total = 0
    for i in range(200):
        total += len(xs * (n - i))
    return total


print(repeated([1, 2], -(2**61)), repeated("ab", -(2**62)), repeated((1,), 90))

# expect: '' ''
# expect: '' ''
# expect: MemoryError 
# expect: OverflowError cannot fit 'int' into an index-sized integer
# expect: OverflowError cannot fit 'int' into an index-sized integer
# expect: [] []
# expect: [] []
# expect: MemoryError 
# expect: OverflowError cannot fit 'int' into an index-sized integer
# expect: OverflowError cannot fit 'int' into an index-sized integer
# expect: () ()
# expect: () ()
# expect: MemoryError 
# expect: OverflowError cannot fit 'int' into an index-sized integer
# expect: OverflowError cannot fit 'int' into an index-sized integer
# expect: b'' b''
# expect: b'' b''
# expect: MemoryError 
# expect: OverflowError cannot fit 'int' into an index-sized integer
# expect: OverflowError cannot fit 'int' into an index-sized integer
# expect: 0 0 4095
