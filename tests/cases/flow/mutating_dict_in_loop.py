# Changing the size of a dict or set while iterating raises RuntimeError.
d = {1: "a", 2: "b", 3: "c"}
try:
    for k in d:
        d[k + 10] = "new"
except RuntimeError as e:
    print(e)  # expect: dictionary changed size during iteration
print(len(d))  # expect: 4
d = {1: "a", 2: "b"}
try:
    for k in d:
        del d[k]
except RuntimeError as e:
    print(e)  # expect: dictionary changed size during iteration
print(d)  # expect: {2: 'b'}
d = {1: "a", 2: "b"}
for k in d:
    d[k] = d[k] * 2
print(d)  # expect: {1: 'aa', 2: 'bb'}
try:
    for k, v in d.items():
        d.pop(k)
except RuntimeError as e:
    print(e)  # expect: dictionary changed size during iteration
s = {1}
try:
    for x in s:
        s.add(2)
except RuntimeError as e:
    print(e)  # expect: Set changed size during iteration
d = {1: 1, 2: 2}
for k in list(d):
    del d[k]
print(d)  # expect: {}
d = {1: 1, 2: 2}
try:
    for k in d:
        del d[k]
        d[k + 5] = 0
except RuntimeError as e:
    print(e)  # expect: dictionary keys changed during iteration
