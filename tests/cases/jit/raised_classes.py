# Classes of exceptions made and matched in hot code.
class Plain(Exception):
    pass


class Init(Exception):
    def __init__(self, a, b=2):
        super().__init__(f"{a}-{b}")
        self.a = a
        self.b = b


class NoSuper(Plain):
    def __init__(self, a):
        self.a = a


class New(Exception):
    def __new__(cls, *args):
        self = super().__new__(cls, *args)
        self.made = len(args)
        return self


class Other(Exception):
    def __new__(cls, *args):
        return Plain("other")


class NotException(Exception):
    def __new__(cls, *args):
        return 5


class Text(Plain):
    def __str__(self):
        return "text of " + repr(self.args)


class Slots(Exception):
    __slots__ = ("x",)

    def __init__(self, x):
        self.x = x


class Meta(type):
    def __call__(cls, *args):
        e = super().__call__(*args)
        e.by_meta = True
        return e


class WithMeta(Exception, metaclass=Meta):
    pass


class BadInit(Exception):
    def __init__(self):
        return 1


class Key(KeyError):
    pass


def make(i):
    k = i % 16
    if k == 0:
        raise Plain
    if k == 1:
        raise Plain(1, "two")
    if k == 2:
        raise Init(i % 3)
    if k == 3:
        raise Init(1, b=4)
    if k == 4:
        raise NoSuper(7)
    if k == 5:
        raise New(1, 2, 3)
    if k == 6:
        raise Other(3)
    if k == 7:
        raise NotException
    if k == 8:
        raise Text(8)
    if k == 9:
        raise Slots(9)
    if k == 10:
        raise WithMeta(10)
    if k == 11:
        raise BadInit
    if k == 12:
        raise Key("key")
    if k == 13:
        raise Init
    if k == 14:
        raise 5
    raise OSError(2, "no such thing", "file")


def describe(i):
    try:
        make(i)
    except Plain as e:
        return type(e).__name__, e.args, str(e), getattr(e, "a", None)
    except Init as e:
        return "Init", e.args, e.a, e.b
    except (New, Slots) as e:
        return type(e).__name__, e.args, getattr(e, "made", 0), getattr(e, "x", 0)
    except LookupError as e:
        return "lookup", str(e)
    except TypeError as e:
        return str(e)
    except OSError as e:
        return type(e).__name__, e.errno, e.filename, str(e)
    except Exception as e:
        return type(e).__name__, e.args, e.by_meta


seen = set()
for i in range(3200):
    seen.add(describe(i))
for line in sorted(seen, key=str):
    print(line)


def matches(i, classes):
    try:
        raise Key(i)
    except classes[0]:
        return 0
    except classes[1]:
        return 1
    except:
        return 2


choices = [(Plain, KeyError), ((), Exception), ((Plain, LookupError, Init), Key), (Key, Plain), (Plain, Init)]
print([{matches(i, c) for i in range(300)} for c in choices])


def not_a_class(i):
    try:
        try:
            raise Plain(i)
        except [Plain, "text", 3, (Plain, 5), (Plain, (Init,))][i % 5]:
            return i % 5, "matched"
    except TypeError as e:
        return i % 5, str(e), type(e.__context__).__name__


print(sorted({not_a_class(i) for i in range(800)}, key=str))


def changed_class(n):
    out = []
    for i in range(n):
        if i == n // 2:
            Plain.__init__ = lambda self, *args: setattr(self, "late", args)
        try:
            raise Plain(i)
        except Plain as e:
            if i % 300 == 0:
                out.append((e.args, getattr(e, "late", None)))
    return out


print(changed_class(1500))


def keywords(n):
    names = set()
    for i in range(n):
        try:
            raise ImportError("text", name="m", path="p")
        except ImportError as e:
            names.add((e.name, e.path, e.msg, e.args))
        try:
            raise ValueError(a=1)
        except TypeError as e:
            names.add(str(e))
    return sorted(names, key=str)


print(keywords(600))
# expect: ('FileNotFoundError', 2, 'file', "[Errno 2] no such thing: 'file'")
# expect: ('Init', ('0-2',), 0, 2)
# expect: ('Init', ('1-2',), 1, 2)
# expect: ('Init', ('1-4',), 1, 4)
# expect: ('Init', ('2-2',), 2, 2)
# expect: ('New', (1, 2, 3), 3, 0)
# expect: ('NoSuper', (7,), '7', 7)
# expect: ('Plain', ('other',), 'other', None)
# expect: ('Plain', (), '', None)
# expect: ('Plain', (1, 'two'), "(1, 'two')", None)
# expect: ('Slots', (9,), 0, 9)
# expect: ('Text', (8,), 'text of (8,)', None)
# expect: ('WithMeta', (10,), True)
# expect: ('lookup', "'key'")
# expect: Init.__init__() missing 1 required positional argument: 'a'
# expect: __init__() should return None, not 'int'
# expect: calling <class '__main__.NotException'> should have returned an instance of BaseException, not <class 'int'>
# expect: exceptions must derive from BaseException
# expect: [{1}, {1}, {0}, {0}, {2}]
# expect: [(0, 'matched'), (1, 'catching classes that do not inherit from BaseException is not allowed', 'Plain'), (2, 'catching classes that do not inherit from BaseException is not allowed', 'Plain'), (3, 'catching classes that do not inherit from BaseException is not allowed', 'Plain'), (4, 'catching classes that do not inherit from BaseException is not allowed', 'Plain')]
# expect: [((0,), None), ((300,), None), ((600,), None), ((900,), (900,)), ((1200,), (1200,))]
# expect: [('m', 'p', 'text', ('text',)), 'ValueError() takes no keyword arguments']
