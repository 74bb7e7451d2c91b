"""Word count: a dictionary, a class, and one tasklet for each part of a text.

The text is cut into parts, each counted by a tasklet of its own; the counts
are sent over a channel and merged. (On a single machine core this is no
faster than a loop; it shows how work is given away and collected.)

    pirn run examples/word_count.py
"""

import stackless

TEXT = """
The shuttle flies, the shuttle turns,
and in the shuttle sits the pirn;
the pirn pays out the weft, and then
the weft goes over, under, over;
the reed beats up, the shed will close,
the shuttle flies, the shuttle turns:
a thread is all that cloth is made of.
"""


class Counter:
    """Counts words; counters can be merged."""

    def __init__(self):
        self.counts = {}

    def add(self, word, times=1):
        self.counts[word] = self.counts.get(word, 0) + times

    def merge(self, other):
        for word, times in other.counts.items():
            self.add(word, times)

    def most_common(self, limit):
        """The most frequent words; equally frequent ones by the alphabet."""
        return sorted(self.counts.items(), key=lambda item: (-item[1], item[0]))[:limit]

    def __len__(self):
        return len(self.counts)


def count_words(line, results):
    counter = Counter()
    for word in line.split():
        counter.add(word.strip(".,:;!?").lower())
    results.send(counter)


lines = TEXT.strip().splitlines()
results = stackless.channel()
for line in lines:
    stackless.tasklet(count_words)(line, results)

total = Counter()
for _ in lines:
    # The first receive() waits, and lets the tasklets run.
    total.merge(results.receive())

print(f"{sum(total.counts.values())} words, {len(total)} different")
for word, times in total.most_common(10):
    print(f"{times:3} {word:8} {'*' * times}")
