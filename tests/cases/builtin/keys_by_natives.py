# Keys by natives: `sorted`, `list.sort`, `min` and `max` with functions of the language, their methods, and classes.
words = ["pear", "Fig", "apple", "banana", "fig", "kiwi", "Apple"]
numbers = [3, -4, 2.5, -1, 0, 2]
counts = {"a": 3, "b": 1, "c": 3, "d": 2}


class Sized:
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n

    def __repr__(self):
        return f"Sized({self.n})"

    def __abs__(self):
        return -self.n


class Text(str):
    def lower(self):
        return "never asked"

    def __lt__(self, other):
        return str.__gt__(self, other)


def all_of_them():
    out = [sorted(words, key=len), sorted(words, key=str.lower), sorted(words, key=str.upper, reverse=True), sorted(words, key=str)]
    out += [sorted(numbers, key=abs), sorted(numbers, key=float), sorted(["10", "9", " 8"], key=int), sorted("hello", key=ord)]
    out += [sorted(counts, key=counts.get), sorted(counts, key=counts.get, reverse=True), max(counts, key=counts.get), min(counts, key=counts.get)]
    out += [max(words, key=len), min(words, key=len), min(words, key=str.lower), max(numbers, key=abs), min((), key=len, default="none")]
    copy = list(words)
    copy.sort(key=len, reverse=True)
    out.append(copy)
    sized = [Sized(2), Sized(0), Sized(1)]
    out += [sorted(sized, key=len), max(sized, key=len), sorted(sized, key=abs), sorted([[1, 2], "a", (), Sized(5)], key=len)]
    out += [sorted([Text("b"), Text("a"), "C"], key=str.lower), sorted([Text("b"), Text("a"), Text("c")], key=str)]
    out += [sorted(["b", "a", "d"], key=counts.get)]
    out += [sorted([True, False, 2], key=int), sorted({3: 1, 1: 2}, key=str), sorted([(2, 1), (1, 5)], key=len)]
    return out


for _ in range(60):
    made = all_of_them()
for line in made:
    print(line)

failures = [lambda: sorted([1, "a"], key=len), lambda: sorted(words, key=abs), lambda: max([], key=len), lambda: sorted(["ab"], key=ord),
            lambda: sorted(["x", "a"], key=counts.get), lambda: sorted(["1", "b"], key=int), lambda: sorted([[]], key=counts.get),
            lambda: min([None], key=str.lower), lambda: sorted([Sized(-1)], key=len), lambda: sorted(5, key=len)]
for fails in failures:
    for _ in range(30):
        try:
            print("no error", fails())
        except Exception as e:
            text = f"{type(e).__name__}: {e}"
    print(text)

# expect: ['Fig', 'fig', 'pear', 'kiwi', 'apple', 'Apple', 'banana']
# expect: ['apple', 'Apple', 'banana', 'Fig', 'fig', 'kiwi', 'pear']
# expect: ['pear', 'kiwi', 'Fig', 'fig', 'banana', 'apple', 'Apple']
# expect: ['Apple', 'Fig', 'apple', 'banana', 'fig', 'kiwi', 'pear']
# expect: [0, -1, 2, 2.5, 3, -4]
# expect: [-4, -1, 0, 2, 2.5, 3]
# expect: [' 8', '9', '10']
# expect: ['e', 'h', 'l', 'l', 'o']
# expect: ['b', 'd', 'a', 'c']
# expect: ['a', 'c', 'd', 'b']
# expect: a
# expect: b
# expect: banana
# expect: Fig
# expect: apple
# expect: -4
# expect: none
# expect: ['banana', 'apple', 'Apple', 'pear', 'kiwi', 'Fig', 'fig']
# expect: [Sized(0), Sized(1), Sized(2)]
# expect: Sized(2)
# expect: [Sized(2), Sized(1), Sized(0)]
# expect: [(), 'a', [1, 2], Sized(5)]
# expect: ['a', 'b', 'C']
# expect: ['a', 'b', 'c']
# expect: ['b', 'd', 'a']
# expect: [False, True, 2]
# expect: [1, 3]
# expect: [(2, 1), (1, 5)]
# expect: TypeError: object of type 'int' has no len()
# expect: TypeError: bad operand type for abs(): 'str'
# expect: ValueError: max() arg is an empty sequence
# expect: TypeError: ord() expected a character, but string of length 2 found
# expect: TypeError: '<' not supported between instances of 'int' and 'NoneType'
# expect: ValueError: invalid literal for int() with base 10: 'b'
# expect: TypeError: unhashable type: 'list'
# expect: TypeError: descriptor 'lower' for 'str' objects doesn't apply to a 'NoneType' object
# expect: ValueError: __len__() should return >= 0
# expect: TypeError: 'int' object is not iterable
