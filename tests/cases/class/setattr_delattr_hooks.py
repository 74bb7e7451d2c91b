# __setattr__ and __delattr__ intercept every store and delete.
class S:
    def __init__(self):
        self.a = 1

    def __setattr__(self, name, value):
        print("set", name, value)
        if name == "ro":
            raise AttributeError("read only")
        super().__setattr__(name, value)

    def __delattr__(self, name):
        print("del", name)
        object.__delattr__(self, name)


s = S()  # expect: set a 1
s.b = 2  # expect: set b 2
s.b += 5  # expect: set b 7
setattr(s, "c", 3)  # expect: set c 3
del s.a  # expect: del a
delattr(s, "c")  # expect: del c
print(s.__dict__)  # expect: {'b': 7}
try:
    s.ro = 1
except AttributeError as e:
    print(e)
# expect: set ro 1
# expect: read only
try:
    del s.nothing
except AttributeError as e:
    print(e)
# expect: del nothing
# expect: 'S' object has no attribute 'nothing'
s.__dict__["direct"] = "no hook"
print(s.direct)  # expect: no hook
S.cls = "no hook either"
print(s.cls)  # expect: no hook either
