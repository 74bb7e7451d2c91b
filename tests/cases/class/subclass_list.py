# Subclassing list.
class L(list):
    def __init__(self, *a):
        super().__init__(a)
        self.extra = "e"

    def append(self, x):
        super().append(("wrapped", x))

    def __getitem__(self, i):
        return "item " + str(super().__getitem__(i))


x = L(1, 2)
x.append(3)
print(x, len(x), x[0], x[0:1], x.extra, isinstance(x, list))
# expect: [1, 2, ('wrapped', 3)] 3 item 1 item [1] e True
x.extend([4])
print(list(x), [*x], x == [1, 2, ("wrapped", 3), 4])
# expect: [1, 2, ('wrapped', 3), 4] [1, 2, ('wrapped', 3), 4] True
print(type(x + [5]).__name__, type(x * 2).__name__, type(x.copy()).__name__)  # expect: list list list
for v in x:
    print(v, end=" ")
print()  # expect: 1 2 ('wrapped', 3) 4
x.sort(key=str)
print(x.pop(), x.index(1), repr(x))  # expect: 4 1 [('wrapped', 3), 1, 2]


class Stack(list):
    push = list.append

    def peek(self):
        return self[-1]


s = Stack("ab")
s.push("c")
print(s, s.peek(), Stack(), bool(Stack()))  # expect: ['a', 'b', 'c'] c [] False
