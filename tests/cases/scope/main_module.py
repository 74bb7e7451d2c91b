# Names every module has.
"""not the docstring, it is not first"""
print(__name__, __doc__ is None or "comment lines do not matter")  # expect: __main__ comment lines do not matter
print(__file__.endswith("main_module.py"))  # expect: True
import sys
me = sys.modules["__main__"]
me.injected = "yes"
print(injected, me.__dict__ is globals(), type(me).__name__)  # expect: yes True module
if __name__ == "__main__":
    print("run as main")  # expect: run as main
