# sys.exit with a string prints it on stderr and ends with status 1.
# exit: 1
import sys

print("about to fail")  # expect: about to fail
sys.exit("fatal: message")
