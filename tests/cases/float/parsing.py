# float() of strings.
for s in ("1", "-1.5", "+.5", "5.", "1e5", "1E-5", " 2.5 \n", "1_000.5", "inf", "-INF", "Infinity", "NaN", "+nan",
          "0x10", "1e400", "1e-400",
          "", " ", ".", "1..2", "1e", "e5", "1_", "_1", "1__0", "1,5", "one", "--1", "١.٥", "infinit",
          "1.7976931348623159e308", "-0"):
    try:
        print(repr(s), float(s))
    except ValueError as e:
        print(e)
# expect: '1' 1.0
# expect: '-1.5' -1.5
# expect: '+.5' 0.5
# expect: '5.' 5.0
# expect: '1e5' 100000.0
# expect: '1E-5' 1e-05
# expect: ' 2.5 \n' 2.5
# expect: '1_000.5' 1000.5
# expect: 'inf' inf
# expect: '-INF' -inf
# expect: 'Infinity' inf
# expect: 'NaN' nan
# expect: '+nan' nan
# expect: could not convert string to float: '0x10'
# expect: '1e400' inf
# expect: '1e-400' 0.0
# expect: could not convert string to float: ''
# expect: could not convert string to float: ' '
# expect: could not convert string to float: '.'
# expect: could not convert string to float: '1..2'
# expect: could not convert string to float: '1e'
# expect: could not convert string to float: 'e5'
# expect: could not convert string to float: '1_'
# expect: could not convert string to float: '_1'
# expect: could not convert string to float: '1__0'
# expect: could not convert string to float: '1,5'
# expect: could not convert string to float: 'one'
# expect: could not convert string to float: '--1'
# expect: '١.٥' 1.5
# expect: could not convert string to float: 'infinit'
# expect: '1.7976931348623159e308' inf
# expect: '-0' -0.0
print(float(b"2.5"), float(10 ** 20), float(True), float("1" * 30), float("0." + "0" * 30 + "1"), float("123456789" * 5))
# expect: 2.5 1e+20 1.0 1.111111111111111e+29 1e-31 1.2345678912345679e+44
