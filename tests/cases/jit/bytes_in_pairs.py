# Bytes and byte arrays within `enumerate` and `zip`, and through iterators that others know; some change meanwhile.


def counted(data):
    total = 0
    for i, b in enumerate(data):
        total = (total * 31 + i * b) % 1000003
    return total


def both(a, b):
    return sum(x * y for x, y in zip(a, b))


def shared(data):
    it = iter(data)
    total = 0
    for b in it:
        total += b
        if b % 5 == 0:
            total += next(it, -1)
    return total, next(it, "end")


def growing(n):
    data = bytearray(b"ab")
    seen = []
    for i, b in enumerate(data):
        seen.append(b)
        if i < n:
            data.append((b + i) % 256)
        elif len(data) > i + 3:
            data.pop()
    return len(seen), sum(seen), len(data)


def emptied(n):
    data = bytearray(range(n))
    turns = 0
    for i, b in enumerate(data):
        turns += b
        if i == n // 2:
            data.clear()
    return turns, len(data)


data = bytes(i * 7 % 256 for i in range(700))
for _ in range(4):
    print(counted(data), counted(bytearray(data)), both(data, data[::-1]), both(bytearray(data), range(700)))
    print(shared(data), shared(bytearray(data)), growing(300), emptied(200))
    print([i for i, v in enumerate(bytearray(b"\x00\x01\x00\x02\xff")) if v], list(zip(b"abc", bytearray(b"xyz"))))
for wrong in ([1, 256], [1, -1], [1, "a"], [1, 2.5], [True, 3], [10**30]):
    try:
        print(bytes(wrong), bytearray(x for x in wrong))
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)

# expect: 574668 574668 9861484 31369742
# expect: (88742, 'end') (88742, 'end') (302, 39406, 302) (5050, 0)
# expect: [1, 3, 4] [(97, 120), (98, 121), (99, 122)]
# expect: 574668 574668 9861484 31369742
# expect: (88742, 'end') (88742, 'end') (302, 39406, 302) (5050, 0)
# expect: [1, 3, 4] [(97, 120), (98, 121), (99, 122)]
# expect: 574668 574668 9861484 31369742
# expect: (88742, 'end') (88742, 'end') (302, 39406, 302) (5050, 0)
# expect: [1, 3, 4] [(97, 120), (98, 121), (99, 122)]
# expect: 574668 574668 9861484 31369742
# expect: (88742, 'end') (88742, 'end') (302, 39406, 302) (5050, 0)
# expect: [1, 3, 4] [(97, 120), (98, 121), (99, 122)]
# expect: ValueError bytes must be in range(0, 256)
# expect: ValueError bytes must be in range(0, 256)
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: TypeError 'float' object cannot be interpreted as an integer
# expect: b'\x01\x03' bytearray(b'\x01\x03')
# expect: ValueError bytes must be in range(0, 256)
