# Uncaught ModuleNotFoundError.
import sys

print(type(sys).__name__)  # expect: module
import surely_not_a_module
# raises: ModuleNotFoundError: No module named 'surely_not_a_module'
