# An item that was taken for a call is not taken again when the call is refused memory and made again.
def first(it):
    for v in it:
        return v


def defaulted(it):
    return next(it, None)


def count(take, it):
    n = 0
    while take(it) is not None:
        n += 1
    return n


for take in (first, defaulted):
    print(count(take, map(str, range(3000))))
    print(count(take, map(lambda a, b: [a, b], range(3000), range(3000))))
    print(count(take, map(list, zip(range(3000), range(3000)))))
# expect: 3000
# expect: 3000
# expect: 3000
# expect: 3000
# expect: 3000
# expect: 3000
pairs = list(zip(range(3000), map(str, range(3000))))
print(len(pairs), pairs[-1])  # expect: 3000 (2999, '2999')
print(len(dict(zip(map(str, range(3000)), range(3000)))))  # expect: 3000
print(len([x for x in map(str, filter(None, map(int, map(str, range(3000)))))]))  # expect: 2999
it = map(str, range(3000))
print(sum(1 for a in it if next(it, "") != ""))  # expect: 1500
