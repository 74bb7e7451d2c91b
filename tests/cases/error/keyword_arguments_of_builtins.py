# Builtins called with wrong keywords.
def attempt(f):
    try:
        print(f())
    except TypeError as e:
        print(e)


attempt(lambda: sorted([1], wrong=1))  # expect: 'wrong' is an invalid keyword argument for sort()
attempt(lambda: print(1, wrong=2))  # expect: 'wrong' is an invalid keyword argument for print()
attempt(lambda: max([1], wrong=2))  # expect: 'wrong' is an invalid keyword argument for max()
attempt(lambda: int(x="5"))  # expect: 'x' is an invalid keyword argument for int()
attempt(lambda: len(obj=[]))  # expect: len() takes no keyword arguments
attempt(lambda: enumerate(iterable="ab", start=3) and list(enumerate(iterable="ab", start=3)))
# expect: [(3, 'a'), (4, 'b')]
attempt(lambda: sum([1], start=5))  # expect: 6
attempt(lambda: sum(iterable=[1]))  # expect: sum() takes at least 1 positional argument (0 given)
attempt(lambda: "a,b".split(sep=","))  # expect: ['a', 'b']
attempt(lambda: "a,b,c".split(sep=",", maxsplit=1))  # expect: ['a', 'b,c']
attempt(lambda: "a".split(wrong=1))  # expect: 'wrong' is an invalid keyword argument for split()
attempt(lambda: "a".replace("a", "b", count=1))  # expect: str.replace() takes no keyword arguments
attempt(lambda: int("11", base=2))  # expect: 3
attempt(lambda: pow(base=2, exp=3, mod=5))  # expect: 3
attempt(lambda: round(number=2.567, ndigits=1))  # expect: 2.6
attempt(lambda: dict(a=1, **{"b": 2}))  # expect: {'a': 1, 'b': 2}
attempt(lambda: list(iterable=[1]))  # expect: list() takes no keyword arguments
attempt(lambda: [3, 1].sort(key=None, reverse=True))  # expect: None
attempt(lambda: [1].append(object=1))  # expect: list.append() takes no keyword arguments
attempt(lambda: zip([1], strict=True) and "ok")  # expect: ok
attempt(lambda: zip([1], wrong=True))  # expect: 'wrong' is an invalid keyword argument for zip()
attempt(lambda: map(func=str, iterable=[]))  # expect: map() takes no keyword arguments
attempt(lambda: isinstance(obj=1, cls=int))  # expect: isinstance() takes no keyword arguments
attempt(lambda: getattr(object=1, name="real"))  # expect: getattr() takes no keyword arguments
attempt(lambda: "{x}".format(x=1))  # expect: 1
attempt(lambda: range(stop=5))  # expect: range() takes no keyword arguments
attempt(lambda: str(object=5))  # expect: 5
attempt(lambda: bytes(source=b"a"))  # expect: b'a'
attempt(lambda: float(x=1))  # expect: float() takes no keyword arguments
attempt(lambda: bool(x=1))  # expect: bool() takes no keyword arguments
attempt(lambda: (1).to_bytes(length=2, byteorder="big"))  # expect: b'\x00\x01'
attempt(lambda: min(1, 2, key=lambda v: -v))  # expect: 2
