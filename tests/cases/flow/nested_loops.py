# break and continue act on the innermost loop only.
out = []
for i in range(4):
    if i == 1:
        continue
    for j in range(4):
        if j == i:
            continue
        if j == 3:
            break
        out.append((i, j))
    else:
        out.append("inner else")
    if i == 3:
        break
else:
    out.append("outer else")
print(out)  # expect: [(0, 1), (0, 2), (2, 0), (2, 1), (3, 0), (3, 1), (3, 2), 'inner else']
i = 0
while i < 3:
    j = 0
    while True:
        j += 1
        if j > i:
            break
    print(i, j)
    i += 1
# expect: 0 1
# expect: 1 2
# expect: 2 3
for a in "ab":
    for b in "xy":
        for c in (1, 2, 3):
            if c == 2:
                break
        else:
            print("no")
        print(a, b, c)
# expect: a x 2
# expect: a y 2
# expect: b x 2
# expect: b y 2
