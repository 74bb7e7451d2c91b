# An uncaught error deep in calls; only the last line of stderr is compared.
class Config:
    def __init__(self, data):
        self.data = data

    def require(self, key):
        try:
            return self.data[key]
        except KeyError:
            raise LookupError(f"missing setting {key!r}") from None


def start(cfg):
    print("host", cfg.require("host"))
    print("port", cfg.require("port"))


start(Config({"host": "h"}))  # expect: host h
# raises: LookupError: missing setting 'port'
