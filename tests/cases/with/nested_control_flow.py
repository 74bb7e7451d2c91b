# return, break and continue through several with blocks.
log = []


class C:
    def __init__(self, n):
        self.n = n

    def __enter__(self):
        log.append(f"+{self.n}")

    def __exit__(self, *a):
        log.append(f"-{self.n}")


def f(mode):
    log.clear()
    for i in range(2):
        with C("a"):
            try:
                with C("b"), C("c"):
                    if mode == "return":
                        return " ".join(log)
                    if mode == "break":
                        break
                    if mode == "continue":
                        continue
                    if mode == "raise":
                        raise ValueError
                log.append("after inner")
            except ValueError:
                log.append("caught")
            finally:
                log.append("fin")
        log.append("after outer")
    return "end"


for mode in ("normal", "return", "break", "continue", "raise"):
    print(mode, f(mode), " ".join(log))
# expect: normal end +a +b +c -c -b after inner fin -a after outer +a +b +c -c -b after inner fin -a after outer
# expect: return +a +b +c +a +b +c -c -b fin -a
# expect: break end +a +b +c -c -b fin -a
# expect: continue end +a +b +c -c -b fin -a +a +b +c -c -b fin -a
# expect: raise end +a +b +c -c -b caught fin -a after outer +a +b +c -c -b caught fin -a after outer
