# Assignment expressions bind in the containing scope and give the value.
if (n := len("abcd")) > 3:
    print("long", n)  # expect: long 4
print((y := 5) + y, y)  # expect: 10 5
data = [1, 2, 3, 4]
i = 0
while (item := data[i]) != 3:
    print("item", item)
    i += 1
# expect: item 1
# expect: item 2
print(item)  # expect: 3
print([last := x * 2 for x in data], last)  # expect: [2, 4, 6, 8] 8
print(any((hit := x) > 2 for x in data), hit)  # expect: True 3


def f(a, b=(z := 10)):
    return a + b


print(f(1), z)  # expect: 11 10
print((a := 1, b := 2), a, b)  # expect: (1, 2) 1 2
print([c := 1, c + 1, c := c + 5], c)  # expect: [1, 2, 6] 6
d = {"k": (v := 3), v: v}
print(d)  # expect: {'k': 3, 3: 3}
