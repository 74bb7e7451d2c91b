# while with else, break and continue.
n = 0
while n < 5:
    n += 1
    if n == 2:
        continue
    if n == 4:
        break
    print(n)
else:
    print("not reached")
# expect: 1
# expect: 3
print("after", n)  # expect: after 4
while n > 2:
    n -= 1
else:
    print("else", n)  # expect: else 2
while False:
    pass
else:
    print("never entered")  # expect: never entered
k = 10
while True:
    k -= 3
    if k < 0:
        break
print(k)  # expect: -2
while k: k += 1; print("k", k)
# expect: k -1
# expect: k 0
