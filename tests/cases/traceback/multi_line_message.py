# A message of several lines.
def check(items):
    if items:
        raise ValueError("bad items:\n" + "\n".join(f"- {i}" for i in items))


check([])
check(["one", "two"])
# raises: - two
