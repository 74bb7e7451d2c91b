"""Heap queue algorithm (a.k.a. priority queue).

A heap is a list in which every item is not greater than the two at 2k+1 and 2k+2. The sifting is the usual one that
first moves the hole down to a leaf, which compares less than stopping early.
"""

from _pirn import MISSING, heap_make, heap_push, heap_replace

__all__ = ["heapify", "heappop", "heappush", "heappushpop", "heapreplace", "merge", "nlargest", "nsmallest"]


def heappush(heap, item, /):
    "Push item onto heap, maintaining the heap invariant."
    kind = type(item)
    if (kind is not tuple and kind is not list) or not heap_push(heap, item):
        heap.append(item)
        _up(heap, 0, len(heap) - 1)


def heappop(heap, /):
    "Pop the smallest item off the heap, maintaining the heap invariant."
    if not heap:
        raise IndexError("index out of range")
    last = heap.pop()
    if heap:
        kind = type(last)
        if kind is tuple or kind is list:
            result = heap_replace(heap, last)
            if result is not MISSING:
                return result
        result = heap[0]
        heap[0] = last
        _down(heap, 0)
        return result
    return last


def heapreplace(heap, item, /):
    "Pop and return the current smallest value, and add the new item."
    if not heap:
        raise IndexError("index out of range")
    kind = type(item)
    if kind is tuple or kind is list:
        result = heap_replace(heap, item)
        if result is not MISSING:
            return result
    result = heap[0]
    heap[0] = item
    _down(heap, 0)
    return result


def heappushpop(heap, item, /):
    "Push item on the heap, then pop and return the smallest item from the heap."
    if heap and heap[0] < item:
        return heapreplace(heap, item)
    return item


def heapify(heap, /):
    "Transform list into a heap, in-place, in O(len(heap)) time."
    if not heap_make(heap):
        i = len(heap) // 2 - 1
        while i >= 0:
            _down(heap, i)
            i -= 1


def _up(heap, start, pos):
    item = heap[pos]
    while pos > start:
        up = (pos - 1) >> 1
        parent = heap[up]
        if not item < parent:
            break
        heap[pos] = parent
        pos = up
    heap[pos] = item


def _down(heap, pos):
    end = len(heap)
    start = pos
    item = heap[pos]
    child = 2 * pos + 1
    while child < end:
        right = child + 1
        if right < end and not heap[child] < heap[right]:
            child = right
        heap[pos] = heap[child]
        pos = child
        child = 2 * pos + 1
    heap[pos] = item
    _up(heap, start, pos)


def _heappop_max(heap):
    last = heap.pop()
    if heap:
        result = heap[0]
        heap[0] = last
        _down_max(heap, 0)
        return result
    return last


def _heapify_max(heap):
    for i in reversed(range(len(heap) // 2)):
        _down_max(heap, i)


def _heapreplace_max(heap, item):
    result = heap[0]
    heap[0] = item
    _down_max(heap, 0)
    return result


def _down_max(heap, pos):
    end = len(heap)
    start = pos
    item = heap[pos]
    child = 2 * pos + 1
    while child < end:
        right = child + 1
        if right < end and not heap[right] < heap[child]:
            child = right
        heap[pos] = heap[child]
        pos = child
        child = 2 * pos + 1
    while pos > start:
        up = (pos - 1) >> 1
        parent = heap[up]
        if not parent < item:
            break
        heap[pos] = parent
        pos = up
    heap[pos] = item


def merge(*iterables, key=None, reverse=False):
    "Merge multiple sorted inputs into a single sorted output."
    entries = []
    for order, iterable in enumerate(iterables):
        it = iter(iterable)
        for value in it:
            entries.append([value if key is None else key(value), -order if reverse else order, value, it])
            break
    if reverse:
        fix, replace, pop = _heapify_max, _heapreplace_max, _heappop_max
    else:
        fix, replace, pop = heapify, heapreplace, heappop
    fix(entries)
    while len(entries) > 1:
        entry = entries[0]
        yield entry[2]
        for value in entry[3]:
            entry[0] = value if key is None else key(value)
            entry[2] = value
            replace(entries, entry)
            break
        else:
            pop(entries)
    if entries:
        entry = entries[0]
        yield entry[2]
        yield from entry[3]


def nsmallest(n, iterable, key=None):
    "Find the n smallest elements in a dataset."
    return sorted(iterable, key=key)[: max(n, 0)]


def nlargest(n, iterable, key=None):
    "Find the n largest elements in a dataset."
    return sorted(iterable, key=key, reverse=True)[: max(n, 0)]
