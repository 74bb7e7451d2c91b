# What programs can say about pickling: persistent ids, reducers by class and by pickler, find_class, extension codes.
import copyreg
import pickle


class File:
    def __init__(self, data=b""):
        self.data = data
        self.at = 0

    def write(self, data):
        self.data += bytes(data)
        return len(data)

    def read(self, n=-1):
        end = len(self.data) if n < 0 else self.at + n
        data = self.data[self.at:end]
        self.at += len(data)
        return data

    def readline(self):
        end = self.data.find(b"\n", self.at) + 1 or len(self.data)
        data = self.data[self.at:end]
        self.at = end
        return data


class Thing:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f"Thing({self.name!r})"


outside = Thing("outside")


class ById(pickle.Pickler):
    def persistent_id(self, obj):
        return "the-one" if obj is outside else None


class FromId(pickle.Unpickler):
    def persistent_load(self, pid):
        return outside if pid == "the-one" else pid


for protocol in range(6):
    f = File()
    ById(f, protocol).dump([outside, Thing("inside"), outside])
    a, b, c = FromId(File(f.data)).load()
    print(protocol, a is outside, b, c is outside, len(f.data))
    try:
        pickle.loads(f.data)
    except pickle.UnpicklingError as e:
        print(e)

# One pickler, several values: the memo goes on, unless it is cleared.
f = File()
p = pickle.Pickler(f, 2)
shared = Thing("shared")
p.dump([shared])
n = len(f.data)
p.dump([shared])
print(n, len(f.data) - n)
p.clear_memo()
p.dump([shared])
u = pickle.Unpickler(File(f.data))
x, y, z = u.load(), u.load(), u.load()
print(x[0] is y[0], x[0] is z[0])


def reduce_thing(t):
    return Thing, (t.name + " by table",)


class WithTable(pickle.Pickler):
    dispatch_table = {Thing: reduce_thing}


class WithOverride(pickle.Pickler):
    def reducer_override(self, obj):
        if isinstance(obj, Thing):
            return Thing, (obj.name + " by override",)
        if obj is reduce_thing:
            return str, ("a function",)
        return NotImplemented


for cls in (WithTable, WithOverride):
    f = File()
    cls(f).dump([Thing("a"), reduce_thing])
    print([v if type(v) is not type(reduce_thing) else v.__name__ for v in pickle.loads(f.data)])

copyreg.pickle(Thing, lambda t: (Thing, (t.name + " by copyreg",)))
print(pickle.loads(pickle.dumps(Thing("b"))))
del copyreg.dispatch_table[Thing]


class Renamed(pickle.Unpickler):
    def find_class(self, module, name):
        return Thing if name == "Thinq" else super().find_class(module, name)


print(Renamed(File(pickle.dumps([Thing("c"), set], 2).replace(b"Thing", b"Thinq"))).load())

copyreg.add_extension("__main__", "Thing", 240)
copyreg.add_extension("__main__", "outside", 0x1234)
data = pickle.dumps(Thing("d"), 2)
print(data, pickle.loads(data), pickle.loads(pickle.dumps(Thing, 4)) is Thing)
copyreg.remove_extension("__main__", "Thing", 240)
copyreg.clear_extension_cache()
try:
    pickle.loads(data)
except ValueError as e:
    print(e)
for bad in (0, 1 << 31):
    try:
        copyreg.add_extension("m", "n", bad)
    except ValueError as e:
        print(e)


class Setter:
    def __reduce__(self):
        return Setter, (), {"x": 1}, None, None, set_state


def set_state(obj, state):
    obj.__dict__.update(state, by="setter")


for protocol in (0, 2, 4):
    print(pickle.loads(pickle.dumps(Setter(), protocol)).__dict__)


class Bad:
    def __reduce__(self):
        return self.what


for what in (5, (1,), (1, 2), (int, 5), (int, (), 1, 2, 3, 4, 5), "nowhere"):
    bad = Bad()
    bad.what = what
    try:
        pickle.dumps(bad)
    except pickle.PicklingError as e:
        print("PicklingError")
    except TypeError as e:
        print("TypeError")
for wrong in (lambda: pickle.dumps(1, 6), lambda: pickle.Pickler(5), lambda: pickle.Unpickler(5), lambda: pickle.loads("x"),
              lambda: pickle.dumps(1, 4, buffer_callback=print)):
    try:
        wrong()
    except (ValueError, TypeError) as e:
        print(type(e).__name__)
print(pickle.HIGHEST_PROTOCOL, pickle.DEFAULT_PROTOCOL, pickle.dumps(1, -1) == pickle.dumps(1, 5), pickle.format_version)
print(issubclass(pickle.PicklingError, pickle.PickleError), pickle.UnpicklingError.__mro__[1].__name__)
f = File()
pickle.dump({"a": 1}, f)
pickle.dump([2], f, 0)
f = File(f.data)
print(pickle.load(f), pickle.load(f))
try:
    pickle.load(f)
except EOFError as e:
    print("EOFError", e)
# expect: 0 True Thing('inside') True 134
# expect: A load persistent id instruction was encountered,
# expect: but no persistent_load function was specified.
# expect: 1 True Thing('inside') True 128
# expect: A load persistent id instruction was encountered,
# expect: but no persistent_load function was specified.
# expect: 2 True Thing('inside') True 77
# expect: A load persistent id instruction was encountered,
# expect: but no persistent_load function was specified.
# expect: 3 True Thing('inside') True 77
# expect: A load persistent id instruction was encountered,
# expect: but no persistent_load function was specified.
# expect: 4 True Thing('inside') True 74
# expect: A load persistent id instruction was encountered,
# expect: but no persistent_load function was specified.
# expect: 5 True Thing('inside') True 74
# expect: A load persistent id instruction was encountered,
# expect: but no persistent_load function was specified.
# expect: 58 9
# expect: True False
# expect: [Thing('a by table'), 'reduce_thing']
# expect: [Thing('a by override'), 'a function']
# expect: Thing('b by copyreg')
# expect: [Thing('c'), <class 'set'>]
# expect: b'\x80\x02\x82\xf0)\x81q\x00}q\x01X\x04\x00\x00\x00nameq\x02X\x01\x00\x00\x00dq\x03sb.' Thing('d') True
# expect: unregistered extension code 240
# expect: code out of range
# expect: code out of range
# expect: {'x': 1, 'by': 'setter'}
# expect: {'x': 1, 'by': 'setter'}
# expect: {'x': 1, 'by': 'setter'}
# expect: PicklingError
# expect: PicklingError
# expect: PicklingError
# expect: PicklingError
# expect: PicklingError
# expect: PicklingError
# expect: ValueError
# expect: TypeError
# expect: TypeError
# expect: TypeError
# expect: ValueError
# expect: 5 4 True 4.0
# expect: True PickleError
# expect: {'a': 1} [2]
# expect: EOFError Ran out of input
