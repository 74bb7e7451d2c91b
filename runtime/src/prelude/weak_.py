# What is called when objects are gone that were weakly referenced.


def run_due_callbacks(due):
    """Calls the callbacks of weak references whose objects are gone: `due` is a list of callback and reference by turns.
    What they raise is reported and otherwise ignored."""
    for i in range(0, len(due), 2):
        callback = due[i]
        try:
            callback(due[i + 1])
        except BaseException as e:
            report_ignored(callback, e)
    return 0


def report_ignored(where, e):
    """Prints an exception that cannot be raised anywhere, and what raised it."""
    try:
        text = f"Exception ignored in: {where!r}\n" + exception_chain_text(e)
    except BaseException:
        return
    if "sys" in _sys_modules:
        _sys_modules["sys"].stderr.write(text)
    else:
        _host_write(2, text)
