# Chains of attributes, subscripts and calls.
class N:
    def __init__(self, v):
        self.v = v
        self.kids = []

    def add(self, v):
        n = N(v)
        self.kids.append(n)
        return self

    def __call__(self, i):
        return self.kids[i]

    def __getitem__(self, i):
        return self.kids[i].v


root = N("r").add("a").add("b").add("c")
print(root.kids[1].v, root(2).v, root[0])  # expect: b c a
root(0).add("x")(0).add("deep")
print(root.kids[0].kids[0].kids[-1].v)  # expect: deep
print("a,b;c".split(";")[0].split(",")[1].upper().center(5, "."))  # expect: ..B..
print([[1, [2, 3]], 4][0][1][::-1][0])  # expect: 3
print((lambda f: f(f))(lambda f: f)(3 .__add__)(4))  # expect: 7
print({"f": {"g": [len]}}["f"]["g"][0]("four"))  # expect: 4
root.kids[0].v = "changed"
root(1).v += "!"
print([k.v for k in root.kids])  # expect: ['changed', 'b!', 'c']
