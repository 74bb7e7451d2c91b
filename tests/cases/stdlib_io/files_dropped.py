# Files that are dropped without being closed are closed when that is noticed; what was written to them is there then.
import gc
import weakref


def write(n):
    f = open(f"dropped{n}", "w")
    f.write("line\n" * n)


def read(n):
    return open(f"dropped{n}").read()


for n in range(40):
    write(n)
gc.collect()
print(sum(len(read(n)) for n in range(40)))
# More than may be open at once.
total = 0
for k in range(1500):
    total += len(open("dropped3", "rb").read())
print(total)
kept = open("dropped5")
gc.collect()
print(kept.readline(), kept.closed, weakref.getweakrefcount(kept.buffer.raw))
kept.close()
print(kept.closed)
kept.close()
with open("dropped6", "a") as f:
    f.write("more")
    del f
gc.collect()
print(repr(read(6)[-6:]))

# expect: 3900
# expect: 22500
# expect: line
# expect:  False 0
# expect: True
# expect: 'e\nmore'
