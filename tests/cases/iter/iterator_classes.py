# Hand-written iterators in every consumer.
class Fib:
    def __init__(self, limit):
        self.a, self.b, self.limit = 0, 1, limit

    def __iter__(self):
        return self

    def __next__(self):
        if self.a > self.limit:
            raise StopIteration
        r = self.a
        self.a, self.b = self.b, self.a + self.b
        return r


print(list(Fib(20)), tuple(Fib(5)), sorted(Fib(5), reverse=True), sum(Fib(100)), max(Fib(50)), 8 in Fib(10))
# expect: [0, 1, 1, 2, 3, 5, 8, 13] (0, 1, 1, 2, 3, 5) [5, 3, 2, 1, 1, 0] 232 34 True
print(sorted(set(Fib(10))), dict(enumerate(Fib(3))))  # expect: [0, 1, 2, 3, 5, 8] {0: 0, 1: 1, 2: 1, 3: 2, 4: 3}
print([*Fib(4)], list(zip(Fib(9), "abc")), list(map(str, Fib(3))))
# expect: [0, 1, 1, 2, 3] [(0, 'a'), (1, 'b'), (1, 'c')] ['0', '1', '1', '2', '3']
print(list(filter(lambda x: x % 2, Fib(30))), "-".join(map(str, Fib(8))), any(x > 7 for x in Fib(10)), all(Fib(5)))
# expect: [1, 1, 3, 5, 13, 21] 0-1-1-2-3-5-8 True False
a, b, *c = Fib(8)
print(a, b, c, list(reversed(list(Fib(3)))), [x for x in Fib(13) if x % 2 == 0], {x: x * x for x in Fib(3)})
# expect: 0 1 [1, 2, 3, 5, 8] [3, 2, 1, 1, 0] [0, 2, 8] {0: 0, 1: 1, 2: 4, 3: 9}
x = [9]
x.extend(Fib(2))
x += Fib(1)
x[0:1] = Fib(1)
print(x, bytes(Fib(60)), frozenset(Fib(1)) == {0, 1}, list(iter(Fib(1).__next__, 1)))
# expect: [0, 1, 1, 0, 1, 1, 2, 0, 1, 1] b'\x00\x01\x01\x02\x03\x05\x08\r\x15"7' True [0]
print((lambda *a: a)(*Fib(3)))  # expect: (0, 1, 1, 2, 3)
for i in Fib(3):
    print(i, end=" ")
print()  # expect: 0 1 1 2 3
