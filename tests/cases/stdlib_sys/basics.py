# sys attributes every program may look at.
# args: one two --three=3
import sys

print(sys.argv[1:], len(sys.argv), sys.argv[0].endswith("basics.py"))  # expect: ['one', 'two', '--three=3'] 4 True
print(sys.maxsize == 2 ** 63 - 1, sys.byteorder, sys.maxunicode, type(sys.version).__name__,
      sys.version_info[:2] >= (3, 11), sys.version_info.major)  # expect: True little 1114111 str True 3
print(sys.getrecursionlimit() >= 1000, sys.intern("abc") == "abc", type(sys.path).__name__,
      type(sys.modules).__name__, type(sys.platform).__name__)  # expect: True True list dict str
print(sys.float_info.max, sys.float_info.epsilon, sys.float_info.min, sys.float_info.dig, sys.float_info.mant_dig)
# expect: 1.7976931348623157e+308 2.220446049250313e-16 2.2250738585072014e-308 15 53
print(sys.stdout.write("direct\n"), sys.exc_info(), sys.getdefaultencoding(), hasattr(sys, "implementation"), sys.__name__)
# expect: direct
# expect: 7 (None, None, None) utf-8 True sys
sys.stdout.flush()
sys.stderr.flush()
