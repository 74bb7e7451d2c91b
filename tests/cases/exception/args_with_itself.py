# Printing an exception that is among its own arguments comes to an end, by RecursionError or not.
e = ValueError(1)
e.args = (e,)
for show in (repr, str, lambda x: f"{x!r} {x}"):
    try:
        show(e)
    except RecursionError:
        pass
    print("ended")
# expect: ended
# expect: ended
# expect: ended
deep = ValueError("innermost")
for i in range(200):
    deep = ValueError(deep)
print(str(deep))  # expect: innermost
