# Calls with numbers of arguments around those that fit into 16 bits.
def count(*args):
    return len(args)


def named(a, *args, **kwargs):
    return len(args), len(kwargs)


def generate(*args):
    yield len(args)


class Counted:
    def __init__(self, *args):
        self.n = len(args)


def plain(a, b=0):
    return a


for n in (65534, 65535, 65536, 65537):
    many = (0,) * n
    try:
        plain(*many)
    except TypeError as e:
        message = str(e)
    print(count(*many), named(*many), next(generate(*many)), Counted(*many).n, message)
# expect: 65534 (65533, 0) 65534 65534 plain() takes from 1 to 2 positional arguments but 65534 were given
# expect: 65535 (65534, 0) 65535 65535 plain() takes from 1 to 2 positional arguments but 65535 were given
# expect: 65536 (65535, 0) 65536 65536 plain() takes from 1 to 2 positional arguments but 65536 were given
# expect: 65537 (65536, 0) 65537 65537 plain() takes from 1 to 2 positional arguments but 65537 were given
# Made without a turn of a loop or a call for each, which would be a collection each in the modes about those.
numbers = "%d " * 65535 % tuple(range(65535))
keywords = dict.fromkeys(numbers.split())
print(named(0, **keywords))  # expect: (0, 65535)
