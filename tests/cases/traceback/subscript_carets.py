# Carets under the brackets of a subscript.
config = {"servers": [{"name": "a"}]}


def lookup(c, i):
    name = c["servers"][i]["name"].upper()
    return name


print(lookup(config, 0))  # expect: A
lookup(config, 3)
# raises: IndexError: list index out of range
