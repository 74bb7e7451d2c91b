print("lib_state body runs")
counter = 0


def bump():
    global counter
    counter += 1
    return counter


def __getattr__(name):
    if name == "dynamic":
        return "made on demand"
    raise AttributeError(f"lib_state has no {name}")
