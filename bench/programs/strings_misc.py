"""Strings: splitting, joining, searching, replacing and formatting.

Six exercises on one generated text of n words: a table of comma-separated
values, substitution and translation, searching, a Caesar cipher character by
character, alignment and number formats, and comparison of slices. Measures
the methods of str and the making of many short strings.

n:   the number of words in the text.
op:  one word in one exercise.
"""

import sys
import time

DEFAULT_SIZE = 9000

STEMS = ["spool", "thread", "Loom", "weave", "cross", "heddle", "Reed", "beam", "treadle", "yarn", "ply"]
ENDINGS = ["", "s", "ed", "ing", "er", "less", "-like"]


def make_words(n):
    state = 99
    words = []
    for _ in range(n):
        state = (state * 1_664_525 + 1_013_904_223) & 0xFFFFFFFF
        bits = state >> 8
        words.append(STEMS[bits % len(STEMS)] + ENDINGS[bits // 16 % len(ENDINGS)])
    return words


def digest(text):
    """A hash of the length and of every thirteenth character."""
    value = len(text)
    for char in text[::13]:
        value = (value * 131 + ord(char)) & 0xFFFFFFFF
    return value


def table(words):
    """Write eight columns of values, read them back, and add some up."""
    lines = []
    for i in range(0, len(words), 8):
        lines.append(",".join([str(i)] + words[i:i + 8]))
    total = 0
    for line in "\n".join(lines).splitlines():
        number, _, rest = line.partition(",")
        fields = rest.split(",")
        total += int(number) + len(fields) + len(fields[-1])
    return total


def substitute(text):
    text = text.replace("ing ", "in' ").replace("weave", "wove")
    text = text.replace("oo", "00").replace("e", "").upper()
    parts = text.title().swapcase().split("L")
    return digest("l".join(parts))


def search(text, words):
    found = text.count("er ") + text.count("treadle")
    position = text.find("cross")
    while position >= 0:
        found += 1
        position = text.find("cross", position + 1)
    for word in words:
        if word.startswith("th") or word.endswith(("s", "ed")):
            found += 2
        if "oo" in word and not word.isalpha():
            found += 3
        found += word.rfind("e")
    return found


def caesar(words, shift):
    coded = []
    for word in words:
        letters = []
        for char in word:
            if "a" <= char <= "z":
                char = chr((ord(char) - 97 + shift) % 26 + 97)
            elif char.isupper():
                char = chr((ord(char) - 65 + shift) % 26 + 65)
            letters.append(char)
        coded.append("".join(letters))
    return coded


def align(words):
    lines = []
    for i, word in enumerate(words):
        if i % 4 == 0:
            lines.append(f"{word:>12}|{i:<6}|{i / 7:10.3f}")
        elif i % 4 == 1:
            lines.append(word.center(14, "*") + str(-i).zfill(7) + f"{i:x}")
        elif i % 4 == 2:
            lines.append("%-12s %05d %r" % (word, i, word[:2]))
        else:
            lines.append("{0}:{2!r}:{1:,}".format(word.ljust(10, "."), i * 1000, word[-1:]))
    return digest("\n".join(lines))


def compare(words):
    """Palindromic slices, common prefixes, and the order of neighbours."""
    total = 0
    for first, second in zip(words, words[1:]):
        if first < second:
            total += 1
        if first[:3].lower() == second[:3].lower():
            total += 3
        if first[1:4] == first[3:0:-1]:
            total += 5
        if first.strip("sdeg") != first:
            total += 7
    return total


def main(n):
    words = make_words(n)
    text = " ".join(words)
    coded = caesar(words, 3)
    if caesar(coded, -3) != words:
        raise AssertionError("the cipher lost something")
    checksums = [
        table(words),
        substitute(text),
        search(text, words),
        digest(" ".join(coded)),
        align(words),
        compare(words),
    ]
    return " ".join(str(checksum) for checksum in checksums)


def operations(n):
    return 6 * n


if __name__ == "__main__":
    size = int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT_SIZE
    start = time.perf_counter()
    checksum = main(size)
    elapsed = time.perf_counter() - start
    print(checksum)
    if "--time" in sys.argv[2:]:
        print(f"time_ns_per_op={elapsed * 1e9 / operations(size):.2f}")
