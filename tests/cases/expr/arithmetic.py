# Arithmetic operators and their precedence.
print(2 + 3 * 4, (2 + 3) * 4, 2 ** 3 ** 2, -2 ** 2, (-2) ** 2)  # expect: 14 20 512 -4 4
print(7 / 2, 7 // 2, 7 % 2, -7 // 2, -7 % 2, 7 // -2, 7 % -2)  # expect: 3.5 3 1 -4 1 -4 -1
print(2 ** -1, 10 - 3 - 2, 100 / 10 / 2)  # expect: 0.5 5 5.0
print(1 + 2.5, 3 * 1.5, 2 ** 0.5, True + True)  # expect: 3.5 4.5 1.4142135623730951 2
print(not 1 == 2, not (1 == 2) and True)  # expect: True True
print(1 < 2 == True, (1 < 2) == True)  # expect: False True
print(-3 + +4, - -5, ~5, ~-1, -~5)  # expect: 1 5 -6 0 6
print(1 << 2 + 3, (1 << 2) + 3, 6 & 3 | 8, 6 ^ 3 & 1)  # expect: 32 7 10 7
print(5 & 3 == 1, (5 & 3) == 1)  # expect: True True
print(2 * 3 % 4, 2 * (3 % 4), 7 - -7)  # expect: 2 6 14
