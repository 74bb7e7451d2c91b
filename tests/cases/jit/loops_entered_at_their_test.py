# Native code that begins within a loop whose test stands at its end: the loops around it lead to the test, not to the body.


def flips(n):
    base = list(range(8))
    rounds = 0
    total = 0
    most = 0
    while True:
        rounds += 1
        first = base[0]
        if first:
            items = base[:]
            turned = 0
            while first:
                low, high = 1, first - 1
                while low < high:
                    items[low], items[high] = items[high], items[low]
                    low += 1
                    high -= 1
                following = items[first]
                items[first] = first
                first = following
                turned += 1
            if turned > most:
                most = turned
            total += turned * rounds
        if rounds == n:
            return total, most
        at = rounds % 7
        base[at], base[at + 1] = base[at + 1], base[at]
        base.insert(rounds % 5, base.pop(0))


def triangle(n):
    total = 0
    row = 0
    while row < n:
        width = row % 5
        while width:
            left = width
            while left > 0:
                total += row ^ left
                left -= 1
            width -= 1
        row += 1
    return total


def matrix(n):
    a = [[float(i * j % 7) for j in range(n)] for i in range(n)]
    out = []
    for i in range(n):
        row = a[i]
        line = []
        for j in range(n):
            total = 0.0
            for k in range(n):
                total += row[k] * a[k][j]
            line.append(total)
        out.append(line)
    return sum(map(sum, out))


def scattered(n):
    # Variables of the outer loops change between turns of the inner one, which leaves them alone.
    found = []
    for i in range(n):
        text = "abc"[i % 3]
        scale = i * 0.5
        for j in range(i % 4 + 1):
            unit = scale + j
            for k in range(3):
                if unit > k:
                    found.append((text, k))
        if len(found) > 50:
            found = found[40:]
    return len(found), found[-1]


for _ in range(3):
    print(flips(3000), triangle(4000), matrix(24), scattered(1500))

# expect: (18996174, 18) 32012000 97443.0 (39, ('c', 2))
# expect: (18996174, 18) 32012000 97443.0 (39, ('c', 2))
# expect: (18996174, 18) 32012000 97443.0 (39, ('c', 2))
