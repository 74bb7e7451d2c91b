# The limit on digits holds wherever an int becomes text, and can be changed.
import sys

big = 10**5000
for show in (str, repr, lambda n: repr([n]), lambda n: f"{n}", lambda n: "%d" % n):
    try:
        show(big)
        print("shown")
    except ValueError as e:
        print(str(e)[:33])
# expect: Exceeds the limit (4300 digits) f
# expect: Exceeds the limit (4300 digits) f
# expect: Exceeds the limit (4300 digits) f
# expect: Exceeds the limit (4300 digits) f
# expect: Exceeds the limit (4300 digits) f
sys.set_int_max_str_digits(0)
print(sys.get_int_max_str_digits(), len(str(big)), len(repr([big])))  # expect: 0 5001 5003
print(int("7" * 5000) % 1000)  # expect: 777
try:
    sys.set_int_max_str_digits(-1)
except ValueError as e:
    print(e)  # expect: maxdigits must be 0 or larger than 640
