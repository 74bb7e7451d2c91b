# __iter__ and __next__, and what happens when they misbehave.
class Count:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n == 0:
            raise StopIteration
        self.n -= 1
        return self.n


print(list(Count(3)), sum(Count(5)), [x for x in Count(2)])  # expect: [2, 1, 0] 10 [1, 0]
c = Count(2)
print(next(c), next(c), next(c, "end"))  # expect: 1 0 end
try:
    next(c)
except StopIteration as e:
    print(repr(e))  # expect: StopIteration()


class BadIter:
    def __iter__(self):
        return 5


class NoneIter:
    __iter__ = None

    def __getitem__(self, i):
        return 1


class Raises:
    def __iter__(self):
        return self

    def __next__(self):
        raise KeyError("in next")


for bad in (BadIter(), NoneIter(), Raises()):
    try:
        for x in bad:
            pass
    except (TypeError, KeyError) as e:
        print(e)
# expect: iter() returned non-iterator of type 'int'
# expect: 'NoneIter' object is not iterable
# expect: 'in next'
try:
    a, b = BadIter()
except TypeError as e:
    print(e)  # expect: iter() returned non-iterator of type 'int'
