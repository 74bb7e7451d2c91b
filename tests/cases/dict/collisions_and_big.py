# Colliding hashes, user keys that compare equal, and growth.
class H:
    def __init__(self, v):
        self.v = v

    def __hash__(self):
        return 42

    def __eq__(self, o):
        return isinstance(o, H) and self.v == o.v

    def __repr__(self):
        return f"H{self.v}"


d = {H(i): i for i in range(40)}
print(len(d), d[H(7)], H(39) in d, H(40) in d, d.pop(H(5)), len(d), list(d)[4:7])
# expect: 40 7 True False 5 39 [H4, H6, H7]
for i in range(0, 40, 3):
    d.pop(H(i), None)
print(len(d), H(3) in d, H(4) in d, sum(d.values()))  # expect: 25 False True 502
d[H(3)] = "back"
print(list(d.items())[-1], d.get(H(9)), d.get(42))  # expect: (H3, 'back') None None
n = {}
for i in range(4000):
    n[i * 2654435761 % 2 ** 32] = i
print(len(n), n[2654435761], sum(n.values()), 5 in n)  # expect: 4000 1 7998000 False
s = {str(i): i for i in range(2000)}
print(s["1321"], len(s), "2000" in s, sum(s[str(i)] for i in range(0, 2000, 7)))  # expect: 1321 2000 False 285285
m = {}
for i in range(1000):
    m[i % 17, i % 5] = m.get((i % 17, i % 5), 0) + i
print(len(m), m[3, 3], max(m.values()))  # expect: 85 5646 6378
mixed = {1: "a", "1": "b", 1.5: "c", (1,): "d", None: "e", True: "f", b"1": "g", 2 ** 70: "h", -1: "i", -2: "j"}
print(mixed, mixed[2 ** 70], mixed[1.0])
# expect: {1: 'f', '1': 'b', 1.5: 'c', (1,): 'd', None: 'e', b'1': 'g', 1180591620717411303424: 'h', -1: 'i', -2: 'j'} h f
print(hash(-1) == hash(-2), mixed[-2])  # expect: True j
