"""Loops within loops whose inner ones are short: they are hot first, and the loops around them go on in other code."""


def broken_off(n):
    s = 0
    for i in range(n):
        for j in range(5):
            if j == 3:
                break
        else:
            s += 1
        s += j
    return s


def neighbours(n):
    t = 0
    for y in range(n):
        for x in range(n):
            for dy in range(-1, 2):
                for dx in (-1, 0, 1):
                    if dx or dy:
                        t += (x + dx) ^ (y + dy)
    return t


def whiles(n):
    i = total = 0
    while i < n:
        j = i % 4
        while j:
            k = 0
            while k < 3:
                total += k * j
                k += 1
            j -= 1
        i += 1
        if i % 1000 == 999:
            total = float(total)
    return total


def lists(rows):
    seen = 0
    for row in rows:
        for item in row:
            for c in item:
                seen += ord(c)
        seen ^= len(row)
    return seen


def caught(n):
    out = 0
    for i in range(n):
        try:
            for j in range(3):
                if i % 7 == 6 and j == 1:
                    raise ValueError(i)
                out += j
        except ValueError as e:
            out -= e.args[0]
            continue
        finally:
            out += 1
    return out


def pairs(n):
    for i in range(n):
        for j in range(i % 3):
            yield i, j


def sums(n):
    total = 0
    for _ in range(4):
        for i, j in pairs(n):
            total += i * j
        total %= 1000003
    return total


def changing(n):
    kept = []
    for i in range(n):
        step = i if i < n - 300 else i + 0.5
        for j in range(2):
            step = step * 2 - j
        if i % 97 == 0:
            kept.append(step)
    return kept[-4:], sum(map(int, kept))


def within(n):
    def inner(k):
        s = 0
        for a in range(k):
            for b in range(2):
                s += a ^ b
        return s
    total = 0
    for i in range(n):
        for j in range(2):
            total += inner(j + 1)
    return total


print(broken_off(4000))
print(neighbours(40))
print(whiles(3000))
print(lists([["ab", "c", ""], ["de"], [], ["f"] * 3] * 400))
print(caught(3000))
print(sums(1500))
print(changing(3000))
print(within(2000))

# expect: 12000
# expect: 314080
# expect: 22500.0
# expect: 320800
# expect: -631498
# expect: 500997
# expect: ([10475, 10865.0, 11253.0, 11641.0], 180395)
# expect: 6000
