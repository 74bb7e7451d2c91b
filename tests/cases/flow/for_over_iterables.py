# for loops over every builtin iterable.
for x in [1, 2]:
    print("list", x)
# expect: list 1
# expect: list 2
for x in (3,):
    print("tuple", x)  # expect: tuple 3
for c in "hé":
    print("str", c)
# expect: str h
# expect: str é
for b in b"ab":
    print("bytes", b)
# expect: bytes 97
# expect: bytes 98
for k in {"a": 1, "b": 2}:
    print("dict", k)
# expect: dict a
# expect: dict b
for k, v in {"a": 1}.items():
    print("items", k, v)  # expect: items a 1
for v in {"a": 1}.values():
    print("values", v)  # expect: values 1
for x in {5}:
    print("set", x)  # expect: set 5
for i in range(2, 8, 3):
    print("range", i)
# expect: range 2
# expect: range 5
for i in range(3, 0, -1):
    print("down", i)
# expect: down 3
# expect: down 2
# expect: down 1
for a, b in zip([1, 2], "xyz"):
    print("zip", a, b)
# expect: zip 1 x
# expect: zip 2 y
for x in reversed([1, 2]):
    print("rev", x)
# expect: rev 2
# expect: rev 1
for x in map(str.upper, "ab"):
    print("map", x)
# expect: map A
# expect: map B
for x in (i for i in [7]):
    print("gen", x)  # expect: gen 7
for x in 5, 6:
    print("bare tuple", x)
# expect: bare tuple 5
# expect: bare tuple 6
