# An object without a dict takes no other attributes after one of its slots was emptied, whichever that was.
class Slotted:
    __slots__ = ("p", "q")

    def __init__(self):
        self.p = 1
        self.q = 2

    def method(self):
        pass


class Open(Slotted):
    pass


def change(make, first, n):
    found = []
    for i in range(n):
        s = make()
        if first == "p":
            del s.p
        else:
            del s.q
        for what in ("other", "method", "p", "q"):
            for how in ("set", "del", "del"):
                try:
                    if how == "set":
                        setattr(s, what, i)
                    else:
                        delattr(s, what)
                    found.append(f"{how} {what}")
                except AttributeError as e:
                    found.append(f"{how} {what}: {e}")
    return found[-12:]


def directly(n):
    found = set()
    for i in range(n):
        s = Slotted()
        del s.p
        try:
            s.other = i
        except AttributeError as e:
            found.add(str(e))
        try:
            del s.method
        except AttributeError as e:
            found.add(str(e))
        s.p = i
        found.add((s.p == i, s.q))
    return sorted(found, key=str)


for make in (Slotted, Open):
    for first in ("p", "q"):
        for line in change(make, first, 40):
            print(make.__name__, first, line)
print(directly(60))

# expect: Slotted p set other: 'Slotted' object has no attribute 'other'
# expect: Slotted p del other: 'Slotted' object has no attribute 'other'
# expect: Slotted p del other: 'Slotted' object has no attribute 'other'
# expect: Slotted p set method: 'Slotted' object attribute 'method' is read-only
# expect: Slotted p del method: 'Slotted' object attribute 'method' is read-only
# expect: Slotted p del method: 'Slotted' object attribute 'method' is read-only
# expect: Slotted p set p
# expect: Slotted p del p
# expect: Slotted p del p: p
# expect: Slotted p set q
# expect: Slotted p del q
# expect: Slotted p del q: q
# expect: Slotted q set other: 'Slotted' object has no attribute 'other'
# expect: Slotted q del other: 'Slotted' object has no attribute 'other'
# expect: Slotted q del other: 'Slotted' object has no attribute 'other'
# expect: Slotted q set method: 'Slotted' object attribute 'method' is read-only
# expect: Slotted q del method: 'Slotted' object attribute 'method' is read-only
# expect: Slotted q del method: 'Slotted' object attribute 'method' is read-only
# expect: Slotted q set p
# expect: Slotted q del p
# expect: Slotted q del p: p
# expect: Slotted q set q
# expect: Slotted q del q
# expect: Slotted q del q: q
# expect: Open p set other
# expect: Open p del other
# expect: Open p del other: 'Open' object has no attribute 'other'
# expect: Open p set method
# expect: Open p del method
# expect: Open p del method: 'Open' object has no attribute 'method'
# expect: Open p set p
# expect: Open p del p
# expect: Open p del p: p
# expect: Open p set q
# expect: Open p del q
# expect: Open p del q: q
# expect: Open q set other
# expect: Open q del other
# expect: Open q del other: 'Open' object has no attribute 'other'
# expect: Open q set method
# expect: Open q del method
# expect: Open q del method: 'Open' object has no attribute 'method'
# expect: Open q set p
# expect: Open q del p
# expect: Open q del p: p
# expect: Open q set q
# expect: Open q del q
# expect: Open q del q: q
# expect: ["'Slotted' object attribute 'method' is read-only", "'Slotted' object has no attribute 'other'", (True, 2)]
