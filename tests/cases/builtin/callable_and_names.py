# callable, and the names of builtin functions and types.
class C:
    def __call__(self):
        pass


class D:
    pass


print([callable(x) for x in (len, int, C, C(), D, D(), lambda: 0, [].append, 5, None, "f", print)])
# expect: [True, True, True, True, True, False, True, True, False, False, False, True]
print(len.__name__, [].append.__name__, int.__name__, print.__name__, len.__module__, (lambda: 0).__name__)
# expect: len append int print builtins <lambda>
print(str.join.__name__, "".join.__name__, dict.fromkeys.__name__)  # expect: join join fromkeys
print(type(len).__name__, type([].append).__name__, type(str.join).__name__)
# expect: builtin_function_or_method builtin_function_or_method method_descriptor
print(len.__doc__ is not None, object.__name__, type(None).__name__, type(NotImplemented).__name__, type(...).__name__)
# expect: True object NoneType NotImplementedType ellipsis
print(int.__module__, C.__module__, ValueError.__name__, ValueError.__module__, TypeError.__qualname__)
# expect: builtins __main__ ValueError builtins TypeError
print([type(x).__name__ for x in (1, 1.0, "", b"", [], (), {}, set())])
# expect: ['int', 'float', 'str', 'bytes', 'list', 'tuple', 'dict', 'set']
print([type(x).__name__ for x in (frozenset(), range(0), slice(0), True, None, object())])
# expect: ['frozenset', 'range', 'slice', 'bool', 'NoneType', 'object']
print([type(x).__name__ for x in (iter([]), iter(()), iter({}), iter(set()), iter(range(0)), {}.keys())])
# expect: ['list_iterator', 'tuple_iterator', 'dict_keyiterator', 'set_iterator', 'range_iterator', 'dict_keys']
print([type(x).__name__ for x in ({}.values(), {}.items(), zip(), enumerate([]), map(len, []), filter(None, []),
                                  reversed([]))])
# expect: ['dict_values', 'dict_items', 'zip', 'enumerate', 'map', 'filter', 'list_reverseiterator']
