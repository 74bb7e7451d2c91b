# User __eq__ and __hash__ in dicts, sets and lists.
class K:
    def __init__(self, a, h):
        self.a, self.h = a, h

    def __eq__(self, o):
        print("eq", self.a, o.a)
        return self.a == o.a

    def __hash__(self):
        return self.h


d = {}
d[K("x", 1)] = 1
d[K("y", 2)] = 2
print("two keys", len(d))  # expect: two keys 2
d[K("x", 1)] = 3  # expect: eq x x
print(len(d), list(d.values()))  # expect: 2 [3, 2]
print(d.get(K("z", 1), "none"))
# expect: eq x z
# expect: none
k = K("same", 5)
d[k] = 0
print(d[k], k in [k])  # expect: 0 True
print(K("p", 9) in [K("q", 9), K("p", 9)])
# expect: eq q p
# expect: eq p p
# expect: True
s = {K("m", 7)}
s.add(K("m", 7))  # expect: eq m m
print(len(s))  # expect: 1


class Bad:
    def __hash__(self):
        return "text"


try:
    hash(Bad())
except TypeError as e:
    print(e)  # expect: __hash__ method should return an integer


class Parent:
    def __hash__(self):
        return 5


class EqOnly(Parent):
    def __eq__(self, o):
        return True


print(EqOnly.__hash__, hash(Parent()))  # expect: None 5
