# Typical uses whose output does not depend on set order.
words = "the quick brown fox jumps over the lazy dog the end".split()
seen, uniq = set(), []
for w in words:
    if w not in seen:
        seen.add(w)
        uniq.append(w)
print(uniq, len(seen), len(words) - len(seen))
# expect: ['the', 'quick', 'brown', 'fox', 'jumps', 'over', 'lazy', 'dog', 'end'] 9 2
print(sorted(set("mississippi")), len({len(w) for w in words}), {len(w) for w in words} == {3, 4, 5},
      max({3, 1, 2}), min({"b", "a"}), sum({1, 2, 3}))  # expect: ['i', 'm', 'p', 's'] 3 True 3 a 6
sieve = set(range(2, 60))
for i in range(2, 8):
    sieve -= set(range(i * i, 60, i))
print(sorted(sieve))  # expect: [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59]
print(any(x > 2 for x in {1, 2, 3}), all({1, 2}), sorted({x * y for x in range(4) for y in range(4)}),
      [x for x in {7}], list({()}), tuple({"only"}))  # expect: True True [0, 1, 2, 3, 4, 6, 9] [7] [()] ('only',)
a, = {5}
print(a, sorted(list({3, 1}) + list({2})), {1, 2, 3}.__contains__(2), len({1, 2}.__or__({3})), {1}.__eq__({1}),
      {1}.__and__([1]))  # expect: 5 [1, 2, 3] True 3 True NotImplemented
s = {1, 2, 3, 4, 5}
total = 0
while s:
    total += s.pop()
print(total, s)  # expect: 15 set()
big = set()
for i in range(3000):
    big.add(i * 7 % 1000)
    big.discard(i % 10)
print(len(big), sum(big), 13 in big, 5 in big)  # expect: 990 499455 True False
