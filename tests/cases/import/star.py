# from module import * with and without __all__.
before = set(dir())
from lib_star import *
print(sorted(set(dir()) - before - {"before"}))  # expect: ['other', 'public']
from lib_star.limited import *
print(listed, _also, "unlisted" in dir())  # expect: listed underscore False
try:
    from lib_star.broken_all import *
except AttributeError as e:
    print(e)  # expect: module 'lib_star.broken_all' has no attribute 'missing_name'
ns = {}
exec("from lib_star import *", ns)
print(sorted(k for k in ns if not k.startswith("__")))  # expect: ['broken_all', 'limited', 'other', 'public']
public = "rebound"
import lib_star
print(lib_star.public, public)  # expect: 1 rebound
