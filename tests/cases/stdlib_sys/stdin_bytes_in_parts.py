# Standard input as bytes: lines up to a number of bytes, and the rest.
# stdin: one
# stdin: två
# stdin: three
# stdin: four
import sys

print(sys.stdin.buffer.readlines(5))
print(sys.stdin.buffer.readlines(0))
print(sys.stdin.buffer.readlines(), sys.stdin.buffer.readlines(3))
# expect: [b'one\n', b'tv\xc3\xa5\n']
# expect: [b'three\n', b'four\n']
# expect: [] []
