# __getattr__, __getattribute__, __setattr__ and __delattr__ that a base class gets or loses after others were derived from it.
class Base:
    pass


class Derived(Base):
    pass


class Further(Derived):
    pass


def look(n):
    found = []
    for i in range(n):
        for o in (Base(), Derived(), Further()):
            try:
                found.append(o.missing)
            except AttributeError as e:
                found.append(str(e))
            found.append(getattr(o, "other", "none"))
            found.append(hasattr(o, "third"))
    return found[-9:]


print(look(40))
Base.__getattr__ = lambda self, name: name * 2
print(look(40))
del Base.__getattr__
print(look(40))
Derived.__getattr__ = lambda self, name: name.upper()
print(look(40))
Derived.__getattr__ = lambda self, name: name.title()
print(look(40))
del Derived.__getattr__

LOG = []


def change(n):
    for i in range(n):
        o = Further()
        o.x = i
        LOG.append(vars(o).get("x"))
        try:
            del o.x
        except AttributeError:
            LOG.append("missing")
    r = LOG[-2:]
    LOG.clear()
    return r


print(change(40))
Base.__setattr__ = lambda self, name, value: LOG.append((name, value))
print(change(40))
Base.__delattr__ = lambda self, name: LOG.append(name)
print(change(40))
del Base.__setattr__, Base.__delattr__
print(change(40))
Derived.__getattribute__ = lambda self, name: "got " + name
print(look(40))
del Derived.__getattribute__
print(look(40))

# expect: ["'Base' object has no attribute 'missing'", 'none', False, "'Derived' object has no attribute 'missing'", 'none', False, "'Further' object has no attribute 'missing'", 'none', False]
# expect: ['missingmissing', 'otherother', True, 'missingmissing', 'otherother', True, 'missingmissing', 'otherother', True]
# expect: ["'Base' object has no attribute 'missing'", 'none', False, "'Derived' object has no attribute 'missing'", 'none', False, "'Further' object has no attribute 'missing'", 'none', False]
# expect: ["'Base' object has no attribute 'missing'", 'none', False, 'MISSING', 'OTHER', True, 'MISSING', 'OTHER', True]
# expect: ["'Base' object has no attribute 'missing'", 'none', False, 'Missing', 'Other', True, 'Missing', 'Other', True]
# expect: [38, 39]
# expect: [None, 'missing']
# expect: [None, 'x']
# expect: [38, 39]
# expect: ["'Base' object has no attribute 'missing'", 'none', False, 'got missing', 'got other', True, 'got missing', 'got other', True]
# expect: ["'Base' object has no attribute 'missing'", 'none', False, "'Derived' object has no attribute 'missing'", 'none', False, "'Further' object has no attribute 'missing'", 'none', False]
