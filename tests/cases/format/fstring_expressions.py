# Expressions of every kind inside f-strings.
x, y, d, xs = 3, 4, {"k": "v", 1: "one"}, [1, 2, 3]
print(f"{x + y} {x * y - 1} {x ** 2} {-x} {not x} {x if y else 0} {x < y} {x == 3 and y} {(x, y)} {[x, y]}")
# expect: 7 11 9 -3 False 3 True 4 (3, 4) [3, 4]
print(f"{ {x: y} } {d['k']} {d[1]} {xs[-1]} {xs[::-1]} {xs[1:]} {len(xs)} {sum(v * v for v in xs)} {[v for v in xs if v > 1]}")
# expect: {3: 4} v one 3 [3, 2, 1] [2, 3] 3 14 [2, 3]
print(f"{(lambda: 5)()} {(z := 10)} {z} {'nested'} {'a' + 'b'} {'%d' % x} {str(x)!r} {' '.join('abc')} {f'{x}{y}'} {x!r:^5}")
# expect: 5 10 10 nested ab 3 '3' a b c 34   3
print("=", f"{x:>{y}} {x=} {y = } {x + y = } {xs[0]=} {d['k']=} {x=:04d} {x=!s:>3} {'s'=}")
# expect: =    3 x=3 y = 4 x + y = 7 xs[0]=1 d['k']='v' x=0003 x=  3 's'='s'
print(f"{x}{y}" f"{x}" "{x}" "literal {}" f"{{x}}", f"{x}" + "y", rf"\d{x}", f'{"double"}', f"{'single'}", f"""{
    x
    + y
}""", f"{x,}", f"{x, y}", f"{xs[0]:}|")  # expect: 343{x}literal {}{x} 3y \d3 double single 7 (3,) (3, 4) 1|


def f(n):
    return f"<{n}>" if n == 0 else f"<{n}{f(n - 1)}>"


print(f(3), f"{f(1):>8}", f"{'' or 'empty'}", f"{None} {True} {1.0} {...}", f"{'{'}{'}'}", f"{x:{'0'}>{'4'}}")
# expect: <3<2<1<0>>>>   <1<0>> empty None True 1.0 Ellipsis {} 0003
print(f"{chr(65)}{ord('A')}{hex(255)}{abs(-x)}{max(x, y)}", f"{__name__}", f"{x!s}{x!r}{x!a}", f"{1_000:,}",
      f"{0x1F}", f"{1e3}")  # expect: A650xff34 __main__ 333 1,000 31 1000.0
