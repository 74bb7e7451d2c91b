"""LRU cache: bounded, with the least recently used entry thrown out.

One stream of look-ups goes to two caches that must agree: one keeps its
order in an OrderedDict, the other in a doubly linked list of nodes with a
plain dictionary for access. The keys are skewed, so that about half of the
look-ups hit. Measures dictionary operations mixed with method calls and
relinking of objects.

n:   the number of look-ups.
op:  one look-up in one cache, with the insertion and eviction it may cause.
"""

import sys
import time
from collections import OrderedDict

DEFAULT_SIZE = 60_000
CAPACITY = 400


class OrderedCache:
    def __init__(self, capacity):
        self.capacity = capacity
        self.entries = OrderedDict()
        self.hits = 0

    def get(self, key):
        entries = self.entries
        if key in entries:
            self.hits += 1
            entries.move_to_end(key)
            return entries[key]
        return None

    def put(self, key, value):
        entries = self.entries
        entries[key] = value
        entries.move_to_end(key)
        if len(entries) > self.capacity:
            entries.popitem(last=False)

    def keys(self):
        """From the least to the most recently used."""
        return list(self.entries)


class Entry:
    def __init__(self, key, value):
        self.key = key
        self.value = value
        self.before = self
        self.after = self


class LinkedCache:
    """A ring of entries; the anchor stands between newest and oldest."""

    def __init__(self, capacity):
        self.capacity = capacity
        self.entries = {}
        self.anchor = Entry(None, None)
        self.hits = 0

    def unlink(self, entry):
        entry.before.after = entry.after
        entry.after.before = entry.before

    def link_newest(self, entry):
        anchor = self.anchor
        entry.before = anchor.before
        entry.after = anchor
        anchor.before.after = entry
        anchor.before = entry

    def get(self, key):
        entry = self.entries.get(key)
        if entry is None:
            return None
        self.hits += 1
        self.unlink(entry)
        self.link_newest(entry)
        return entry.value

    def put(self, key, value):
        entry = self.entries.get(key)
        if entry is not None:
            entry.value = value
            self.unlink(entry)
        else:
            if len(self.entries) >= self.capacity:
                oldest = self.anchor.after
                self.unlink(oldest)
                del self.entries[oldest.key]
            entry = Entry(key, value)
            self.entries[key] = entry
        self.link_newest(entry)

    def keys(self):
        keys = []
        entry = self.anchor.after
        while entry is not self.anchor:
            keys.append(entry.key)
            entry = entry.after
        return keys


def look_up_all(cache, n):
    """Drive the cache as a front of a slow function; hash its answers."""
    state = 5
    checksum = 0
    for _ in range(n):
        state = (state * 1_664_525 + 1_013_904_223) & 0xFFFFFFFF
        first = (state >> 8) % 1200
        state = (state * 1_664_525 + 1_013_904_223) & 0xFFFFFFFF
        key = first * ((state >> 8) % 1200) // 1200
        value = cache.get(key)
        if value is None:
            value = key * key + 1
            cache.put(key, value)
        checksum = (checksum * 3 + value) & 0xFFFFFFFF
    return checksum


def main(n):
    ordered = OrderedCache(CAPACITY)
    linked = LinkedCache(CAPACITY)
    checksum = look_up_all(ordered, n)
    if look_up_all(linked, n) != checksum or linked.keys() != ordered.keys() or linked.hits != ordered.hits:
        raise AssertionError("the caches disagree")
    return f"{checksum} {linked.hits} hits, oldest {linked.keys()[:4]}"


def operations(n):
    return 2 * n


if __name__ == "__main__":
    size = int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT_SIZE
    start = time.perf_counter()
    checksum = main(size)
    elapsed = time.perf_counter() - start
    print(checksum)
    if "--time" in sys.argv[2:]:
        print(f"time_ns_per_op={elapsed * 1e9 / operations(size):.2f}")
