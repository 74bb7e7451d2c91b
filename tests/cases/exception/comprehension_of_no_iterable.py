# What a comprehension iterates over first is asked for its iterator by the function around it: tracebacks have no line for the
# comprehension then, but for what goes wrong later.
import traceback


class Broken:
    def __iter__(self):
        raise ValueError("no iterator")


class Later:
    def __iter__(self):
        return self

    def __next__(self):
        raise KeyError("no item")


def a_list(xs):
    return [x for x in xs]


def a_set(xs):
    return {x for x in xs}


def a_dict(xs):
    return {x: x for x in xs}


def a_generator(xs):
    return list(x for x in xs)


def nested(xs):
    return [y for x in [1] for y in xs]


def within(xs):
    return [[y for y in x] for x in [xs]]


def names(f, xs):
    try:
        f(xs)
    except Exception as e:
        return type(e).__name__, [line.name for line in traceback.extract_tb(e.__traceback__)][1:]


for f in (a_list, a_set, a_dict, a_generator, nested, within):
    for xs in (None, 5, Broken(), Later()):
        seen = {str(names(f, xs)) for _ in range(150)}
        print(f.__name__, type(xs).__name__, *seen)
print([names(a_list, xs) for xs in ([], "ab", None, (1,))])

# expect: a_list NoneType ('TypeError', ['a_list'])
# expect: a_list int ('TypeError', ['a_list'])
# expect: a_list Broken ('ValueError', ['a_list', '__iter__'])
# expect: a_list Later ('KeyError', ['a_list', '<listcomp>', '__next__'])
# expect: a_set NoneType ('TypeError', ['a_set'])
# expect: a_set int ('TypeError', ['a_set'])
# expect: a_set Broken ('ValueError', ['a_set', '__iter__'])
# expect: a_set Later ('KeyError', ['a_set', '<setcomp>', '__next__'])
# expect: a_dict NoneType ('TypeError', ['a_dict'])
# expect: a_dict int ('TypeError', ['a_dict'])
# expect: a_dict Broken ('ValueError', ['a_dict', '__iter__'])
# expect: a_dict Later ('KeyError', ['a_dict', '<dictcomp>', '__next__'])
# expect: a_generator NoneType ('TypeError', ['a_generator'])
# expect: a_generator int ('TypeError', ['a_generator'])
# expect: a_generator Broken ('ValueError', ['a_generator', '__iter__'])
# expect: a_generator Later ('KeyError', ['a_generator', '<genexpr>', '__next__'])
# expect: nested NoneType ('TypeError', ['nested', '<listcomp>'])
# expect: nested int ('TypeError', ['nested', '<listcomp>'])
# expect: nested Broken ('ValueError', ['nested', '<listcomp>', '__iter__'])
# expect: nested Later ('KeyError', ['nested', '<listcomp>', '__next__'])
# expect: within NoneType ('TypeError', ['within', '<listcomp>'])
# expect: within int ('TypeError', ['within', '<listcomp>'])
# expect: within Broken ('ValueError', ['within', '<listcomp>', '__iter__'])
# expect: within Later ('KeyError', ['within', '<listcomp>', '<listcomp>', '__next__'])
# expect: [None, None, ('TypeError', ['a_list']), None]
