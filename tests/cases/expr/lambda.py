# Lambda with every kind of parameter.
print((lambda: 1)(), (lambda x: x + 1)(2), (lambda x, y=5: x * y)(3))  # expect: 1 3 15
print((lambda *a, **k: (a, k))(1, 2, z=3))  # expect: ((1, 2), {'z': 3})
print((lambda a, /, b, *, c: (a, b, c))(1, b=2, c=3))  # expect: (1, 2, 3)
f = lambda x: lambda y: x + y
print(f(1)(2))  # expect: 3
print((lambda: (yield 1))().__next__())  # expect: 1
print(sorted(["bb", "a", "ccc"], key=lambda s: -len(s)))  # expect: ['ccc', 'bb', 'a']
g = lambda n: 1 if n < 2 else n * g(n - 1)
print(g(10))  # expect: 3628800
print((lambda x: (x, x))(1), (lambda: None)() is None)  # expect: (1, 1) True
print(f.__name__)  # expect: <lambda>
h = [lambda x, k=k: x ** k for k in range(4)]
print([fn(2) for fn in h])  # expect: [1, 2, 4, 8]
