# Carets are placed by characters on lines with other scripts.
def größe(wörter, häufig):
    return wörter["größe"] + len("日本") + häufig.zähle("é")


class Zähler:
    def zähle(self, x):
        return "é" + x + fehlt


größe({"größe": 1}, Zähler())
# raises: NameError: name 'fehlt' is not defined
