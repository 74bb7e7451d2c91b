# Sequences without __iter__ are iterated with __getitem__ from 0 on.
class S:
    def __init__(self, n):
        self.n = n

    def __getitem__(self, i):
        print("get", i)
        if i >= self.n:
            raise IndexError(i)
        return i * 10


print(list(S(2)))
# expect: get 0
# expect: get 1
# expect: get 2
# expect: [0, 10]
print(10 in S(3))
# expect: get 0
# expect: get 1
# expect: True
a, b = S(2)
# expect: get 0
# expect: get 1
# expect: get 2
it = iter(S(1))
print(next(it), next(it, "end"), next(it, "end"))
# expect: get 0
# expect: get 1
# expect: 0 end end


class Stop:
    def __getitem__(self, i):
        if i:
            raise StopIteration
        return "only"


print(list(Stop()))  # expect: ['only']


class Err:
    def __getitem__(self, i):
        raise KeyError(i)


try:
    list(Err())
except KeyError as e:
    print(repr(e))  # expect: KeyError(0)


class WithLen(S):
    def __len__(self):
        return self.n


print(list(reversed(WithLen(2))))
# expect: get 1
# expect: get 0
# expect: [10, 0]
try:
    reversed(S(2))
except TypeError as e:
    print(e)  # expect: object of type 'S' has no len()
