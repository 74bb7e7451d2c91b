# input reads lines and strips the newline; EOFError at the end.
# stdin: first line
# stdin: 42
# stdin: two words
a = input()
b = int(input())
c = input()
print([a, b + 1, c])  # expect: ['first line', 43, 'two words']
try:
    input()
except EOFError as e:
    print(type(e).__name__, e)  # expect: EOFError EOF when reading a line
