# Dicts of dicts and lists, counters, grouping and inversion.
text = "it was the best of times it was the worst of times"
count = {}
for w in text.split():
    count[w] = count.get(w, 0) + 1
print(count, max(count, key=count.get), sorted(count, key=lambda w: (-count[w], w))[:3])
# expect: {'it': 2, 'was': 2, 'the': 2, 'best': 1, 'of': 2, 'times': 2, 'worst': 1} it ['it', 'of', 'the']
groups = {}
for w in count:
    groups.setdefault(len(w), []).append(w)
print(groups)  # expect: {2: ['it', 'of'], 3: ['was', 'the'], 4: ['best'], 5: ['times', 'worst']}
inv = {}
for w, n in count.items():
    inv.setdefault(n, set()).add(w)
print({n: sorted(ws) for n, ws in inv.items()})
# expect: {2: ['it', 'of', 'the', 'times', 'was'], 1: ['best', 'worst']}
tree = {}
for path in ("a/b/c", "a/d", "e"):
    node = tree
    for part in path.split("/"):
        node = node.setdefault(part, {})
print(tree)  # expect: {'a': {'b': {'c': {}}, 'd': {}}, 'e': {}}


def depth(t):
    return 1 + max(map(depth, t.values())) if t else 0


print(depth(tree))  # expect: 3
cfg = {"db": {"host": "x", "ports": [1, 2]}, "debug": True}
cfg["db"]["ports"].append(3)
cfg["db"]["host"] += "y"
del cfg["debug"]
other = dict(cfg)
other["db"] = {"replaced": 1}
print(cfg, other)  # expect: {'db': {'host': 'xy', 'ports': [1, 2, 3]}} {'db': {'replaced': 1}}
graph = {"a": ["b", "c"], "b": ["d"], "c": ["d"], "d": []}
seen, todo = [], ["a"]
while todo:
    n = todo.pop(0)
    if n not in seen:
        seen.append(n)
        todo += graph[n]
print(seen, {k: [x for x in graph if k in graph[x]] for k in graph})
# expect: ['a', 'b', 'c', 'd'] {'a': [], 'b': ['a'], 'c': ['a'], 'd': ['b', 'c']}
