# Large sorts: random, runs, duplicates, stable with mixed key types.
seed = 12345
data = []
for _ in range(1200):
    seed = (seed * 1103515245 + 12345) % 2 ** 31
    data.append(seed % 1000)
s = sorted(data)
print(all(s[i] <= s[i + 1] for i in range(len(s) - 1)), sum(s) == sum(data), s[:5], s[-5:])
# expect: True True [0, 0, 0, 1, 1] [995, 996, 998, 999, 999]
idx = sorted(range(len(data)), key=lambda i: data[i])
print(all(data[a] < data[b] or data[a] == data[b] and a < b for a, b in zip(idx, idx[1:])))  # expect: True
idx = sorted(range(len(data)), key=data.__getitem__, reverse=True)
print(all(data[a] > data[b] or data[a] == data[b] and a < b for a, b in zip(idx, idx[1:])))  # expect: True
runs = list(range(400)) + list(range(200, 0, -1)) + [7] * 100 + list(range(150))
runs.sort()
print(runs[:4], runs[-3:], len(runs), runs.count(7))  # expect: [0, 0, 1, 1] [397, 398, 399] 850 103
words = [str(n * 7919 % 10007) for n in range(500)]
words.sort()
print(words[:4], words[-2:])  # expect: ['0', '1010', '1039', '1058'] ['9978', '9997']
words.sort(key=lambda w: (len(w), w[::-1]))
print(words[:4], words[-2:])  # expect: ['0', '96', '67', '48'] ['1799', '6899']
floats = sorted(((n * 37 % 101) / 7 - 5 for n in range(300)), key=abs)
print(floats[:3], floats[-2:])  # expect: [0.0, 0.0, 0.0] [9.285714285714286, 9.285714285714286]
print(sorted([(n * 13 % 7, -n) for n in range(20)])[:5], sorted("the quick brown fox".split(), key=lambda w: w[-1]))
# expect: [(0, -14), (0, -7), (0, 0), (1, -13), (1, -6)] ['the', 'quick', 'brown', 'fox']
