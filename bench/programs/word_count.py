"""Word count: splitting a long text and counting in a dictionary.

A text of n words, a few dozen to the line and with some punctuation and
capitals, is made from a vocabulary whose words differ widely in frequency.
It is then split into lines and words, cleaned, counted, and the most
frequent words are sorted out. Making the text is not timed. Measures string
methods and dictionary updates with string keys.

n:   the number of words; the default makes a text of about a megabyte.
op:  one word.
"""

import sys
import time

DEFAULT_SIZE = 160_000

SYLLABLES = ["ba", "ce", "di", "fo", "gu", "ka", "le", "mi", "no", "pu", "ra", "se", "ti", "vo", "zu", "shi"]


def vocabulary():
    """All words of two syllables and some of three."""
    words = [a + b for a in SYLLABLES for b in SYLLABLES]
    words += [a + b + c for a in SYLLABLES[:6] for b in SYLLABLES for c in SYLLABLES]
    return words


def make_text(n):
    words = vocabulary()
    count = len(words)
    state = 12345
    pieces = []
    for i in range(1, n + 1):
        # The product of two uniform numbers favours the first words.
        state = (state * 1_664_525 + 1_013_904_223) & 0xFFFFFFFF
        first = (state >> 8) % count
        state = (state * 1_664_525 + 1_013_904_223) & 0xFFFFFFFF
        word = words[first * ((state >> 8) % count) // count]
        if i % 12 == 1:
            word = word.capitalize()
        if i % 36 == 0:
            word += ".\n"
        elif i % 12 == 0:
            word += ". "
        elif i % 7 == 0:
            word += ", "
        else:
            word += " "
        pieces.append(word)
    return "".join(pieces)


def count_words(text):
    counts = {}
    for line in text.split("\n"):
        for word in line.split():
            word = word.strip(".,;:!?").lower()
            if word in counts:
                counts[word] += 1
            else:
                counts[word] = 1
    return counts


def main(n, text=None):
    if text is None:
        text = make_text(n)
    counts = count_words(text)
    ranking = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    top = ", ".join(f"{word} {count}" for word, count in ranking[:8])
    return f"{len(text)} characters, {sum(counts.values())} words, {len(counts)} different: {top}"


def operations(n):
    return n


if __name__ == "__main__":
    size = int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT_SIZE
    prepared = make_text(size)
    start = time.perf_counter()
    checksum = main(size, prepared)
    elapsed = time.perf_counter() - start
    print(checksum)
    if "--time" in sys.argv[2:]:
        print(f"time_ns_per_op={elapsed * 1e9 / operations(size):.2f}")
