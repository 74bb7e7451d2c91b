# Names of builtins that the program gives another meaning, while code that uses them is hot.
import builtins
def use(x):
    return len(x), ord("a"), isinstance(x, list), int("5"), str(5), max(1, 2), list(x)
for turn in range(600):
    r = use([3, 1])
print(r)
len = lambda x: "global len"
print(use([3, 1]))
del len
print(use([3, 1]))
saved = builtins.len, builtins.isinstance
builtins.len = lambda x: "builtin len"
builtins.isinstance = lambda x, c: "instance"
for turn in range(100):
    r = use([3, 1])
print(r)
builtins.len, builtins.isinstance = saved
print(use([3, 1]))
class int:
    def __init__(self, s):
        self.s = s
    def __repr__(self):
        return "int:" + self.s
print(use([3, 1]))
del int
def stack(l):
    l.append(1)
    l.append(2)
    return l.pop(), l.pop()
for turn in range(600):
    r = stack([])
print(r)
class Stack(list):
    def append(self, x):
        list.append(self, x * 10)
    def pop(self):
        return "popped"
print(stack(Stack()))
def empty(l):
    try:
        return l.pop()
    except IndexError as e:
        return str(e)
for turn in range(600):
    r = empty([1])
print(r, empty([]))
def affixes(s, t):
    return s.startswith(t), s.endswith(t), s.startswith("ab"), s.find(t), s.lower(), s.split(t)
for turn in range(600):
    r = affixes("abcab", "ab")
print(r, affixes("éab", "é"), affixes("ABC", "x"))
try:
    affixes("abc", 5)
except TypeError as e:
    print(e)
print("abc".startswith(("x", "ab")))
def join(parts, n):
    return f"{n}-{parts[0]}{''}{n!r}{parts}" + "".join(parts) + f"{parts[1]}" + f"{''}{'x'}" + f"{n:>4}{n * 0.5:.2f}"
for turn in range(600):
    r = join(["a", "b"], turn)
print(r, join(["é", "ö"], -5), join(["", ""], 10 ** 20))
class F:
    def __format__(self, spec):
        return "F<" + spec + ">"
print(join([F(), "b"], 1) if 0 else f"{F()}{F():abc}")
# expect: (2, 97, True, 5, '5', 2, [3, 1])
# expect: ('global len', 97, True, 5, '5', 2, [3, 1])
# expect: (2, 97, True, 5, '5', 2, [3, 1])
# expect: ('builtin len', 97, 'instance', 5, '5', 2, [3, 1])
# expect: (2, 97, True, 5, '5', 2, [3, 1])
# expect: (2, 97, True, int:5, '5', 2, [3, 1])
# expect: (2, 1)
# expect: ('popped', 'popped')
# expect: 1 pop from empty list
# expect: (True, True, True, 0, 'abcab', ['', 'c', '']) (True, False, False, 0, 'éab', ['', 'ab']) (False, False, False, -1, 'abc', ['ABC'])
# expect: startswith first arg must be str or a tuple of str, not int
# expect: True
# expect: 599-a599['a', 'b']abbx 599299.50 -5-é-5['é', 'ö']éööx  -5-2.50 100000000000000000000-100000000000000000000['', '']x10000000000000000000050000000000000000000.00
# expect: F<>F<abc>
