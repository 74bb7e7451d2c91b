# repr gives the shortest text that reads back.
for x in (0.1, 0.2 + 0.1, 1.0, -1.0, 1e16, 1e15, 123456789012345680.0, 1e17, 1e22, 1e-4, 1e-5, 0.00012345, 1.5e300, 5e-324,
          1.7976931348623157e308, 2.2250738585072014e-308, 1 / 3, 100.0, 1e100, 123.456, 9007199254740993.0, 0.1 + 0.7):
    print(x, float(repr(x)) == x)
# expect: 0.1 True
# expect: 0.30000000000000004 True
# expect: 1.0 True
# expect: -1.0 True
# expect: 1e+16 True
# expect: 1000000000000000.0 True
# expect: 1.2345678901234568e+17 True
# expect: 1e+17 True
# expect: 1e+22 True
# expect: 0.0001 True
# expect: 1e-05 True
# expect: 0.00012345 True
# expect: 1.5e+300 True
# expect: 5e-324 True
# expect: 1.7976931348623157e+308 True
# expect: 2.2250738585072014e-308 True
# expect: 0.3333333333333333 True
# expect: 100.0 True
# expect: 1e+100 True
# expect: 123.456 True
# expect: 9007199254740992.0 True
# expect: 0.7999999999999999 True
print(0.0, -0.0, float("inf"), float("-inf"), float("nan"), -float("nan") != 0, 4.35, 2.675, 1.005, 1e23, 1.0e-7)
# expect: 0.0 -0.0 inf -inf nan True 4.35 2.675 1.005 1e+23 1e-07
print([1.0, 2.50], {"x": 1e10}, (0.1,), str(1.10), f"{1.10}", 3.0 * 1.1, 1.1 + 2.2, 1e16 + 1, 4.9e-324, 1.0 / 7)
# expect: [1.0, 2.5] {'x': 10000000000.0} (0.1,) 1.1 1.1 3.3000000000000003 3.3000000000000003 1e+16 5e-324 0.14285714285714285
