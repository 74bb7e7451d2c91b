# Errors of the call itself show only the calling frame.
def takes_two(a, b):
    return a, b


def caller():
    try:
        a, b = [1, 2, 3]
    except ValueError:
        pass
    return takes_two(*[1], **{"c": 5})


caller()
# raises: TypeError: takes_two() got an unexpected keyword argument 'c'
