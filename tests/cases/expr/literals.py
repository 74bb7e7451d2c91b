# Literals of numbers, strings and bytes in all notations.
print(1_000_000, 0xFF, 0o17, 0b1010, 0xdead_beef, 0)  # expect: 1000000 255 15 10 3735928559 0
print(1.5, .5, 5., 1e3, 1E-3, 1_0.0_1, 1e1_0)  # expect: 1.5 0.5 5.0 1000.0 0.001 10.01 10000000000.0
print('a' "b" """c""" '''d''', 'it''s', "say \"hi\"")  # expect: abcd its say "hi"
print("tab\tnl\\n \x41 \u00e9 \U0001F600 \N{BULLET} \101 \0".encode())
# expect: b'tab\tnl\\n A \xc3\xa9 \xf0\x9f\x98\x80 \xe2\x80\xa2 A \x00'
print(r"raw\n\x", b"by\x00\xff", rb"\x", b'a' b"b")  # expect: raw\n\x b'by\x00\xff' b'\\x' b'ab'
print("line \
continued")  # expect: line continued
print("""a
b\
c""")
# expect: a
# expect: bc
print(None, True, False, ..., NotImplemented)  # expect: None True False Ellipsis NotImplemented
print((), [], {}, (1,), 1, (2), [3,], {4: 5,})  # expect: () [] {} (1,) 1 2 [3] {4: 5}
print(len("\\"), len("\'"), len('\a\b\f\v\r'))  # expect: 1 1 5
