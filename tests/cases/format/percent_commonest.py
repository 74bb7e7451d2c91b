# The commonest conversions of the commonest values have a way of their own: what borders on it is as everywhere.
values = [0, -1, 42, -42, 123456789, 2**60, -(2**60), 2**70, 0.0, -0.0, -0.5, 2.5, 1e15, 2.0**53, 1e22, -1e300, float("inf"),
          float("nan"), 0.1, 1 / 3, 5e-324, True, None, "", "hello", "é", "x" * 70, (1,), (), [], {}, b"x"]
formats = ["%d", "%i", "%s", "%f", "%x", "%5d", "%-5d|", "%05d", "%-05d|", "%0-5d|", "%05s", "%-8s|", "%8s", "%.2f", "%8.3f",
           "%-8.1f|", "%08.2f", "%.0f", "%5.f", "%.f", "%.20f", "%65d", "%04x", "%+d", "% d", "%#x", "%c", "%r", "%.3s", "%.3d",
           "%5%", "%%%d", "a%db", "100%", "%", "%(k)s", "%d %d", "%5", "%-", "no", "%e", "%X", "%ld", "é%s"]


def tried(form, value):
    try:
        return repr(form % value)
    except Exception as e:
        return f"{type(e).__name__}: {e}"


for form in formats:
    seen = [tried(form, value) for value in values]
    seen += [tried(form, args) for args in [(1, 2), ("a", 2.5), ("a", "b", 3), (1, "x")]]
    print(form, sum(len(s) * (i + 1) for i, s in enumerate(seen)), seen[2], seen[10], seen[-3], seen[-1])
print("%s" * 60 % tuple(range(60)))
print("%5s" * 60 % tuple(range(60)))
print("%-10s|%08.3f|%x|%s %s" % ("ab", -3.14159, 255, 2.5, None))

# expect: %d 30612 '42' '0' TypeError: %d format: a real number is required, not str TypeError: not all arguments converted during string formatting
# expect: %i 30612 '42' '0' TypeError: %i format: a real number is required, not str TypeError: not all arguments converted during string formatting
# expect: %s 15578 '42' '-0.5' TypeError: not all arguments converted during string formatting TypeError: not all arguments converted during string formatting
# expect: %f 25870 '42.000000' '-0.500000' TypeError: must be real number, not str TypeError: not all arguments converted during string formatting
# expect: %x 32583 '2a' TypeError: %x format: an integer is required, not float TypeError: %x format: an integer is required, not str TypeError: not all arguments converted during string formatting
# expect: %5d 31247 '   42' '    0' TypeError: %d format: a real number is required, not str TypeError: not all arguments converted during string formatting
# expect: %-5d| 31493 '42   |' '0    |' TypeError: %d format: a real number is required, not str TypeError: not all arguments converted during string formatting
# expect: %05d 31247 '00042' '00000' TypeError: %d format: a real number is required, not str TypeError: not all arguments converted during string formatting
# expect: %-05d| 31493 '42   |' '0    |' TypeError: %d format: a real number is required, not str TypeError: not all arguments converted during string formatting
# expect: %0-5d| 31493 '42   |' '0    |' TypeError: %d format: a real number is required, not str TypeError: not all arguments converted during string formatting
# expect: %05s 16372 '   42' ' -0.5' TypeError: not all arguments converted during string formatting TypeError: not all arguments converted during string formatting
# expect: %-8s| 18015 '42      |' '-0.5    |' TypeError: not all arguments converted during string formatting TypeError: not all arguments converted during string formatting
# expect: %8s 17516 '      42' '    -0.5' TypeError: not all arguments converted during string formatting TypeError: not all arguments converted during string formatting
# expect: %.2f 24886 '42.00' '-0.50' TypeError: must be real number, not str TypeError: not all arguments converted during string formatting
# expect: %8.3f 25759 '  42.000' '  -0.500' TypeError: must be real number, not str TypeError: not all arguments converted during string formatting
# expect: %-8.1f| 25872 '42.0    |' '-0.5    |' TypeError: must be real number, not str TypeError: not all arguments converted during string formatting
# expect: %08.2f 25675 '00042.00' '-0000.50' TypeError: must be real number, not str TypeError: not all arguments converted during string formatting
# expect: %.0f 24148 '42' '-0' TypeError: must be real number, not str TypeError: not all arguments converted during string formatting
# expect: %5.f 24832 '   42' '   -0' TypeError: must be real number, not str TypeError: not all arguments converted during string formatting
# expect: %.f 24148 '42' '-0' TypeError: must be real number, not str TypeError: not all arguments converted during string formatting
# expect: %.20f 29314 '42.00000000000000000000' '-0.50000000000000000000' TypeError: must be real number, not str TypeError: not all arguments converted during string formatting
# expect: %65d 44135 '                                                               42' '                                                                0' TypeError: %d format: a real number is required, not str TypeError: not all arguments converted during string formatting
# expect: %04x 32750 '002a' TypeError: %x format: an integer is required, not float TypeError: %x format: an integer is required, not str TypeError: not all arguments converted during string formatting
# expect: %+d 30829 '+42' '+0' TypeError: %d format: a real number is required, not str TypeError: not all arguments converted during string formatting
# expect: % d 30829 ' 42' ' 0' TypeError: %d format: a real number is required, not str TypeError: not all arguments converted during string formatting
# expect: %#x 32755 '0x2a' TypeError: %x format: an integer is required, not float TypeError: %x format: an integer is required, not str TypeError: not all arguments converted during string formatting
# expect: %c 25074 '*' TypeError: %c requires int or char TypeError: not all arguments converted during string formatting TypeError: not all arguments converted during string formatting
# expect: %r 15782 '42' '-0.5' TypeError: not all arguments converted during string formatting TypeError: not all arguments converted during string formatting
# expect: %.3s 12362 '42' '-0.' TypeError: not all arguments converted during string formatting TypeError: not all arguments converted during string formatting
# expect: %.3d 30929 '042' '000' TypeError: %d format: a real number is required, not str TypeError: not all arguments converted during string formatting
# expect: %5% 40915 ValueError: unsupported format character '%' (0x25) at index 2 ValueError: unsupported format character '%' (0x25) at index 2 ValueError: unsupported format character '%' (0x25) at index 2 ValueError: unsupported format character '%' (0x25) at index 2
# expect: %%%d 30858 '%42' '%0' TypeError: %d format: a real number is required, not str TypeError: not all arguments converted during string formatting
# expect: a%db 31104 'a42b' 'a0b' TypeError: %d format: a real number is required, not str TypeError: not all arguments converted during string formatting
# expect: 100% 19314 ValueError: incomplete format ValueError: incomplete format ValueError: incomplete format ValueError: incomplete format
# expect: % 19314 ValueError: incomplete format ValueError: incomplete format ValueError: incomplete format ValueError: incomplete format
# expect: %(k)s 24689 TypeError: format requires a mapping TypeError: format requires a mapping TypeError: format requires a mapping TypeError: format requires a mapping
# expect: %d %d 33749 TypeError: not enough arguments for format string TypeError: not enough arguments for format string TypeError: %d format: a real number is required, not str TypeError: %d format: a real number is required, not str
# expect: %5 19314 ValueError: incomplete format ValueError: incomplete format ValueError: incomplete format ValueError: incomplete format
# expect: %- 19314 ValueError: incomplete format ValueError: incomplete format ValueError: incomplete format ValueError: incomplete format
# expect: no 34760 TypeError: not all arguments converted during string formatting TypeError: not all arguments converted during string formatting TypeError: not all arguments converted during string formatting TypeError: not all arguments converted during string formatting
# expect: %e 20907 '4.200000e+01' '-5.000000e-01' TypeError: must be real number, not str TypeError: not all arguments converted during string formatting
# expect: %X 32583 '2A' TypeError: %X format: an integer is required, not float TypeError: %X format: an integer is required, not str TypeError: not all arguments converted during string formatting
# expect: %ld 30612 '42' '0' TypeError: %d format: a real number is required, not str TypeError: not all arguments converted during string formatting
# expect: é%s 16077 'é42' 'é-0.5' TypeError: not all arguments converted during string formatting TypeError: not all arguments converted during string formatting
# expect: 01234567891011121314151617181920212223242526272829303132333435363738394041424344454647484950515253545556575859
# expect:     0    1    2    3    4    5    6    7    8    9   10   11   12   13   14   15   16   17   18   19   20   21   22   23   24   25   26   27   28   29   30   31   32   33   34   35   36   37   38   39   40   41   42   43   44   45   46   47   48   49   50   51   52   53   54   55   56   57   58   59
# expect: ab        |-003.142|ff|2.5 None
