# assert with and without a message.
assert True
assert [0], "not shown"
try:
    assert 1 == 2
except AssertionError as e:
    print(repr(e), e.args)  # expect: AssertionError() ()
try:
    assert [], "empty list"
except AssertionError as e:
    print(repr(e))  # expect: AssertionError('empty list')
try:
    assert 0, (1, 2)
except AssertionError as e:
    print(repr(e), e.args)  # expect: AssertionError((1, 2)) ((1, 2),)


def msg():
    print("message evaluated")
    return "m"


assert 1, msg()
try:
    assert 0, msg()
except AssertionError as e:
    print(e)
# expect: message evaluated
# expect: m
