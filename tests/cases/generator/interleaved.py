# Many generators advanced in turn, like hand-made coroutines.
def worker(name, n):
    for i in range(n):
        yield f"{name}{i}"
    return name.upper()


def round_robin(gens):
    results = []
    queue = list(gens)
    while queue:
        g = queue.pop(0)
        try:
            yield next(g)
        except StopIteration as e:
            results.append(e.value)
        else:
            queue.append(g)
    return results


def main():
    r = yield from round_robin([worker("a", 3), worker("b", 1), worker("c", 2)])
    yield r


print(list(main()))  # expect: ['a0', 'b0', 'c0', 'a1', 'c1', 'a2', ['B', 'C', 'A']]
gens = [worker(str(i), 3) for i in range(200)]
total = 0
for _ in range(3):
    for g in gens:
        total += len(next(g))
print(total, sum(1 for g in gens for _ in g))  # expect: 2070 0


def consumer(out):
    try:
        while True:
            out.append((yield))
    finally:
        out.append("closed")


out = []
c = consumer(out)
next(c)
for x in "abc":
    c.send(x)
c.close()
print(out)  # expect: ['a', 'b', 'c', 'closed']
