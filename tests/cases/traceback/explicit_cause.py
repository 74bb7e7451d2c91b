# The above exception was the direct cause of the following exception.
class ConfigError(Exception):
    pass


def read(d):
    try:
        return d["port"] + 1
    except (KeyError, TypeError) as e:
        raise ConfigError("cannot read port") from e


print(read({"port": 1}))  # expect: 2
read({"port": None})
# raises: ConfigError: cannot read port
