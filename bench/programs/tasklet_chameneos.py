"""Chameneos: creatures that meet in pairs and change colour.

Creatures ask a meeting place for a partner; it brings two of them together
and tells each the other's colour, upon which both take the colour that is
complementary to both. After n meetings it sends everyone home. Two
populations play: three creatures, and ten of all colours. It is checked
that every meeting was counted by exactly two creatures and that nobody met
itself.

n:   the number of meetings in each population.
op:  one meeting: two requests and two answers.
"""

import sys
import time

import stackless

DEFAULT_SIZE = 4000

BLUE, RED, YELLOW = range(3)
SMALL = [BLUE, RED, YELLOW]
LARGE = [BLUE, RED, YELLOW, RED, YELLOW, BLUE, RED, YELLOW, RED, BLUE]


def complement(mine, other):
    """Both keep their colour if it is the same; else both take the third."""
    return mine if mine == other else 3 - mine - other


class Creature:
    def __init__(self, name, colour):
        self.name = name
        self.colour = colour
        self.met = 0
        self.met_itself = 0
        self.answers = stackless.channel()

    def play(self, place):
        while True:
            place.send(self)
            partner = self.answers.receive()
            if partner is None:
                return
            name, colour = partner
            self.met += 1
            if name == self.name:
                self.met_itself += 1
            self.colour = complement(self.colour, colour)


def meeting_place(meetings, creatures, place):
    for _ in range(meetings):
        first = place.receive()
        second = place.receive()
        for_first = second.name, second.colour
        for_second = first.name, first.colour
        first.answers.send(for_first)
        second.answers.send(for_second)
    for _ in range(creatures):
        place.receive().answers.send(None)


def play(colours, meetings):
    place = stackless.channel()
    creatures = [Creature(name, colour) for name, colour in enumerate(colours)]
    stackless.tasklet(meeting_place)(meetings, len(creatures), place)
    for creature in creatures:
        stackless.tasklet(creature.play)(place)
    stackless.run()
    if sum(creature.met_itself for creature in creatures):
        raise AssertionError("a creature met itself")
    return sum(creature.met for creature in creatures)


def main(n):
    # The whole table of colours first, as a check.
    table = [complement(a, b) for a in SMALL for b in SMALL]
    return f"{table} {play(SMALL, n)} {play(LARGE, n)}"


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
