# Handlers inside handlers, else and finally.
def f(n):
    log = []
    try:
        try:
            if n == 0:
                raise KeyError("k")
            log.append("no error")
        except KeyError:
            log.append("inner except")
            try:
                raise IndexError("in handler")
            except IndexError:
                log.append("handled in handler")
            if n == 0:
                raise
        else:
            log.append("inner else")
            raise ValueError("from else")
        finally:
            try:
                raise TypeError("in finally")
            except TypeError:
                log.append("handled in finally")
    except KeyError as e:
        log.append(f"outer {e!r}")
    except ValueError as e:
        log.append(f"outer {e!r}")
    return log


print(f(0))  # expect: ['inner except', 'handled in handler', 'handled in finally', "outer KeyError('k')"]
print(f(1))  # expect: ['no error', 'inner else', 'handled in finally', "outer ValueError('from else')"]


def deep(n):
    if n == 0:
        raise RuntimeError("bottom")
    try:
        deep(n - 1)
    except RuntimeError as e:
        raise RuntimeError(f"level {n}") from e


try:
    deep(5)
except RuntimeError as e:
    chain = []
    while e:
        chain.append(str(e))
        e = e.__cause__
    print(chain)  # expect: ['level 5', 'level 4', 'level 3', 'level 2', 'level 1', 'bottom']
