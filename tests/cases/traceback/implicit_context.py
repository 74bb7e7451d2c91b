# During handling of the above exception, another exception occurred.
def parse(s):
    try:
        return int(s)
    except ValueError:
        return fallback(s)


def fallback(s):
    return {"one": 1}[s]


print(parse("7"), parse("one"))  # expect: 7 1
parse("two")
# raises: KeyError: 'two'
