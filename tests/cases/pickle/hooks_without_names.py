# Hooks of pickling where the value reaches what has no name: asked as always, and what they answer goes along.
import collections
import copyreg
import enum
import pickle
import pirn


class File:
    def __init__(self, data=b""):
        self.data = data

    def write(self, data):
        self.data += data

    def read(self, n):
        data, self.data = self.data[:n], self.data[n:]
        return data

    def readline(self):
        return self.read(self.data.find(b"\n") + 1)


def nothing():
    yield


class Colour(enum.Enum):
    RED = 1
    BLUE = 2


class State:
    def __init__(self, v):
        self.v = v
        self.cache = "not to be kept"

    def __getstate__(self):
        return {"v": self.v}

    def __setstate__(self, state):
        self.v = state["v"]
        self.cache = "made anew"


class Reduced:
    def __init__(self, *args):
        self.args = args

    def __reduce__(self):
        return Reduced, self.args, {"extra": self.args}


class Log(list):
    def __reduce__(self):
        return Log, (), None, iter(self)


class Table(dict):
    def __reduce_ex__(self, protocol):
        return Table, (), {"by": protocol}, None, iter(self.items())


Pair = collections.namedtuple("Pair", "a b")
g = nothing()
x = pickle.loads(pickle.dumps([g, Colour.RED, Pair(1, g), {Colour.BLUE: g, "od": collections.OrderedDict(a=g)}]))
print(x[1] is Colour.RED, x[2].b is x[0], list(x[3])[0] is Colour.BLUE, x[3][Colour.BLUE] is x[0], x[3]["od"]["a"] is x[0])
# expect: True True True True True
s = State(g)
s2, g2 = pickle.loads(pickle.dumps((s, g)))
print(s2.cache, s2.v is g2)  # expect: made anew True
inner = State(1)
r = Reduced(inner, Reduced(g), [inner])
r2 = pickle.loads(pickle.dumps([r, inner, g]))
print(r2[0].args[0] is r2[1], r2[0].args[2][0] is r2[1], r2[0].args[1].args[0] is r2[2], r2[0].extra[0] is r2[1], r2[1].cache)
# expect: True True True True made anew
log = Log([g])
log.append(log)
t = Table(a=log, g=g)
t["t"] = t
l2, t2 = pickle.loads(pickle.dumps((log, t), 3))
print(type(l2), l2[1] is l2, t2["a"] is l2, t2["t"] is t2, t2.by)
# expect: <class '__main__.Log'> True True True 3
closure = lambda: (s, Colour.RED)
c2 = pickle.loads(pickle.dumps(closure))()
print(c2[0] is s, c2[1] is Colour.RED)  # expect: True True


def make():
    local = State(5), Colour.RED
    return lambda: local


c2 = pickle.loads(pickle.dumps(make()))()
print(c2[0].cache, c2[0].v, c2[1] is Colour.RED)  # expect: made anew 5 True


class ById(pickle.Pickler):
    def persistent_id(self, obj):
        return "g" if obj is g else ("log", len(obj)) if type(obj) is Log else None


class FromId(pickle.Unpickler):
    def persistent_load(self, pid):
        return pid if pid == "g" else list(pid)


def holds(*values):
    return lambda: values


for protocol in range(6):
    f = File()
    ById(f, protocol).dump([holds(g, log), g, {"k": [log]}])
    a = FromId(File(f.data)).load()
    print(a[0](), a[1], a[2]["k"], a[0]()[1] is a[2]["k"][0])
# expect: ('g', ['log', 2]) g [['log', 2]] True
# expect: ('g', ['log', 2]) g [['log', 2]] True
# expect: ('g', ['log', 2]) g [['log', 2]] True
# expect: ('g', ['log', 2]) g [['log', 2]] True
# expect: ('g', ['log', 2]) g [['log', 2]] True
# expect: ('g', ['log', 2]) g [['log', 2]] True


class Plain:
    pass


copyreg.pickle(Plain, lambda p: (str, ("a plain one",)))
print(pickle.loads(pickle.dumps([Plain(), holds(1)]))[0])  # expect: a plain one
del copyreg.dispatch_table[Plain]


# What may not run while a value is read.
class Evil:
    def __reduce__(self):
        return self.what


for what in ((eval, ("print('never')",)), (holds(1), ()), (Evil, (), {}, None, None, holds(2))):
    evil = Evil()
    evil.what = what
    data = pickle.dumps([evil, g])
    try:
        print(pickle.loads(data))
    except pickle.UnpicklingError as e:
        print(str(e)[:32])
# expect: a pickle may not name builtins.e
# expect: a pickle may not call <function 
# expect: a pickle may not call <function 
evil.what = eval, ("6 * 7",)
print(pickle.loads(pickle.dumps([evil, g]), allow=["builtins.eval"])[0])  # expect: 42


class Circle:
    def __reduce__(self):
        return Circle, (self.me,)


c = Circle()
c.me = [c, g]
try:
    pickle.loads(pickle.dumps(c))
except pickle.UnpicklingError as e:
    print(e)  # expect: a pickle of an object that is made of itself
