# A re-raised exception shows the original line once for each frame.
def fail():
    raise RuntimeError("original")


def cleanup():
    try:
        fail()
    except RuntimeError:
        print("logging")
        raise


def again():
    try:
        cleanup()
    except RuntimeError as e:
        print("caught", e)
        raise e


again()
# expect: logging
# expect: caught original
# raises: RuntimeError: original
