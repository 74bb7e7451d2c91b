# Concatenation and repetition errors of every sequence type.
values = {"str": "a", "bytes": b"a", "list": [1], "tuple": (1,), "bytearray": bytearray(b"a"), "range": range(2),
          "int": 1, "None": None}
for n, a in values.items():
    for m, b in values.items():
        if n != m and n in ("str", "list", "tuple", "bytes", "range") and m in ("str", "list", "int", "None", "range"):
            try:
                a + b
            except TypeError as e:
                print(n, m, "|", e)
# expect: str list | can only concatenate str (not "list") to str
# expect: str range | can only concatenate str (not "range") to str
# expect: str int | can only concatenate str (not "int") to str
# expect: str None | can only concatenate str (not "NoneType") to str
# expect: bytes str | can't concat str to bytes
# expect: bytes list | can't concat list to bytes
# expect: bytes range | can't concat range to bytes
# expect: bytes int | can't concat int to bytes
# expect: bytes None | can't concat NoneType to bytes
# expect: list str | can only concatenate list (not "str") to list
# expect: list range | can only concatenate list (not "range") to list
# expect: list int | can only concatenate list (not "int") to list
# expect: list None | can only concatenate list (not "NoneType") to list
# expect: tuple str | can only concatenate tuple (not "str") to tuple
# expect: tuple list | can only concatenate tuple (not "list") to tuple
# expect: tuple range | can only concatenate tuple (not "range") to tuple
# expect: tuple int | can only concatenate tuple (not "int") to tuple
# expect: tuple None | can only concatenate tuple (not "NoneType") to tuple
# expect: range str | unsupported operand type(s) for +: 'range' and 'str'
# expect: range list | unsupported operand type(s) for +: 'range' and 'list'
# expect: range int | unsupported operand type(s) for +: 'range' and 'int'
# expect: range None | unsupported operand type(s) for +: 'range' and 'NoneType'
for a in ("a", b"a", [1], (1,)):
    for b in (1.5, "x", None, [1]):
        try:
            a * b
        except TypeError as e:
            print(e)
# expect: can't multiply sequence by non-int of type 'float'
# expect: can't multiply sequence by non-int of type 'str'
# expect: can't multiply sequence by non-int of type 'NoneType'
# expect: can't multiply sequence by non-int of type 'list'
# expect: can't multiply sequence by non-int of type 'float'
# expect: can't multiply sequence by non-int of type 'str'
# expect: can't multiply sequence by non-int of type 'NoneType'
# expect: can't multiply sequence by non-int of type 'list'
# expect: can't multiply sequence by non-int of type 'float'
# expect: can't multiply sequence by non-int of type 'str'
# expect: can't multiply sequence by non-int of type 'NoneType'
# expect: can't multiply sequence by non-int of type 'list'
# expect: can't multiply sequence by non-int of type 'float'
# expect: can't multiply sequence by non-int of type 'str'
# expect: can't multiply sequence by non-int of type 'NoneType'
# expect: can't multiply sequence by non-int of type 'list'
