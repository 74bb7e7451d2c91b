# Subclassing dict, with __missing__.
class D(dict):
    def __missing__(self, key):
        return f"<{key}>"


d = D(a=1)
print(d["a"], d["zz"], d.get("zz"), "zz" in d, len(d), d)  # expect: 1 <zz> None False 1 {'a': 1}


class Auto(dict):
    def __missing__(self, key):
        self[key] = v = type(self)()
        return v


t = Auto()
t["a"]["b"]["c"] = 1
print(t)  # expect: {'a': {'b': {'c': 1}}}


class Upper(dict):
    def __setitem__(self, k, v):
        super().__setitem__(k.upper(), v)

    def __getitem__(self, k):
        return super().__getitem__(k.upper())


u = Upper(raw=1)
u["key"] = 2
u.update(other=3)
u.setdefault("dflt", 4)
print(dict(u), u["KEY"], u["key"], u.get("key"))  # expect: {'raw': 1, 'KEY': 2, 'other': 3, 'dflt': 4} 2 2 None
print(type(u.copy()).__name__, type(u | {}).__name__, u == {"raw": 1, "KEY": 2, "other": 3, "dflt": 4})
# expect: dict dict True
print({**u}, list(u.items())[:2])  # expect: {'raw': 1, 'KEY': 2, 'other': 3, 'dflt': 4} [('raw', 1), ('KEY', 2)]


class Attr(dict):
    def __getattr__(self, k):
        try:
            return self[k]
        except KeyError:
            raise AttributeError(k) from None

    __setattr__ = dict.__setitem__


a = Attr(x=1)
a.y = 2
print(a.x, a, hasattr(a, "q"))  # expect: 1 {'x': 1, 'y': 2} False
