# The default repr names module and qualified name.
class A:
    class B:
        pass


r = repr(A())
print(r.startswith("<__main__.A object at 0x"), r.endswith(">"), str(A())[:19])
# expect: True True <__main__.A object
print(repr(A.B())[:21], A, A.B, [A])
# expect: <__main__.A.B object  <class '__main__.A'> <class '__main__.A.B'> [<class '__main__.A'>]
print(type(A), type(type))  # expect: <class 'type'> <class 'type'>


def f():
    class L:
        def m(self):
            pass
    return L


print(f(), repr(f).startswith("<function f at 0x"), repr(f()().m).startswith("<bound method f.<locals>.L.m of <"))
# expect: <class '__main__.f.<locals>.L'> True True
print(len, [].append.__name__, repr("".join).startswith("<built-in method join of str object at"))
# expect: <built-in function len> append True
print(int, str, type(None), type(...))  # expect: <class 'int'> <class 'str'> <class 'NoneType'> <class 'ellipsis'>
print(type(len), type(f), type(lambda: 1))
# expect: <class 'builtin_function_or_method'> <class 'function'> <class 'function'>
