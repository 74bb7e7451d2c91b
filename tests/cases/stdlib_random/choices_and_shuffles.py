# choice, choices, shuffle and sample.
import random

random.seed(3)
print([random.choice("abcdef") for _ in range(10)], random.choice([5]), random.choice((1, 2, 3)), random.choice(range(100)))
# expect: ['b', 'e', 'e', 'b', 'c', 'e', 'd', 'f', 'e', 'a'] 5 2 33
x = list(range(10))
random.shuffle(x)
print(x)  # expect: [2, 0, 1, 6, 4, 7, 5, 9, 3, 8]
random.shuffle(x)
print(x, random.sample(range(100), 5), random.sample("abcdef", 3))
# expect: [8, 4, 3, 0, 9, 2, 7, 5, 1, 6] [38, 99, 3, 34, 60] ['e', 'd', 'f']
print(random.sample([1, 2, 3], 3), random.sample(range(10 ** 9), 4), random.sample([], 0))
# expect: [2, 3, 1] [943675895, 392473744, 104640775, 38532983] []
print(random.choices("ab", k=8), random.choices([1, 2, 3], weights=[0, 0, 1], k=3),
      random.choices("xyz", cum_weights=[1, 5, 6], k=6), random.choices([9]))
# expect: ['a', 'a', 'b', 'a', 'b', 'a', 'b', 'a'] [3, 3, 3] ['z', 'y', 'z', 'z', 'z', 'y'] [9]
print(random.sample(list(range(30)), 25), random.sample(["a", "b"], k=3, counts=[2, 2]))
# expect: [27, 10, 17, 18, 26, 3, 22, 20, 6, 23, 25, 8, 9, 24, 2, 7, 13, 28, 14, 1, 5, 12, 21, 19, 0] ['b', 'a', 'b']
for f in (lambda: random.choice([]), lambda: random.sample([1, 2], 3), lambda: random.sample({1, 2}, 1),
          lambda: random.shuffle((1, 2)), lambda: random.choices([], k=1), lambda: random.sample([1], -1),
          lambda: random.choices([1, 2], weights=[1]), lambda: random.choice(5)):
    try:
        print(f())
    except (IndexError, ValueError, TypeError) as e:
        print(type(e).__name__, e)
# expect: IndexError Cannot choose from an empty sequence
# expect: ValueError Sample larger than population or is negative
# expect: TypeError Population must be a sequence.  For dicts or sets, use sorted(d).
# expect: TypeError 'tuple' object does not support item assignment
# expect: IndexError list index out of range
# expect: ValueError Sample larger than population or is negative
# expect: ValueError The number of weights does not match the population
# expect: TypeError object of type 'int' has no len()
