"""Module."""
from os import path as p
import a.b.c as d


class Base:
    x: int = 1

    def __init__(self, *, key=None, **rest):
        super().__init__(**rest)
        self.__key = key

    @property
    def key(self):
        return self.__key


def counter(start=0):
    n = start

    def step(by: int = 1) -> int:
        nonlocal n
        n += by
        return n

    return step, [n * i for i in range(start) if i]


def delete(q):
    if q:
        z = 1
    del q
    print(f"{z!r:>{p}}", d)
