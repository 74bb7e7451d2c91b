# Frames of class bodies and decorators.
def deco(f):
    return f.missing


def make(flag):
    class Thing:
        size = 5
        if flag:
            @deco
            def method(self):
                pass
    return Thing


print(make(False).size)  # expect: 5
make(True)
# raises: AttributeError: 'function' object has no attribute 'missing'
