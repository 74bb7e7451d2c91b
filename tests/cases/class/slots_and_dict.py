# Slots beside a dict, private ones, and slots that are not set.
class P:
    __slots__ = ("x", "__y", "y")
    def __init__(self): self.x=1; self.__y=2
    def get(self): return self.__y
p=P(); print(p.get(), p.x)
try: p.y
except AttributeError as e: print(e)
class Q(P): pass
q=Q(); q.z=3; print(q.__dict__); q.__dict__['w']=4; print(q.w, q.x, q.get(), vars(q))
del q.x
try: print(q.x)
except AttributeError as e: print(e)
try: del q.x
except AttributeError as e: print(e)
q.x = 9; print(q.x, q.__dict__)
class D(dict):
    __slots__=('a','b','__dict__')
d=D(k=1); d.a=5; d.c=6; print(d, d.a, d.__dict__); d.b=7; print(d.b, d.__dict__); d.__dict__ = {'n':1}; print(d.n, d.a, d.b)
import copy
print(copy.copy(q).__dict__)
class E:
    __slots__ = {'a':'doc a'}
e=E(); e.a=1; print(e.a)
try: e.b=1
except AttributeError as x: print(x)
# expect: 2 1
# expect: 'P' object has no attribute 'y'
# expect: {'z': 3}
# expect: 4 1 2 {'z': 3, 'w': 4}
# expect: 'Q' object has no attribute 'x'
# expect: x
# expect: 9 {'z': 3, 'w': 4}
# expect: {'k': 1} 5 {'c': 6}
# expect: 7 {'c': 6}
# expect: 1 5 7
# expect: {'z': 3, 'w': 4}
# expect: 1
# expect: 'E' object has no attribute 'b'
