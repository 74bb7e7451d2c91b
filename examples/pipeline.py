"""Pipeline: stages connected by channels.

Each stage is a tasklet with a loop over its input channel. Looping over a
channel means to receive until the sender says that there is no more, which
it does by sending the exception StopIteration. Each stage is written as if
it were alone, and yet all of them work at the same time: the first results
are printed before the last line has been read.

    pirn run examples/pipeline.py
"""

import stackless

TEXT = """\
The pirn carries the weft
from one side to the other
and back again
and back again
until the cloth is done"""


def read_lines(text, out):
    for line in text.splitlines():
        print(f"        reading  {line!r}")
        out.send(line)
    out.send_exception(StopIteration)


def split_words(source, out):
    for line in source:
        for word in line.lower().split():
            out.send(word)
    out.send_exception(StopIteration)


def drop_repeated(source, out):
    """Pass on only words that were not seen before."""
    seen = set()
    for word in source:
        if word not in seen:
            seen.add(word)
            out.send(word)
    out.send_exception(StopIteration)


def print_long_words(source, least):
    count = 0
    for word in source:
        count += 1
        if len(word) >= least:
            print(word)
    print(f"{count} different words")


lines = stackless.channel()
words = stackless.channel()
new_words = stackless.channel()

stackless.tasklet(read_lines)(TEXT, lines)
stackless.tasklet(split_words)(lines, words)
stackless.tasklet(drop_repeated)(words, new_words)
stackless.tasklet(print_long_words)(new_words, 5)
stackless.run()
