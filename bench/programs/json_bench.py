"""JSON: a parser and a printer in plain Python, over generated data.

A document of nested objects, arrays, strings with escapes, integers, floats
and constants is printed, parsed, and printed again; both texts must agree.
Then it is parsed in pretty-printed form, with all the white space that
brings. Measures scanning strings character by character, slicing, joining,
and building lists and dictionaries.

n:   the number of records in the document.
op:  one character of JSON text, printed and parsed.
"""

import sys
import time

DEFAULT_SIZE = 400

ESCAPES = {'"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
ESCAPED = {'"': '\\"', "\\": "\\\\", "\b": "\\b", "\f": "\\f", "\n": "\\n", "\r": "\\r", "\t": "\\t"}


class JSONError(ValueError):
    pass


class Parser:
    """Recursive descent over a string, with a position that moves forward."""

    def __init__(self, text):
        self.text = text + "\0"
        self.position = 0

    def fail(self, message):
        raise JSONError(f"{message} at character {self.position}")

    def skip_space(self):
        text = self.text
        position = self.position
        while text[position] in " \t\r\n":
            position += 1
        self.position = position
        return text[position]

    def document(self):
        value = self.value()
        if self.skip_space() != "\0":
            self.fail("text after the document")
        return value

    def value(self):
        first = self.skip_space()
        if first == '"':
            return self.string()
        if first == "{":
            return self.object()
        if first == "[":
            return self.array()
        if first == "-" or "0" <= first <= "9":
            return self.number()
        if first == "t":
            return self.constant("true", True)
        if first == "f":
            return self.constant("false", False)
        if first == "n":
            return self.constant("null", None)
        self.fail("no value")

    def constant(self, word, value):
        if not self.text.startswith(word, self.position):
            self.fail("unknown word")
        self.position += len(word)
        return value

    def digits(self):
        text = self.text
        start = position = self.position
        while "0" <= text[position] <= "9":
            position += 1
        if position == start:
            self.fail("no digit")
        self.position = position

    def number(self):
        text = self.text
        start = self.position
        if text[start] == "-":
            self.position += 1
        self.digits()
        exact = True
        if text[self.position] == ".":
            exact = False
            self.position += 1
            self.digits()
        if text[self.position] in "eE":
            exact = False
            self.position += 1
            if text[self.position] in "+-":
                self.position += 1
            self.digits()
        token = text[start:self.position]
        return int(token) if exact else float(token)

    def string(self):
        text = self.text
        pieces = []
        start = position = self.position + 1
        while True:
            char = text[position]
            if char == '"':
                break
            if char == "\\":
                pieces.append(text[start:position])
                char = text[position + 1]
                if char == "u":
                    pieces.append(chr(int(text[position + 2:position + 6], 16)))
                    position += 6
                elif char in ESCAPES:
                    pieces.append(ESCAPES[char])
                    position += 2
                else:
                    self.fail("unknown escape")
                start = position
            elif char < " ":
                self.fail("control character or end of text in a string")
            else:
                position += 1
        self.position = position + 1
        if not pieces:
            return text[start:position]
        pieces.append(text[start:position])
        return "".join(pieces)

    def array(self):
        self.position += 1
        items = []
        if self.skip_space() == "]":
            self.position += 1
            return items
        while True:
            items.append(self.value())
            char = self.skip_space()
            self.position += 1
            if char == "]":
                return items
            if char != ",":
                self.fail("neither , nor ]")

    def object(self):
        self.position += 1
        members = {}
        if self.skip_space() == "}":
            self.position += 1
            return members
        while True:
            if self.skip_space() != '"':
                self.fail("no key")
            key = self.string()
            if self.skip_space() != ":":
                self.fail("no :")
            self.position += 1
            members[key] = self.value()
            char = self.skip_space()
            self.position += 1
            if char == "}":
                return members
            if char != ",":
                self.fail("neither , nor }")


class Printer:
    """Writes compact JSON, or, with an indent, one item to a line."""

    def __init__(self, indent=0):
        self.indent = indent
        self.pieces = []

    def text(self, value):
        self.value(value, 0)
        return "".join(self.pieces)

    def newline(self, depth):
        if self.indent:
            self.pieces.append("\n" + " " * (self.indent * depth))

    def value(self, value, depth):
        write = self.pieces.append
        if value is None:
            write("null")
        elif value is True:
            write("true")
        elif value is False:
            write("false")
        elif isinstance(value, str):
            self.string(value)
        elif isinstance(value, (int, float)):
            write(repr(value))
        elif isinstance(value, list):
            self.sequence("[", "]", value, depth)
        elif isinstance(value, dict):
            self.sequence("{", "}", value.items(), depth)
        else:
            raise JSONError(f"cannot print a {type(value).__name__}")

    def sequence(self, opening, closing, items, depth):
        write = self.pieces.append
        write(opening)
        first = True
        for item in items:
            if not first:
                write(",")
            first = False
            self.newline(depth + 1)
            if opening == "{":
                key, item = item
                self.string(key)
                write(": " if self.indent else ":")
            self.value(item, depth + 1)
        if not first:
            self.newline(depth)
        write(closing)

    def string(self, value):
        write = self.pieces.append
        write('"')
        start = 0
        for i, char in enumerate(value):
            if char in ESCAPED:
                escape = ESCAPED[char]
            elif " " <= char <= "~":
                continue
            else:
                escape = f"\\u{ord(char):04x}"
            write(value[start:i])
            write(escape)
            start = i + 1
        write(value[start:])
        write('"')


WORDS = [
    "pirn", "shuttle", "warp", "weft", "bobbin", "na\u00efve",
    "tab\there", 'a "quoted" word', "back\\slash", "\u03b1\u03b2\u03b3",
]


def make_document(n):
    """A list of n records, made by a small linear congruential generator."""
    state = 2024

    def random(limit):
        nonlocal state
        state = (state * 1_664_525 + 1_013_904_223) & 0xFFFFFFFF
        return (state >> 8) % limit

    records = []
    for ident in range(n):
        records.append({
            "id": ident,
            "name": " ".join(WORDS[random(len(WORDS))] for _ in range(1 + random(3))),
            "active": random(2) == 1,
            "parent": random(ident) if ident else None,
            "balance": (random(2_000_000) - 1_000_000) / 64,
            "scores": [random(1000) for _ in range(random(8))],
            "position": {"x": random(1000) * 0.25, "y": -random(1000) * 0.25, "tags": {}},
            "history": [[2000 + i, "event\n" + WORDS[random(len(WORDS))]] for i in range(random(4))],
        })
    return {"version": 3, "scale": 1.5e-07, "records": records}


def adler(text):
    """Adler-32 of the text's code points."""
    low, high = 1, 0
    for char in text:
        low = (low + ord(char)) % 65521
        high = (high + low) % 65521
    return high << 16 | low


def main(n):
    document = make_document(n)
    compact = Printer().text(document)
    if Printer().text(Parser(compact).document()) != compact:
        raise AssertionError("the round trip changed the document")
    pretty = Printer(2).text(document)
    parsed = Parser(pretty).document()
    if parsed != document:
        raise AssertionError("the pretty-printed text means something else")
    return len(compact) + len(pretty), adler(compact)


if __name__ == "__main__":
    size = int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT_SIZE
    start = time.perf_counter()
    checksum = main(size)
    elapsed = time.perf_counter() - start
    print(*checksum)
    if "--time" in sys.argv[2:]:
        operations, _ = checksum
        print(f"time_ns_per_op={elapsed * 1e9 / operations:.2f}")
