# for with else: the else part runs only without break.
def find(needle, hay):
    for i, x in enumerate(hay):
        if x == needle:
            print("found at", i)
            break
    else:
        print("missing", needle)


find(3, [1, 2, 3])  # expect: found at 2
find(9, [1, 2, 3])  # expect: missing 9
find(1, [])  # expect: missing 1
for x in ():
    pass
else:
    print("empty else")  # expect: empty else
for x in range(3):
    continue
else:
    print("else after continue", x)  # expect: else after continue 2
primes = []
for n in range(2, 30):
    for p in primes:
        if n % p == 0:
            break
    else:
        primes.append(n)
print(primes)  # expect: [2, 3, 5, 7, 11, 13, 17, 19, 23, 29]
