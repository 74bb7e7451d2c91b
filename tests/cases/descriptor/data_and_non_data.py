# Data descriptors win over the instance dict, non-data ones lose.
class Data:
    def __get__(self, obj, owner):
        return "data"

    def __set__(self, obj, value):
        obj.__dict__["stored"] = value


class NonData:
    def __get__(self, obj, owner):
        return "non-data"


class C:
    d = Data()
    n = NonData()
    plain = "class"


c = C()
print(c.d, c.n, c.plain)  # expect: data non-data class
c.d = 1
c.n = 2
c.plain = 3
print(c.d, c.n, c.plain, c.__dict__)  # expect: data 2 3 {'stored': 1, 'n': 2, 'plain': 3}
c.__dict__["d"] = "in dict"
print(c.d, C.d, C.n)  # expect: data data non-data
del c.n
print(c.n)  # expect: non-data
C.d = "replaced"
print(c.d)  # expect: in dict
