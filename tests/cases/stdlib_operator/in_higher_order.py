# operator functions as arguments of map, reduce, sorted and accumulate.
import operator as op
from functools import reduce
from itertools import accumulate, starmap

print(reduce(op.mul, range(1, 11)), list(map(op.add, [1, 2], [10, 20])), list(accumulate([3, 1, 2], op.sub)),
      list(starmap(op.pow, [(2, 3), (10, 2)])), sum(map(op.mul, [1, 2, 3], [4, 5, 6])), reduce(op.xor, [5, 3, 5]))
# expect: 3628800 [11, 22] [3, 2, 0] [8, 100] 32 3
print(list(filter(op.not_, [0, 1, ""])), sorted([-3, 1, 2], key=op.neg), max([1, -5], key=op.abs),
      all(map(op.lt, [1, 2], [2, 3])), reduce(op.or_, [{1}, {2}]) == {1, 2},
      reduce(op.getitem, ["a", "b"], {"a": {"b": 7}}), any(map(op.eq, "abc", "xbz")))
# expect: [0, ''] [2, 1, -3] -5 True True 7 True


class V:
    def __init__(self, v):
        self.v = v

    def __add__(self, o):
        return V(self.v + o.v)

    def __radd__(self, o):
        return self if o == 0 else NotImplemented

    def __lt__(self, o):
        return self.v < o.v


vs = [V(3), V(1), V(2)]
print(reduce(op.add, vs).v, sum(vs).v, [v.v for v in sorted(vs)], op.add(vs[0], vs[1]).v, op.lt(vs[0], vs[1]),
      op.iadd(vs[0], vs[1]).v, max(vs, key=op.attrgetter("v")).v)  # expect: 6 6 [1, 2, 3] 4 False 4 3
table = {"+": op.add, "-": op.sub, "*": op.mul, "/": op.truediv, "**": op.pow, "%": op.mod}


def rpn(s):
    st = []
    for t in s.split():
        if t in table:
            b, a = st.pop(), st.pop()
            st.append(table[t](a, b))
        else:
            st.append(float(t) if "." in t else int(t))
    return st


print(rpn("3 4 + 2 *"), rpn("2 3 ** 5 % 1.5 /"), rpn("1 2 3"), op.add.__name__, op.__name__, op.itemgetter.__name__)
# expect: [14] [2.0] [1, 2, 3] add operator itemgetter
