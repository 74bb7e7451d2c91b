# Arguments are passed by reference to the object; rebinding is local.
def mutate(lst, d):
    lst.append(1)
    d["k"] = lst
    lst = ["rebound"]
    d = None
    return lst, d


a, b = [], {}
print(mutate(a, b), a, b)  # expect: (['rebound'], None) [1] {'k': [1]}


def swap(x, y):
    x, y = y, x
    return x, y


p, q = 1, 2
print(swap(p, q), p, q)  # expect: (2, 1) 1 2


def star(*args):
    args = list(args)
    args.append("more")
    return args


t = [1, 2]
print(star(*t), t)  # expect: [1, 2, 'more'] [1, 2]


def kw(**k):
    k.pop("a")
    return k


d = {"a": 1, "b": 2}
print(kw(**d), d)  # expect: {'b': 2} {'a': 1, 'b': 2}
