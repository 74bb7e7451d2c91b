# round() is half to even on the exact binary value.
print([round(x) for x in (0.5, 1.5, 2.5, 3.5, -0.5, -1.5, -2.5, 0.49999999999999994, 4503599627370497.5)])
# expect: [0, 2, 2, 4, 0, -2, -2, 0, 4503599627370498]
print(round(2.675, 2), round(1.005, 2), round(0.125, 2), round(0.375, 2), round(2.5, 0), round(1e22, 2),
      round(123456.789, -3))  # expect: 2.67 1.0 0.12 0.38 2.0 1e+22 123000.0
print(round(5e-324, 400), round(1.2345678901234567, 15), round(0.1 + 0.2, 10), round(-1.55, 1), round(1.45, 1),
      round(1e300, -299), round(5.5, -1))  # expect: 5e-324 1.234567890123457 0.3 -1.6 1.4 1e+300 10.0
print(round(1e16 + 2, -1), round(99.5), round(100.5), round(0.05, 1), round(0.15, 1), round(0.25, 1),
      round(0.35, 1), round(1e-10, 5))  # expect: 1e+16 100 100 0.1 0.1 0.2 0.3 0.0
print(type(round(1.0)), type(round(1.0, 0)), type(round(1.5, 1)), round(1.7, None), round(float("inf"), 1),
      round(float("nan"), 1), round(-0.0, 1))  # expect: <class 'int'> <class 'float'> <class 'float'> 2 inf nan -0.0
for x in (1.15, 1.25, 1.35, 2.665, 1234.5):
    print(round(x, 1), f"{x:.1f}", "%.1f" % x, f"{x:.0f}")
# expect: 1.1 1.1 1.1 1
# expect: 1.2 1.2 1.2 1
# expect: 1.4 1.4 1.4 1
# expect: 2.7 2.7 2.7 3
# expect: 1234.5 1234.5 1234.5 1234
