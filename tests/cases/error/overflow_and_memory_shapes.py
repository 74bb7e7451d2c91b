# OverflowError and friends for sizes that cannot be.
def attempt(f):
    try:
        f()
    except (OverflowError, MemoryError, ValueError, TypeError, IndexError) as e:
        print(type(e).__name__, e)


big = 10 ** 30
attempt(lambda: [0] * big)  # expect: OverflowError cannot fit 'int' into an index-sized integer
attempt(lambda: "a" * big)  # expect: OverflowError cannot fit 'int' into an index-sized integer
attempt(lambda: (1,) * big)  # expect: OverflowError cannot fit 'int' into an index-sized integer
attempt(lambda: b"a" * big)  # expect: OverflowError cannot fit 'int' into an index-sized integer
attempt(lambda: [1, 2].pop(big))  # expect: OverflowError Python int too large to convert to C ssize_t
attempt(lambda: [1].insert(big, 2))  # expect: OverflowError Python int too large to convert to C ssize_t
attempt(lambda: bytes(big))  # expect: OverflowError cannot fit 'int' into an index-sized integer
attempt(lambda: chr(big))  # expect: OverflowError Python int too large to convert to C int
attempt(lambda: "x".center(big))  # expect: OverflowError Python int too large to convert to C ssize_t
attempt(lambda: 2.0 ** 5000)  # expect: OverflowError (34, 'Numerical result out of range')
attempt(lambda: float(10 ** 500))  # expect: OverflowError int too large to convert to float
attempt(lambda: int(float("inf")))  # expect: OverflowError cannot convert float infinity to integer
attempt(lambda: "%*d" % (big, 1))  # expect: OverflowError Python int too large to convert to C ssize_t
attempt(lambda: range(10)[big])  # expect: IndexError range object index out of range
attempt(lambda: [1, 2, 3][big:])
print([1, 2, 3][big:], [1, 2, 3][-big:2], "abc"[:big], (1, 2)[::big], list(range(5))[-big:big:big], [0] * -big,
      "a" * -big == "")
# raises: OverflowError: cannot fit 'int' into an index-sized integer
