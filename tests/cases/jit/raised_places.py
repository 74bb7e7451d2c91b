# Tracebacks of exceptions that hot code raises and catches: every function, line and order.
def places(e):
    found = []
    tb = e.__traceback__
    while tb:
        found.append((tb.tb_frame.f_code.co_name, tb.tb_lineno))
        tb = tb.tb_next
    return tuple(found)


class Odd(Exception):
    pass


def small(i):
    if i % 2:
        raise Odd(i)
    return i


def middle(i):
    return small(i) + 1


def through_inlined(n, seen):
    for i in range(n):
        try:
            middle(i)
        except Odd as e:
            seen.add(places(e))


def down(depth, i):
    if depth == 0:
        return [1, 2][i]
    return down(depth - 1, i) + 1


def through_calls(n, seen):
    for i in range(n):
        try:
            down(4, i % 3)
        except IndexError as e:
            seen.add(places(e))


def again(n, seen):
    for i in range(n):
        try:
            try:
                middle(i)
            except Odd:
                raise
        except Odd as e:
            seen.add(places(e))


def by_name(n, seen):
    for i in range(n):
        try:
            try:
                middle(i)
            except Odd as e:
                raise e
        except Odd as e:
            seen.add(places(e))


def after_finally(n, seen):
    done = 0
    for i in range(n):
        try:
            try:
                middle(i)
            finally:
                done += 1
        except Odd as e:
            seen.add(places(e))
    return done


def catches(i):
    try:
        return middle(i)
    except Odd as e:
        return places(e)


def inlined_handler(n, seen):
    for i in range(n):
        r = catches(i)
        if i % 2:
            seen.add(r)


def passes_on(i):
    try:
        return middle(i)
    except KeyError:
        return None


def inlined_that_does_not_match(n, seen):
    for i in range(n):
        try:
            passes_on(i)
        except Odd as e:
            seen.add(places(e))


def same_object(n, seen):
    e = Odd("kept")
    for i in range(n):
        try:
            raise e.with_traceback(None)
        except Odd as caught:
            seen.add((places(caught), caught is e))


def grows(n):
    e = Odd("kept")
    for i in range(n):
        try:
            raise e
        except Odd:
            pass
    return len(places(e))


for f in (through_inlined, through_calls, again, by_name, after_finally, inlined_handler,
          inlined_that_does_not_match, same_object):
    seen = set()
    r = f(1500, seen)
    print(f.__name__, r, sorted(seen))
print(grows(900))
# expect: through_inlined None [(('through_inlined', 28), ('middle', 22), ('small', 17))]
# expect: through_calls None [(('through_calls', 42), ('down', 36), ('down', 36), ('down', 36), ('down', 36), ('down', 35))]
# expect: again None [(('again', 51), ('middle', 22), ('small', 17))]
# expect: by_name None [(('by_name', 64), ('by_name', 62), ('middle', 22), ('small', 17))]
# expect: after_finally 1500 [(('after_finally', 74), ('middle', 22), ('small', 17))]
# expect: inlined_handler None [(('catches', 84), ('middle', 22), ('small', 17))]
# expect: inlined_that_does_not_match None [(('inlined_that_does_not_match', 106), ('passes_on', 98), ('middle', 22), ('small', 17))]
# expect: same_object None [((('same_object', 115),), True)]
# expect: 900
