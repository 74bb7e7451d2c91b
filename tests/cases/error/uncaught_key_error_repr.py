# KeyError prints the repr of its key.
data = {"a b": 1}
print(data["a b"])  # expect: 1
data["it's"]
# raises: KeyError: "it's"
