# Numbers of thousands of digits: multiplication, division, conversion both ways.
a = 3 ** 4000
b = 7 ** 1500
print(len(str(a)), str(a)[:20], str(a)[-20:], a % 1000007, a.bit_length())
# expect: 1909 30550539125985089475 52007355101820880001 963665 6340
p = a * b
print(p % 998244353, p // b == a, p % a, (p + 12345) % b, p.bit_length())  # expect: 185331668 True 0 12345 10551
q, r = divmod(p + b - 1, a)
print(q == b, r == b - 1)  # expect: True True
print(int(str(a)) == a, int(hex(b), 16) == b, int(bin(a), 2) == a)  # expect: True True True
print((a << 777) >> 777 == a, (a & (2 ** 64 - 1)) == a % 2 ** 64, (a | b) + (a & b) == a + b, (a ^ b) == (a | b) - (a & b))
# expect: True True True True
print(pow(a, b, 10 ** 9 + 7), pow(3, 10 ** 30, 10 ** 12 + 39))  # expect: 139175252 891016906792
print((a - 1) * (a + 1) == a * a - 1, -(a // -b) - a // b)  # expect: True 1
n = 10 ** 2500
print(len(str(n)), n // 10 ** 2490, (n - 1) % 9, str(n - 1) == "9" * 2500)  # expect: 2501 10000000000 0 True
