# A loop changes a list and reads it in the same turn: its length and items are those after the change, in the next turn, too.


def place(xs, x):
    lo = 0
    hi = len(xs)
    while lo < hi:
        mid = (lo + hi) // 2
        if x < xs[mid]:
            hi = mid
        else:
            lo = mid + 1
    return lo


def insort(xs, x):
    xs.insert(place(xs, x), x)


def median(n):
    s = 9
    kept = []
    total = 0
    for i in range(n):
        s = (s * 1103515245 + 12345) % 2147483648
        insort(kept, s % 100000)
        total += kept[len(kept) // 2]
    return total, kept == sorted(kept)


def last(n):
    kept = [1]
    total = 0
    for i in range(n):
        for j in range(len(kept)):
            if kept[j] > i:
                break
        kept.insert(j, i * 7 % 13)
        total += kept[-1] * len(kept)
        if len(kept) > 9:
            del kept[2:5]
            total += kept[1]
    return total, kept


def stack(n):
    todo = [n]
    done = 0
    while todo:
        k = todo.pop()
        for j in range(1 + k % 2):
            if k > 1:
                todo.append(k - 2 - j)
        if todo:
            done += todo[-1] + len(todo)
            todo.append(k)
            done += todo[-1] + todo[len(todo) // 2]
            todo.pop()
    return done


for _ in range(4):
    print(median(400), last(300), stack(15))

# expect: (19484307, True) (2771, [0, 1, 5, 12, 6, 0, 1]) 511
# expect: (19484307, True) (2771, [0, 1, 5, 12, 6, 0, 1]) 511
# expect: (19484307, True) (2771, [0, 1, 5, 12, 6, 0, 1]) 511
# expect: (19484307, True) (2771, [0, 1, 5, 12, 6, 0, 1]) 511
