# A manager that rolls back on error and is used again and again.
class Account:
    def __init__(self, n):
        self.n = n
        self.stack = []

    def __enter__(self):
        self.stack.append(self.n)
        return self

    def __exit__(self, t, v, tb):
        old = self.stack.pop()
        if t is not None:
            self.n = old
        return t is ValueError


acc = Account(100)
with acc as a:
    a.n -= 30
print(acc.n)  # expect: 70
with acc as a:
    a.n -= 50
    raise ValueError("rolled back")
print(acc.n)  # expect: 70
with acc as a:
    a.n += 1
    with acc as b:
        b.n += 1000
        raise ValueError
    a.n += 1
print(acc.n, acc.stack)  # expect: 72 []
try:
    with acc:
        acc.n = 0
        raise KeyError
except KeyError:
    print(acc.n)  # expect: 72
total = 0
for i in range(1000):
    with acc:
        acc.n += 1
        if i % 2:
            raise ValueError
print(acc.n)  # expect: 572
