# Which objects can be weakly referenced.
import gc
import weakref
from collections import OrderedDict, deque
from functools import partial


class A:
    def method(self):
        pass


class Slots:
    __slots__ = ("a",)


class WithWeakref:
    __slots__ = ("a", "__weakref__")


class Opened(Slots):
    pass


class Int(int):
    pass


class Str(str):
    pass


class Tuple(tuple):
    pass


class Bytes(bytes):
    pass


class List(list):
    pass


class Set(set):
    __slots__ = ()


class Error(Exception):
    pass


class Meta(type):
    __slots__ = ()


def generator():
    yield


rows = [
    object(), A(), Slots(), WithWeakref(), Opened(), Int(1), Str("s"), Tuple(), Bytes(), List(), Set(), Error(),
    Exception(), generator, generator(), generator.__code__, len, [].append, A, int, Meta("M", (), {}), gc, set(),
    frozenset(), deque(), OrderedDict(), partial(len), 5, 5.5, "text", b"", (), [], {}, None, range(3), slice(3),
    property(), enumerate([]), iter([]), A.__dict__,
]
for row in rows:
    try:
        print(type(row).__name__, weakref.ref(row)() is row)
    except TypeError as e:
        print(e)
a = A()
method = a.method
print(weakref.ref(method)() is method)
# expect: cannot create weak reference to 'object' object
# expect: A True
# expect: cannot create weak reference to 'Slots' object
# expect: WithWeakref True
# expect: Opened True
# expect: cannot create weak reference to 'Int' object
# expect: Str True
# expect: cannot create weak reference to 'Tuple' object
# expect: cannot create weak reference to 'Bytes' object
# expect: List True
# expect: Set True
# expect: Error True
# expect: cannot create weak reference to 'Exception' object
# expect: function True
# expect: generator True
# expect: code True
# expect: builtin_function_or_method True
# expect: builtin_function_or_method True
# expect: type True
# expect: type True
# expect: Meta True
# expect: module True
# expect: set True
# expect: frozenset True
# expect: deque True
# expect: OrderedDict True
# expect: partial True
# expect: cannot create weak reference to 'int' object
# expect: cannot create weak reference to 'float' object
# expect: cannot create weak reference to 'str' object
# expect: cannot create weak reference to 'bytes' object
# expect: cannot create weak reference to 'tuple' object
# expect: cannot create weak reference to 'list' object
# expect: cannot create weak reference to 'dict' object
# expect: cannot create weak reference to 'NoneType' object
# expect: cannot create weak reference to 'range' object
# expect: cannot create weak reference to 'slice' object
# expect: cannot create weak reference to 'property' object
# expect: cannot create weak reference to 'enumerate' object
# expect: cannot create weak reference to 'list_iterator' object
# expect: cannot create weak reference to 'mappingproxy' object
# expect: True
