# try / except / else / finally in their normal combinations.
def f(x):
    out = []
    try:
        out.append("try")
        10 // x
    except ZeroDivisionError:
        out.append("zero")
    except (TypeError, ValueError) as e:
        out.append(type(e).__name__)
    else:
        out.append("else")
    finally:
        out.append("finally")
    out.append("after")
    return out


print(f(1))  # expect: ['try', 'else', 'finally', 'after']
print(f(0))  # expect: ['try', 'zero', 'finally', 'after']
print(f("s"))  # expect: ['try', 'TypeError', 'finally', 'after']
try:
    print("only finally")  # expect: only finally
finally:
    print("done")  # expect: done
try:
    pass
except:
    print("never")
else:
    print("else without exception")  # expect: else without exception
try:
    raise KeyboardInterrupt
except Exception:
    print("not caught here")
except BaseException as e:
    print("base", repr(e))  # expect: base KeyboardInterrupt()
try:
    {}["k"]
except:
    print("bare except")  # expect: bare except
