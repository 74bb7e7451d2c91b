# Lazy builtins pull one element at a time through the whole pipeline.
def src():
    for i in range(4):
        print("src", i)
        yield i


pipe = enumerate(filter(lambda x: x % 2, map(lambda x: x + 1, src())))
print("built")  # expect: built
print(next(pipe))
# expect: src 0
# expect: (0, 1)
print(next(pipe))
# expect: src 1
# expect: src 2
# expect: (1, 3)
print(list(pipe))
# expect: src 3
# expect: []
z = zip(src(), "ab")
print(list(z))
# expect: src 0
# expect: src 1
# expect: src 2
# expect: [(0, 'a'), (1, 'b')]
