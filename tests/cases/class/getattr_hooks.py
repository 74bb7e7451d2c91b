# __getattr__ is the fallback, __getattribute__ sees everything.
class G:
    real = "class"

    def __init__(self):
        self.own = "instance"

    def __getattr__(self, name):
        if name.startswith("x"):
            return "made " + name
        raise AttributeError(f"no {name} here")


g = G()
print(g.own, g.real, g.xyz, hasattr(g, "x1"), hasattr(g, "y"), getattr(g, "y", "default"))
# expect: instance class made xyz True False default
try:
    g.y
except AttributeError as e:
    print(e)  # expect: no y here


class H:
    def __init__(self):
        object.__setattr__(self, "log", [])

    def __getattribute__(self, name):
        if name != "log":
            object.__getattribute__(self, "log").append(name)
        return object.__getattribute__(self, name)

    def __getattr__(self, name):
        return "fallback " + name

    def m(self):
        return self.n


h = H()
print(h.m(), h.zzz, h.log)  # expect: fallback n fallback zzz ['m', 'n', 'zzz']
print(len(h.log), h.__class__.__name__, h.log[-1])  # expect: 3 H __class__


class P:
    @property
    def broken(self):
        return self.not_there

    def __getattr__(self, name):
        return "getattr " + name


print(P().broken)  # expect: getattr not_there


class Raises:
    def __getattr__(self, name):
        raise KeyError(name)


try:
    hasattr(Raises(), "q")
except KeyError as e:
    print(repr(e))  # expect: KeyError('q')
