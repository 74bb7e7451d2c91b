# A pickle may name types, containers, what makes objects, and what the program defines: nothing that could run any code.
import collections
import pickle
import pirn
import sys


class Mine:
    def __init__(self, *args):
        self.args = args

    def method(self):
        return "method"

    def __repr__(self):
        return f"Mine{self.args}"


def my_function(*args):
    return ["called", *args]


def attempt(data, **options):
    try:
        print(pickle.loads(data, **options))
    except Exception as e:
        print(type(e).__name__, e)


def call(module, name, *args):
    return pickle.dumps(args, 2)[:-1].replace(b"\x80\x02", b"\x80\x02c" + f"{module}\n{name}\n".encode(), 1) + b"R."


attempt(call("__main__", "Mine", 1))  # expect: Mine(1,)
attempt(call("__main__", "my_function", 1))  # expect: ['called', 1]
attempt(call("builtins", "list", "ab"))  # expect: ['a', 'b']
attempt(call("collections", "Counter", "aab"))  # expect: Counter({'a': 2, 'b': 1})
attempt(call("builtins", "eval", "1 + 1"))
# expect: UnpicklingError a pickle may not name builtins.eval, which could run any code: where its bytes can be trusted, load it with allow=['builtins.eval'], or with an Unpickler whose find_class answers it
for module, name in (("builtins", "exec"), ("builtins", "__import__"), ("builtins", "open"), ("builtins", "compile"),
                     ("builtins", "setattr"), ("sys", "exit"), ("pirn", "snapshot"), ("_pickle", "float_bytes"),
                     ("operator", "attrgetter"), ("stackless", "run"), ("collections", "namedtuple"), ("__main__", "sys"),
                     ("__main__", "pickle.loads"), ("pickle", "loads"), ("functools", "reduce"), ("__builtin__", "input")):
    try:
        pickle.loads(call(module, name, "x"))
    except pickle.UnpicklingError as e:
        print(module, name, "refused")
    except AttributeError as e:
        print(module, name, e)
# expect: builtins exec refused
# expect: builtins __import__ refused
# expect: builtins open refused
# expect: builtins compile refused
# expect: builtins setattr refused
# expect: sys exit refused
# expect: pirn snapshot refused
# expect: _pickle float_bytes refused
# expect: operator attrgetter refused
# expect: stackless run refused
# expect: collections namedtuple refused
# expect: __main__ sys refused
# expect: __main__ pickle.loads module '__main__' has no attribute 'pickle.loads'
# expect: pickle loads refused
# expect: functools reduce refused
# expect: __builtin__ input refused

# What is allowed besides: names, modules, a function, everything.
attempt(call("builtins", "eval", "1 + 1"), allow=["builtins.eval"])  # expect: 2
attempt(call("builtins", "eval", "1 + 1"), allow={"builtins"})  # expect: 2
attempt(call("builtins", "eval", "1 + 1"), allow=lambda module, name: name == "eval")  # expect: 2
attempt(call("builtins", "eval", "1 + 1"), allow=True)  # expect: 2
attempt(call("builtins", "eval", "1 + 1"), allow=["builtins.exec"])
# expect: UnpicklingError a pickle may not name builtins.eval, which could run any code: where its bytes can be trusted, load it with allow=['builtins.eval'], or with an Unpickler whose find_class answers it

# Attributes: methods and nested classes, nothing private.
attempt(b"\x80\x02c__builtin__\ngetattr\nc__main__\nMine\nX\x08\x00\x00\x00__init__\x86R.")
# expect: UnpicklingError a pickle may not take the attribute '__init__' of 'type'
attempt(b"\x80\x02c__builtin__\ngetattr\nc__main__\nmy_function\nX\x0c\x00\x00\x00func_globals\x86R.")
# expect: UnpicklingError a pickle may not take the attribute 'func_globals' of 'function'
# State is for instances.
attempt(b"\x80\x02c__main__\nMine\n}X\x01\x00\x00\x00aK\x01sb.")
# expect: UnpicklingError a pickle that gives state to 'type', which is no instance
attempt(b"\x80\x02c__main__\nmy_function\n}X\x01\x00\x00\x00aK\x01sb.")
# expect: UnpicklingError a pickle that gives state to 'function', which is no instance
attempt(b"\x80\x02c_codecs\nencode\nX\x01\x00\x00\x00aX\x05\x00\x00\x00rot13\x86R.")
# expect: UnpicklingError a pickle may not encode as 'rot13'


class Decides(pickle.Unpickler):
    def find_class(self, module, name):
        return {"eval": len}[name]


class File:
    def __init__(self, data):
        self.data = data

    def read(self, n):
        data, self.data = self.data[:n], self.data[n:]
        return data

    def readline(self):
        return self.read(self.data.find(b"\n") + 1)


print(Decides(File(call("builtins", "eval", "four"))).load())  # expect: 4
