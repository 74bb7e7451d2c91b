"""Writes vm/src/semantics/string/tables.rs: what kind of character each code point is.

Run it with CPython 3.11, whose `str` methods are the definition:

    python3 vm/tools/unicode_tables.py > vm/src/semantics/string/tables.rs && rustfmt --edition 2024 vm/src/semantics/string/tables.rs
"""

import sys
import unicodedata

BITS = ["ALPHA", "DECIMAL", "DIGIT", "NUMERIC", "LOWER", "UPPER", "TITLE", "PRINTABLE", "ID_START", "ID_CONTINUE", "IGNORABLE"]


def ignorable(c):
    # Case_Ignorable, seen through the rule for a final sigma: "A" + c + sigma behaves as if c were not there.
    return ("A" + c + "\u03a3").lower().endswith("\u03c2") and not (c + "\u03a3").lower().endswith("\u03c2")


def kind(c):
    tests = [
        c.isalpha(),
        c.isdecimal(),
        c.isdigit(),
        c.isnumeric(),
        c.islower(),
        c.isupper(),
        unicodedata.category(c) == "Lt",
        c.isprintable(),
        c.isidentifier(),
        ("a" + c).isidentifier(),
        ignorable(c),
    ]
    return sum(1 << i for i, t in enumerate(tests) if t)


def rows(name, items, per_line, doc):
    print(f"/// {doc}")
    print("#[rustfmt::skip]")
    print(f"pub static {name} = [")
    for i in range(0, len(items), per_line):
        print("    " + " ".join(x + "," for x in items[i : i + per_line]))
    print("];")
    print()


def text(s):
    return '"' + "".join("\\u{%x}" % ord(c) for c in s) + '"'


def main():
    kinds = [kind(chr(i)) if not 0xD800 <= i < 0xE000 else 0 for i in range(0x110000)]
    runs = [i for i in range(0x110000) if i == 0 or kinds[i] != kinds[i - 1]]
    print("//! Tables of Unicode " + unicodedata.unidata_version + ", written by `vm/tools/unicode_tables.py`: do not edit.")
    print()
    rows(f"RUNS: [u32; {len(runs)}]", [f"0x{i << 11 | kinds[i]:x}" for i in runs], 12,
         "First code point of each run of equal kind, shifted left by 11, and the kind's bits.")
    zeros = [i for i in range(0x110000) if chr(i).isdecimal() and unicodedata.decimal(chr(i)) == 0]
    for z in zeros:
        assert all(unicodedata.decimal(chr(z + d), None) == d for d in range(10))
    rows(f"ZEROS: [u32; {len(zeros)}]", [f"0x{z:x}" for z in zeros], 12, "The zero of each script's ten decimal digits.")
    scalars = [chr(i) for i in range(128, 0x110000) if not 0xD800 <= i < 0xE000]
    title = [c for c in scalars if c.title() != c.upper()]
    rows(f"TITLE: [(char, &str); {len(title)}]", [f"('\\u{{{ord(c):x}}}', {text(c.title())})" for c in title], 4,
         "Characters whose title case is not their upper case.")
    fold = [c for c in scalars if c.casefold() != c.lower()]
    rows(f"FOLD: [(char, &str); {len(fold)}]", [f"('\\u{{{ord(c):x}}}', {text(c.casefold())})" for c in fold], 4,
         "Characters whose folded form is not their lower case.")
    sys.stderr.write(f"{len(runs)} runs, {len(zeros)} zeros, {len(title)} titles, {len(fold)} folds\n")


main()
