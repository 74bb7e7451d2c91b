# throw() into a generator adds the frames of the generator.
def worker():
    while True:
        try:
            yield "ready"
        except KeyError:
            print("handled")


w = worker()
next(w)
w.throw(KeyError("ok"))  # expect: handled
w.throw(ValueError("not ok"))
# raises: ValueError: not ok
