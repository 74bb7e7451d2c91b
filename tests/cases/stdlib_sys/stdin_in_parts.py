# Standard input: by lines, by characters, all of it, as bytes.
# stdin: one
# stdin: två
# stdin: three
# stdin: four
# stdin: five
# stdin: six
# stdin: seven
import sys

print(repr(sys.stdin.readline()), repr(sys.stdin.read(2)), repr(sys.stdin.readline()))
print(repr(sys.stdin.readline(3)), repr(sys.stdin.readline(0)), repr(next(sys.stdin)))
print(sys.stdin.readlines(1), input(), repr(sys.stdin.read(5)))
print(repr(sys.stdin.read()), repr(sys.stdin.read()), repr(sys.stdin.readline()), list(sys.stdin), sys.stdin.readlines())
try:
    sys.stdout.read()
except OSError as e:
    print(e)
# expect: 'one\n' 'tv' 'å\n'
# expect: 'thr' '' 'ee\n'
# expect: ['four\n'] five 'six\ns'
# expect: 'even\n' '' '' [] []
# expect: not readable
