# args, str and repr of the builtin exceptions.
for e in (Exception(), Exception("m"), Exception(1, "b"), Exception(None), Exception(("t",)), Exception("a'b")):
    print(e.args, "|", str(e), "|", repr(e))
# expect: () |  | Exception()
# expect: ('m',) | m | Exception('m')
# expect: (1, 'b') | (1, 'b') | Exception(1, 'b')
# expect: (None,) | None | Exception(None)
# expect: (('t',),) | ('t',) | Exception(('t',))
# expect: ("a'b",) | a'b | Exception("a'b")
print(str(KeyError("k")), str(KeyError()), str(KeyError(1, 2)), str(KeyError("")), sep="|")  # expect: 'k'||(1, 2)|''
print(repr(KeyError("k")), repr(StopIteration(3)), StopIteration(3).value, StopIteration(1, 2).value, StopIteration().value)
# expect: KeyError('k') StopIteration(3) 3 1 None
print(SystemExit(5).code, SystemExit().code, SystemExit(1, 2).code, repr(SystemExit("x")))
# expect: 5 None (1, 2) SystemExit('x')
e = ValueError("a")
e.args = ("b", "c")
print(e, repr(e))  # expect: ('b', 'c') ValueError('b', 'c')
e.args = [1]
print(e.args)  # expect: (1,)
try:
    e.args = 5
except TypeError as t:
    print(t)  # expect: 'int' object is not iterable
try:
    ValueError(x=1)
except TypeError as t:
    print(t)  # expect: ValueError() takes no keyword arguments
e.note = "free attributes"
print(e.note, e.__dict__)  # expect: free attributes {'note': 'free attributes'}
