# A program that ends by sys.exit(n) has that status; finally blocks run first.
# exit: 3
import sys


def f():
    try:
        sys.exit(3)
    finally:
        print("cleanup")


print("before")  # expect: before
f()  # expect: cleanup
print("never")
