def loops(n, items):
    while True:
        if n > 3 and items:
            break
        n -= 1
    for i, (a, *b) in enumerate(items):
        if not a:
            continue
        yield i, b
    else:
        return n


def exits(f):
    for x in f:
        try:
            with f(x) as y:
                if y:
                    return y
                continue
        except (ValueError, KeyError) as e:
            if e.args:
                break
            raise
        finally:
            f.close()
    return None


def chained(a, b, c):
    if a < b < c or c is not None:
        return a if b else c
    return a < b < c
