# All augmented operators on names.
x = 10
x += 5
print(x)  # expect: 15
x -= 3
print(x)  # expect: 12
x *= 4
print(x)  # expect: 48
x //= 5
print(x)  # expect: 9
x **= 3
print(x)  # expect: 729
x %= 100
print(x)  # expect: 29
x <<= 4
print(x)  # expect: 464
x >>= 2
print(x)  # expect: 116
x |= 0b1001
print(x)  # expect: 125
x &= 0b1100
print(x)  # expect: 12
x ^= 0b1111
print(x)  # expect: 3
x /= 2
print(x)  # expect: 1.5
s = "a"
s += "b"
s *= 3
print(s)  # expect: ababab
s = "%d-%d"
s %= (1, 2)
print(s)  # expect: 1-2
