# A generator expression runs only as far as it is consumed.
def trace(x):
    print("make", x)
    return x


g = (trace(i) * 10 for i in range(4))
print(type(g).__name__)  # expect: generator
print(next(g))
# expect: make 0
# expect: 0
print(next(g))
# expect: make 1
# expect: 10
print(list(g))
# expect: make 2
# expect: make 3
# expect: [20, 30]
print(list(g))  # expect: []
n = 1
h = (n * i for i in range(3))
n = 100
print(list(h))  # expect: [0, 100, 200]
lst = [1, 2]
k = (i for i in lst)
lst.append(3)
print(list(k))  # expect: [1, 2, 3]
lst2 = [1, 2]
k = (i for i in lst2)
lst2 = [9]
print(list(k))  # expect: [1, 2]
