# += on lists mutates in place, on tuples and strings it rebinds.
a = b = [1]
a += (2, 3)
print(b, a is b)  # expect: [1, 2, 3] True
a = a + [4]
print(a, b, a is b)  # expect: [1, 2, 3, 4] [1, 2, 3] False
t = u = (1,)
t += (2,)
print(t, u)  # expect: (1, 2) (1,)
s = {1}
r = s
r |= {2}
r -= {1}
print(sorted(s))  # expect: [2]
d = e = {"a": 1}
d |= {"b": 2}
print(e)  # expect: {'a': 1, 'b': 2}
d |= [("c", 3)]
print(e)  # expect: {'a': 1, 'b': 2, 'c': 3}
x = ([1],)
try:
    x[0] += [2]
except TypeError as err:
    print(err)  # expect: 'tuple' object does not support item assignment
print(x)  # expect: ([1, 2],)
m = n = [1, 2]
m *= 2
print(n)  # expect: [1, 2, 1, 2]
m += "ab"
print(n)  # expect: [1, 2, 1, 2, 'a', 'b']
