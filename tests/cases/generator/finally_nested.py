# Nested finally blocks in generators, and return inside finally.
def ret_in_finally():
    try:
        yield 1
    finally:
        return "from finally"


r = ret_in_finally()
next(r)
try:
    r.throw(ValueError)
except StopIteration as e:
    print(e.value)  # expect: from finally
r = ret_in_finally()
next(r)
print(r.close(), next(r, "ended"))  # expect: None ended


def nested(log):
    try:
        try:
            yield 1
        finally:
            log.append("inner")
    finally:
        log.append("outer")


log = []
n = nested(log)
next(n)
n.close()
print(log)  # expect: ['inner', 'outer']
