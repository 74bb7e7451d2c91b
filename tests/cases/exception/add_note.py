# add_note and __notes__.
e = ValueError("v")
print(hasattr(e, "__notes__"))  # expect: False
e.add_note("first")
e.add_note("second")
print(e.__notes__, str(e), e.args)  # expect: ['first', 'second'] v ('v',)
try:
    e.add_note(5)
except TypeError as t:
    print(t)  # expect: note must be a str, not 'int'
try:
    try:
        raise e
    except ValueError as x:
        x.add_note("third")
        raise
except ValueError as x:
    print(x.__notes__, x is e)  # expect: ['first', 'second', 'third'] True
e.__notes__ = ["replaced"]
print(e.__notes__)  # expect: ['replaced']
e.__notes__ = "not a list"
try:
    e.add_note("x")
except TypeError as t:
    print(t)  # expect: Cannot add note: __notes__ is not a list
