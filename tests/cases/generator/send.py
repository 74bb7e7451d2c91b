# send() gives the yield expression its value.
def echo():
    got = []
    while len(got) < 3:
        got.append((yield len(got)))
    return got


e = echo()
print(e.send(None))  # expect: 0
print(e.send("a"), next(e))  # expect: 1 2
try:
    e.send("c")
except StopIteration as s:
    print(s.value)  # expect: ['a', None, 'c']
try:
    e.send("late")
except StopIteration as s:
    print(repr(s))  # expect: StopIteration()
try:
    echo().send(1)
except TypeError as err:
    print(err)  # expect: can't send non-None value to a just-started generator


def avg():
    total = n = 0
    value = None
    while True:
        total += (yield value)
        n += 1
        value = total / n


a = avg()
next(a)
print([a.send(x) for x in (10, 20, 60)])  # expect: [10.0, 15.0, 30.0]
