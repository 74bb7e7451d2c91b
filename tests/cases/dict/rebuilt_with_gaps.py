# Tables that grow and shrink again and again keep their entries and their order, with gaps and without.
def churn(n, step):
    d = {}
    for i in range(n):
        d[i] = -i
        if i % step == 0:
            del d[i // 2 if i // 2 in d else i]
    return d


def digest(d):
    h = 0
    for k, v in d.items():
        h = (h * 31 + k - 3 * v) % 1000003
    return len(d), h, all(d[k] == v for k, v in d.items())


for step in (2, 3, 7, 1000):
    print([digest(churn(n, step)) for n in (3, 4, 5, 8, 9, 17, 100, 1000)])
s = set()
for i in range(300):
    s.add(i)
    s.discard(i - 5)
    s.add("k%d" % (i % 9))
print(len(s), sum(x for x in s if type(x) is int), sorted(x for x in s if type(x) is str))
d = {i: i for i in range(64)}
for i in range(64):
    del d[i]
    d[i] = i + 1
print(list(d.items())[:3], len(d))
e = dict(d)
for i in range(0, 64, 2):
    del e[i]
e.update({i: 0 for i in range(100, 164)})
print(len(e), list(e)[:4], list(e)[-2:], 1 in e, 2 in e)
# expect: [(1, 8, True), (2, 260, True), (2, 388, True), (4, 496648, True), (4, 619784, True), (8, 789992, True), (50, 788957, True), (500, 361182, True)]
# expect: [(2, 132, True), (2, 260, True), (3, 8076, True), (5, 884795, True), (6, 428596, True), (11, 778193, True), (66, 739624, True), (666, 751495, True)]
# expect: [(2, 132, True), (3, 4104, True), (4, 127240, True), (6, 401054, True), (7, 432670, True), (14, 560007, True), (85, 574970, True), (857, 108101, True)]
# expect: [(2, 132, True), (3, 4104, True), (4, 127240, True), (7, 615462, True), (8, 79297, True), (16, 255863, True), (99, 614482, True), (999, 919902, True)]
# expect: 14 1485 ['k0', 'k1', 'k2', 'k3', 'k4', 'k5', 'k6', 'k7', 'k8']
# expect: [(0, 1), (1, 2), (2, 3)] 64
# expect: 96 [1, 3, 5, 7] [162, 163] True False
