# Objects whose classes say nothing of equality are equal to themselves alone, until a class says otherwise.


class Node:
    def __init__(self, n):
        self.n = n


class Other:
    pass


class Kin(Node):
    pass


nodes = [Node(i % 3) for i in range(20)]


def count(items, wanted, n):
    same = other = 0
    for i in range(n):
        x = items[i % len(items)]
        if x == wanted:
            same += 1
        if x != wanted:
            other += 1
    return same, other, x == wanted, x != wanted


print(count(nodes, nodes[0], 300))
print(count(nodes, None, 300), count(nodes, 3, 300), count(nodes, "s", 300), count(nodes, Other(), 300))
print(count(nodes + [Kin(1), Other()], nodes[1], 300))


class Equal:
    def __eq__(self, other):
        return "equal"

    __hash__ = None


print(count(nodes, Equal(), 300))


def changing(n):
    out = []
    a, b = Node(1), Node(1)
    for i in range(n):
        out.append(a == b)
        if i == n // 3:
            Node.__eq__ = lambda self, other: self.n == other.n
        elif i == 2 * n // 3:
            del Node.__eq__
    return out[0], out[n // 2], out[-1], sum(out)


print(changing(300))


def ordered(n):
    a, b = Node(1), Node(2)
    for i in range(n):
        try:
            a < b
        except TypeError as e:
            text = str(e)
    return text


print(ordered(200))


def spread(**kw):
    kw["added"] = len(kw)
    return kw


def keep(n):
    given = {"a": 1, "b": 2}
    for i in range(n):
        got = spread(**given)
        more = spread(**given, c=3)
        both = spread(z=0, **given)
    return given, got, more, both


print(keep(200))

# expect: (15, 285, False, True)
# expect: (0, 300, False, True) (0, 300, False, True) (0, 300, False, True) (0, 300, False, True)
# expect: (14, 286, False, True)
# expect: (300, 0, 'equal', False)
# expect: (False, True, False, 100)
# expect: '<' not supported between instances of 'Node' and 'Node'
# expect: ({'a': 1, 'b': 2}, {'a': 1, 'b': 2, 'added': 2}, {'a': 1, 'b': 2, 'c': 3, 'added': 3}, {'z': 0, 'a': 1, 'b': 2, 'added': 3})
