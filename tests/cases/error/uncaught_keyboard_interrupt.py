# A BaseException other than SystemExit is reported by its name.
class Stop(BaseException):
    pass


try:
    raise Stop("caught?")
except Exception:
    print("no")
except BaseException as e:
    print("yes", e)  # expect: yes caught?
raise Stop("for good")
# raises: Stop: for good
