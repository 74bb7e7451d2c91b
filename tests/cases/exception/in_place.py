# What native code does with exceptions in place: attributes, arguments, clauses, and errors of the language that are foreseen.
import sys


class Base(Exception):
    level = 1


class Plain(Base):
    def __init__(self, key, extra=None):
        super().__init__(f"{key} is wrong")
        self.key = key
        self.extra = extra


class Silent(Base):
    def __init__(self, key):
        self.key = key


class Empty(Base):
    def __init__(self, key):
        super().__init__()
        self.key = key


class Many(Base):
    def __init__(self, *args):
        super().__init__(*args)
        self.count = len(args)


class Asked(Base):
    def __getattr__(self, name):
        return f"<{name}>"


class Watched(Base):
    seen = 0

    def __setattr__(self, name, value):
        Watched.seen += 1
        super().__setattr__(name, value)


class Covered(Base):
    @property
    def args(self):
        return ("covered",)


class Slow(Base):
    @property
    def key(self):
        return -self.number

    @key.setter
    def key(self, value):
        self.number = value


def attributes(n):
    total = 0
    for i in range(n):
        try:
            raise Plain(i)
        except Plain as e:
            total += e.key + len(e.args) + (e.extra is None) + e.level
            e.key = 5
            e.later = i
            total += e.key + e.later
            if i % 50 == 49:
                del e.key
                e.__dict__["more"] = 1
                e.key = 7
                total += e.key + e.more
    return total


print(attributes(400))  # expect: 162864


def kinds(n):
    found = {}
    makers = [Plain, Silent, Empty, Many, Asked, Slow]
    for i in range(n):
        try:
            raise makers[i * len(makers) // n](i)
        except Base as e:
            if not hasattr(e, "key"):
                e.key = 2 * i
            found[type(e).__name__] = (e.key, e.args, e.level, sorted(e.__dict__))
    return found


for name, what in kinds(600).items():
    print(name, what)
# expect: Plain (99, ('99 is wrong',), 1, ['extra', 'key'])
# expect: Silent (199, (199,), 1, ['key'])
# expect: Empty (299, (), 1, ['key'])
# expect: Many (798, (399,), 1, ['count', 'key'])
# expect: Asked ('<key>', (499,), 1, [])
# expect: Slow (-1198, (599,), 1, ['number'])


def set_one(e, i):
    e.mark = i
    return e.mark


marks = [set_one(Base() if i < 300 else Watched(), i) for i in range(400)]
print(marks[0], marks[399], Watched.seen)  # expect: 0 399 100


def covered(n):
    last = None
    for i in range(n):
        try:
            raise Covered(i) if i > n // 2 else Base(i)
        except Base as e:
            last = e.args
    return last


print(covered(300))  # expect: ('covered',)


def clauses(n, classes):
    counts = [0, 0, 0, 0]
    for i in range(n):
        try:
            raise classes[i % len(classes)]
        except (KeyError, ZeroDivisionError):
            counts[0] += 1
        except LookupError:
            counts[1] += 1
        except (TypeError, ValueError, OSError) as e:
            counts[2] += 1
        except Exception:
            counts[3] += 1
    return counts


print(clauses(300, [KeyError]))  # expect: [300, 0, 0, 0]
print(clauses(300, [KeyError, IndexError]))  # expect: [150, 150, 0, 0]
print(clauses(300, [IndexError, OSError, Base]))  # expect: [0, 100, 100, 100]
print(clauses(300, [FileNotFoundError, Plain(1), UnicodeError, ZeroDivisionError]))  # expect: [75, 0, 150, 75]


def where(e):
    lines = []
    t = e.__traceback__
    while t is not None:
        lines.append((t.tb_frame.f_code.co_name, t.tb_lineno - t.tb_frame.f_code.co_firstlineno))
        t = t.tb_next
    return lines


def errors(n, items, table, d):
    texts = []
    for i in range(n):
        try:
            items[i]
        except IndexError as e:
            if i == n - 1:
                texts.append((e.args, where(e), e.__context__))
        try:
            i // d
        except ZeroDivisionError as e:
            if i == n - 1:
                texts.append((e.args, where(e), e.__context__))
        try:
            i % d
        except ZeroDivisionError as e:
            if i == n - 1:
                texts.append((e.args, where(e), e.__context__))
        try:
            i / d
        except ZeroDivisionError as e:
            if i == n - 1:
                texts.append((e.args, where(e), e.__context__))
        try:
            table["missing"]
        except KeyError as e:
            if i == n - 1:
                texts.append((e.args, where(e), e.__context__))
        try:
            table[i]
        except KeyError as e:
            try:
                items[-n - i]
            except IndexError as e2:
                if i == n - 1:
                    texts.append((e2.args, where(e2), repr(e2.__context__), e2.__context__ is e))
    return texts


for row in errors(400, [1, 2, 3], {"a": 1}, 0):
    print(row)
# expect: (('list index out of range',), [('errors', 4)], None)
# expect: (('integer division or modulo by zero',), [('errors', 9)], None)
# expect: (('integer modulo by zero',), [('errors', 14)], None)
# expect: (('division by zero',), [('errors', 19)], None)
# expect: (('missing',), [('errors', 24)], None)
# expect: (('list index out of range',), [('errors', 32)], 'KeyError(399)', True)
print(errors(300, (1,), {}, 0)[0][0])  # expect: ('tuple index out of range',)


def at(items, i):
    return items[i]


def through(n):
    caught = 0
    last = None
    for i in range(n):
        try:
            caught += at([1, 2], i % 3)
        except IndexError as e:
            caught += 100
            last = where(e)
    return caught, last


print(through(600))  # expect: (20600, [('through', 5), ('at', 1)])


def nested(n):
    log = []
    for i in range(n):
        try:
            try:
                {}[i]
            finally:
                if i == n - 1:
                    log.append(sys.exc_info()[0].__name__)
        except KeyError as e:
            if i == n - 1:
                log.append(e.args)
    return log


print(nested(300))  # expect: ['KeyError', (299,)]


def texts(n):
    out = []
    for i in range(n):
        for text in ["12x", "", "it's", 'a"b', "\\", "é", "\n", "x" * 40, "12\x7f"]:
            for convert in (int, float):
                try:
                    convert(text)
                except ValueError as e:
                    if i == n - 1:
                        out.append(str(e))
    return out


for line in texts(60):
    print(line)
# expect: invalid literal for int() with base 10: '12x'
# expect: could not convert string to float: '12x'
# expect: invalid literal for int() with base 10: ''
# expect: could not convert string to float: ''
# expect: invalid literal for int() with base 10: "it's"
# expect: could not convert string to float: "it's"
# expect: invalid literal for int() with base 10: 'a"b'
# expect: could not convert string to float: 'a"b'
# expect: invalid literal for int() with base 10: '\\'
# expect: could not convert string to float: '\\'
# expect: invalid literal for int() with base 10: 'é'
# expect: could not convert string to float: 'é'
# expect: invalid literal for int() with base 10: '\n'
# expect: could not convert string to float: '\n'
# expect: invalid literal for int() with base 10: 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'
# expect: could not convert string to float: 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'
# expect: invalid literal for int() with base 10: '12\x7f'
# expect: could not convert string to float: '12\x7f'
