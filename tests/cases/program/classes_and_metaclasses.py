# Inheritance, descriptors, hooks, metaclasses, functools on classes.
# inheritance, mro, properties, descriptors
class Base:
    registry = []
    def __init_subclass__(cls, /, tag=None, **kw):
        super().__init_subclass__(**kw); cls.tag = tag; Base.registry.append(cls.__name__)
    def hello(self): return "Base"
class L(Base, tag="l"):
    def hello(self): return "L>" + super().hello()
class R(Base, tag="r"):
    def hello(self): return "R>" + super().hello()
class D(L, R):
    def hello(self): return "D>" + super().hello()
print(D().hello(), [c.__name__ for c in D.__mro__], Base.registry, D.tag, L.tag)
class Desc:
    def __set_name__(self, owner, name): self.name = "_" + name; print("set_name", owner.__name__, name)
    def __get__(self, o, t=None): return self if o is None else getattr(o, self.name, "unset")
    def __set__(self, o, v):
        if v < 0: raise ValueError("negative")
        setattr(o, self.name, v)
    def __delete__(self, o): delattr(o, self.name)
class Acc:
    bal = Desc()
    def __init__(self, b): self.bal = b
    @property
    def double(self):
        "doc"
        return self.bal * 2
    @double.setter
    def double(self, v): self.bal = v // 2
    @double.deleter
    def double(self): print("del")
    @staticmethod
    def s(x): return x
    @classmethod
    def c(cls, x): return cls(x)
a = Acc(5); print(a.bal, a.double); a.double = 20; print(a.bal, Acc.double.__doc__, a.__dict__); del a.double; del a.bal; print(a.bal)
try: a.bal = -1
except ValueError as e: print(e)
print(Acc.s(3), Acc.c(4).bal, isinstance(Acc.bal, Desc))
class Ro:
    @property
    def p(self): return 1
try: Ro().p = 2
except AttributeError as e: print(e)
try: del Ro().p
except AttributeError as e: print(e)
class Dyn:
    def __getattr__(self, n):
        if n.startswith("x"): return n.upper()
        raise AttributeError(f"no {n}")
    def __setattr__(self, n, v): print("set", n); object.__setattr__(self, n, v)
    def __delattr__(self, n): print("del", n); object.__delattr__(self, n)
    def __dir__(self): return ["b", "a"]
d = Dyn(); d.q = 1; print(d.xyz, d.q, dir(d), hasattr(d, "nope"), getattr(d, "nope", 7)); del d.q
try: d.nope
except AttributeError as e: print(e)
class GA:
    def __getattribute__(self, n): return object.__getattribute__(self, n) if n == "real" else "fake " + n
    real = 3
print(GA().real, GA().other)
class Singleton:
    _i = None
    def __new__(cls, *a):
        if cls._i is None: cls._i = super().__new__(cls)
        return cls._i
print(Singleton() is Singleton(1))
class Meta(type):
    def __new__(m, n, b, ns, **k): ns["added"] = k; return super().__new__(m, n, b, ns)
    def __init__(c, n, b, ns, **k): super().__init__(n, b, ns)
    def __call__(c, *a): print("calling", c.__name__, a); return super().__call__(*a)
    def __prepare__(n, b, **k): return {"prep": 1}
    def __repr__(c): return "<Meta " + c.__name__ + ">"
    def __len__(c): return 7
    @property
    def mp(c): return "mp"
    def __iter__(c): return iter("xy")
    def __getitem__(c, i): return i
    def __contains__(c, i): return True
    def __instancecheck__(c, o): return o == 3
    def __getattr__(c, n): return "meta " + n
class M(metaclass=Meta, opt=1):
    def __init__(self, *a): self.a = a
print(M(1, 2).a, M.added, M.prep, M, len(M), M.mp, list(M), M[5], 9 in M, isinstance(3, M), type(M), M.zork)
T = type("T", (Base,), {"v": 1, "f": lambda self: self.v}, tag="t"); print(T().f(), T.__name__, T.__bases__, T.tag, T.__module__)
class Abs:
    def __eq__(self, o): return True
try: hash(Abs())
except TypeError as e: print(e)
try:
    class X(int, str): pass
except TypeError as e: print(e)
try:
    class X(L, Base, R, L): pass
except TypeError as e: print(e)
try:
    class X(Base, L): pass
except TypeError as e: print(e)
def deco(cls): cls.extra = 1; return cls
@deco
class K: pass
print(K.extra, K.__dict__.keys() >= {"extra"}, K.__qualname__, K().__class__, type(K()).__name__)
print(D.__subclasses__(), Base.__subclasses__(), issubclass(D, R), issubclass(bool, int), D.mro()[0])
from abc import ABC, abstractmethod
class Sh(ABC):
    @abstractmethod
    def area(self): ...
    @property
    @abstractmethod
    def nm(self): ...
try: Sh()
except TypeError as e: print(e)
class Sq(Sh):
    def area(self): return 4
    nm = "sq"
print(Sq().area())
import functools
class Lazy:
    @functools.cached_property
    def v(self): print("computing"); return 42
l = Lazy(); print(l.v, l.v, l.__dict__)
@functools.total_ordering
class TO:
    def __init__(s, v): s.v = v
    def __eq__(s, o): return s.v == o.v
    def __lt__(s, o): return s.v < o.v
print(TO(1) <= TO(2), TO(3) >= TO(2), sorted([TO(3), TO(1)], key=functools.cmp_to_key(lambda a, b: a.v - b.v))[0].v)
@functools.lru_cache(maxsize=None)
def fibm(n): return n if n < 2 else fibm(n - 1) + fibm(n - 2)
print(fibm(80), fibm.cache_info())
@functools.singledispatch
def show(x): return "obj"
@show.register
def _(x: int): return "int"
@show.register(list)
def _(x): return "list"
print(show(1), show([]), show("s"), functools.reduce(lambda a, b: a * b, range(1, 6)), functools.partial(int, base=2)("101"))
# expect: D>L>R>Base ['D', 'L', 'R', 'Base', 'object'] ['L', 'R', 'D'] None l
# expect: set_name Acc bal
# expect: 5 10
# expect: 10 doc {'_bal': 10}
# expect: del
# expect: unset
# expect: negative
# expect: 3 4 True
# expect: property 'p' of 'Ro' object has no setter
# expect: property 'p' of 'Ro' object has no deleter
# expect: set q
# expect: XYZ 1 ['a', 'b'] False 7
# expect: del q
# expect: no nope
# expect: 3 fake other
# expect: True
# expect: calling M (1, 2)
# expect: (1, 2) {'opt': 1} 1 <Meta M> 7 mp ['x', 'y'] 5 True True <class '__main__.Meta'> meta zork
# expect: 1 T (<class '__main__.Base'>,) t __main__
# expect: unhashable type: 'Abs'
# expect: multiple bases have instance lay-out conflict
# expect: duplicate base class L
# expect: Cannot create a consistent method resolution
# expect: order (MRO) for bases Base, L
# expect: 1 True K <class '__main__.K'> K
# expect: [] [<class '__main__.L'>, <class '__main__.R'>, <class '__main__.T'>] True True <class '__main__.D'>
# expect: Can't instantiate abstract class Sh with abstract methods area, nm
# expect: 4
# expect: computing
# expect: 42 42 {'v': 42}
# expect: True True 1
# expect: 23416728348467685 CacheInfo(hits=78, misses=81, maxsize=None, currsize=81)
# expect: int list obj 120 5
