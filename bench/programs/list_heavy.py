"""Lists: sorting with keys, slicing, comprehensions and in-place changes.

Seven exercises on lists of n pseudo-random numbers: sorting by several
keys, stable grouping, slices with and without steps, nested comprehensions,
a stack and a queue, merging by hand, and a matrix turned with zip. Measures
the list type, its sort, and calls of small key functions.

n:   the number of elements in each exercise.
op:  one element of one exercise.
"""

import sys
import time

DEFAULT_SIZE = 12_000


def random_numbers(n, limit, seed):
    state = seed
    numbers = []
    for _ in range(n):
        state = (state * 1_664_525 + 1_013_904_223) & 0xFFFFFFFF
        numbers.append((state >> 8) % limit)
    return numbers


def mix(numbers):
    value = 17
    for number in numbers:
        value = (value * 31 + number) & 0xFFFFFFFF
    return value


def sort_by_keys(numbers):
    by_digit = sorted(numbers, key=lambda number: (number % 10, -number))
    by_text = sorted(numbers, key=str, reverse=True)
    in_place = list(numbers)
    in_place.sort()
    return mix(by_digit[::97]) ^ mix(by_text[::97]) ^ mix(in_place[::97])


def stable_groups(numbers):
    """Sorting by one key and then another keeps the order of the first."""
    items = [(number % 16, number, position) for position, number in enumerate(numbers)]
    items.sort(key=lambda item: item[1])
    items.sort(key=lambda item: item[0])
    for before, after in zip(items, items[1:]):
        if before > after:
            raise AssertionError("the sort is not stable")
    return mix([position for _, _, position in items])


def slices(numbers):
    half = len(numbers) // 2
    shuffled = numbers[half:] + numbers[:half]
    shuffled[::2] = shuffled[::-2]
    shuffled[3:7] = [1, 2]
    del shuffled[10:20:3]
    last = shuffled[-1]
    return mix(shuffled[1::3]) + mix(shuffled[-5:]) + mix(shuffled[::-1]) + last


def comprehensions(numbers):
    evens = [number // 2 for number in numbers if number % 2 == 0]
    rows = [numbers[i:i + 20] for i in range(0, len(numbers), 20)]
    sums = [sum(row) for row in rows]
    flat = [number + i for i, row in enumerate(rows) for number in row if number % 3]
    return mix(evens) + mix(sums) + mix(flat)


def stack_and_queue(numbers):
    stack = []
    queue = []
    taken = 0
    for number in numbers:
        stack.append(number)
        queue.append(number)
        if number % 3 == 0 and len(stack) > 1:
            taken = (taken * 7 + stack.pop() - stack.pop()) & 0xFFFFFF
        if len(queue) > 32:
            taken = (taken + queue.pop(0)) & 0xFFFFFF
            queue.insert(16, queue.pop())
    return taken * 31 + len(stack) + queue.count(5)


def merge_sort(numbers):
    if len(numbers) < 2:
        return numbers
    middle = len(numbers) // 2
    left = merge_sort(numbers[:middle])
    right = merge_sort(numbers[middle:])
    merged = []
    i = j = 0
    while i < len(left) and j < len(right):
        if left[i] <= right[j]:
            merged.append(left[i])
            i += 1
        else:
            merged.append(right[j])
            j += 1
    merged.extend(left[i:])
    merged.extend(right[j:])
    return merged


def turn(numbers):
    """Turn a matrix a quarter, four times over."""
    width = 40
    matrix = [numbers[i:i + width] for i in range(0, len(numbers) // width * width, width)]
    turned = matrix
    for _ in range(3):
        turned = [list(row) for row in zip(*turned[::-1])]
    checksum = mix([number for row in turned[:3] for number in row])
    turned = [list(row) for row in zip(*turned[::-1])]
    if turned != matrix:
        raise AssertionError("four quarter turns changed the matrix")
    return checksum


def main(n):
    numbers = random_numbers(n, 5 * n, 3)
    checksums = [
        sort_by_keys(numbers),
        stable_groups(numbers),
        slices(numbers),
        comprehensions(numbers),
        stack_and_queue(numbers),
        mix(merge_sort(numbers)),
        turn(numbers),
    ]
    return " ".join(str(checksum) for checksum in checksums)


def operations(n):
    return 7 * n


if __name__ == "__main__":
    size = int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT_SIZE
    start = time.perf_counter()
    checksum = main(size)
    elapsed = time.perf_counter() - start
    print(checksum)
    if "--time" in sys.argv[2:]:
        print(f"time_ns_per_op={elapsed * 1e9 / operations(size):.2f}")
