# Truth of instances that a branch asks for, in loops: `__bool__`, `__len__`, neither; wrong answers; answers that change.
class Plain:
    def __init__(self, value, next=None):
        self.value = value
        self.next = next


class Sized:
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n


class Asked:
    asked = 0

    def __init__(self, answer):
        self.answer = answer

    def __bool__(self):
        Asked.asked += 1
        return self.answer


class Both(Sized):
    def __bool__(self):
        return self.n > 2


class Wild(Sized):
    def __bool__(self):
        if self.n == 3:
            raise ValueError("three")
        return self.n != 1


def chain(n):
    head = None
    for i in range(n):
        head = Plain(i, head)
    return head


def total(node):
    s = 0
    while node:
        s += node.value
        node = node.next
    return s


print(total(chain(50)), total(None), total(chain(100)))


def truths(items, turns):
    yes = no = 0
    for _ in range(turns):
        for x in items:
            if x:
                yes += 1
            if not x:
                no += 1
            y = not x
            no += y is True
    return yes, no


print(truths([Sized(0), Sized(3)], 30), truths([Asked(True), Asked(False)], 30), Asked.asked)
print(truths([Both(1), Both(2), Both(3)], 30), truths([Plain(1), None, Plain(2)], 30))
print(truths([Sized(1), Asked(False), Plain(0), Both(5), 0, "", "x", [], [0], 0.0, None, True], 30))


def drain(stack):
    n = 0
    while stack:
        n += stack.pop()
    return n


class Stack:
    def __init__(self, items):
        self.items = list(items)

    def pop(self):
        return self.items.pop()

    def __len__(self):
        return len(self.items)


class BoolStack(Stack):
    def __bool__(self):
        return bool(self.items)


print(drain(Stack(range(100))), drain(BoolStack(range(100))), drain([1, 2, 3]))


def ask(x, times):
    out = []
    for i in range(times):
        try:
            out.append("yes" if x else "no")
        except Exception as e:
            out.append(f"{type(e).__name__}: {e}")
    return out[-1], len(out)


for answer in (True, False, 1, 0, None, "yes", 2.5):
    print(answer, ask(Asked(answer), 30))
for n in (0, 1, True, -1, 2**63, 2**80, "3", None):
    print(n, ask(Sized(n), 30))
for n in (1, 2, 3, 4):
    print(n, ask(Wild(n), 30))


def late(x, times):
    for i in range(times):
        if i == times - 5:
            Late.__bool__ = lambda self: False
        if not x:
            return i
    return None


class Late:
    pass


print(late(Late(), 40))


def changing(times):
    x = Asked(True)
    seen = 0
    for i in range(times):
        if i == 20:
            x.answer = 5
        if i == 25:
            x.answer = False
        try:
            if x:
                seen += 1
        except TypeError as e:
            seen += 1000
    return seen


print(changing(40))


def deep(x, n):
    return (1 if x else 2) + (deep(x, n - 1) if n else 0)


class Recursive:
    def __init__(self, n):
        self.n = n

    def __bool__(self):
        return bool(Recursive(self.n - 1)) if self.n else True


print(deep(Sized(1), 50), deep(Asked(False), 50), ask(Recursive(30), 10))


class Traced:
    def __bool__(self):
        raise KeyError("from __bool__")


def trace(x):
    import traceback

    for i in range(30):
        try:
            while x:
                pass
        except KeyError:
            text = traceback.format_exc()
    return [line.strip() for line in text.splitlines() if "line" not in line and "^" not in line]


print(trace(Traced()))


class GenBool:
    def __init__(self):
        self.g = self.run()

    def run(self):
        while True:
            yield True
            yield False

    def __bool__(self):
        return next(self.g)


def alternate(n):
    g = GenBool()
    return sum(1 for _ in range(n) if g)


print(alternate(61))
print([bool(x) for x in (Sized(0), Sized(1), Asked(True), Both(9), Plain(0))] * 2)
# expect: 1225 0 4950
# expect: (30, 60) (30, 60) 180
# expect: (30, 120) (60, 60)
# expect: (180, 360)
# expect: 4950 4950 6
# expect: True ('yes', 30)
# expect: False ('no', 30)
# expect: 1 ('TypeError: __bool__ should return bool, returned int', 30)
# expect: 0 ('TypeError: __bool__ should return bool, returned int', 30)
# expect: None ('TypeError: __bool__ should return bool, returned NoneType', 30)
# expect: yes ('TypeError: __bool__ should return bool, returned str', 30)
# expect: 2.5 ('TypeError: __bool__ should return bool, returned float', 30)
# expect: 0 ('no', 30)
# expect: 1 ('yes', 30)
# expect: True ('yes', 30)
# expect: -1 ('ValueError: __len__() should return >= 0', 30)
# expect: 9223372036854775808 ("OverflowError: cannot fit 'int' into an index-sized integer", 30)
# expect: 1208925819614629174706176 ("OverflowError: cannot fit 'int' into an index-sized integer", 30)
# expect: 3 ("TypeError: 'str' object cannot be interpreted as an integer", 30)
# expect: None ("TypeError: 'NoneType' object cannot be interpreted as an integer", 30)
# expect: 1 ('no', 30)
# expect: 2 ('yes', 30)
# expect: 3 ('ValueError: three', 30)
# expect: 4 ('yes', 30)
# expect: 35
# expect: 5020
# expect: 51 102 ('yes', 10)
# expect: ['Traceback (most recent call last):', 'while x:', 'raise KeyError("from __bool__")', "KeyError: 'from __bool__'"]
# expect: 31
# expect: [False, True, True, True, True, False, True, True, True, True]
