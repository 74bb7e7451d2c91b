# An __exit__ that raises while another exception is on its way.
class Bad:
    def __enter__(self):
        return self

    def __exit__(self, t, v, tb):
        raise RuntimeError("exit failed")


def use():
    with Bad():
        raise ValueError("body failed")


use()
# raises: RuntimeError: exit failed
