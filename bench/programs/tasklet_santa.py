"""Santa Claus: waiting for groups, one kind before the other.

Santa sleeps until all nine reindeer are back from their holidays, and then
delivers toys with them; or until three of the ten elves have a problem, and
then helps them. If both groups wait at his door, the reindeer come first. A
clerk for each kind gathers the group and rings the bell. It is checked that
every group is complete, that nobody is in it twice, and that all of it is
there when the work begins.

n:   the number of deliveries; there are four times as many meetings with
     elves.
op:  one group served.
"""

import sys
import time

import stackless

DEFAULT_SIZE = 150
REINDEER = ["Dasher", "Dancer", "Prancer", "Vixen", "Comet", "Cupid", "Donner", "Blitzen", "Rudolph"]
ELVES = 10
ELVES_IN_GROUP = 3
MEETINGS_PER_DELIVERY = 4


class Worker:
    """A reindeer or an elf, with the channel on which Santa calls it."""

    def __init__(self, name, seed):
        self.name = name
        self.state = seed
        self.call = stackless.channel()
        self.busy = False

    def be_away(self):
        """Let some others run, for a time that looks random."""
        self.state = (self.state * 1_664_525 + 1_013_904_223) & 0xFFFFFFFF
        for _ in range((self.state >> 8) % 5):
            stackless.schedule()

    def join(self, gate):
        """Report to the clerk, come when called, work, and go."""
        gate.send(self)
        if self.call.receive() != "come":
            raise AssertionError("called out of turn")
        self.busy = True
        if self.call.receive() != "go":
            raise AssertionError("dismissed out of turn")
        self.busy = False


def reindeer(worker, deliveries, gate):
    for _ in range(deliveries):
        worker.be_away()
        worker.join(gate)


def elf(worker, problems, gate):
    """Work until the shared list of problems is empty."""
    while problems:
        problems.pop()
        worker.join(gate)
        worker.be_away()


def clerk(size, gate, waiting, bell):
    """Gather groups of the given size and bring them to Santa's door."""
    while True:
        group = [gate.receive() for _ in range(size)]
        waiting.append(group)
        bell.send(size)


class Santa:
    def __init__(self):
        self.bell = stackless.channel()
        self.reindeer_waiting = []
        self.elves_waiting = []
        self.deliveries = 0
        self.meetings = 0

    def live(self, groups):
        """Each ring of the bell stands for one group at the door."""
        for _ in range(groups):
            self.bell.receive()
            if self.reindeer_waiting:
                self.serve(self.reindeer_waiting.pop(0), len(REINDEER))
                self.deliveries += 1
            else:
                self.serve(self.elves_waiting.pop(0), ELVES_IN_GROUP)
                self.meetings += 1

    def serve(self, group, size):
        if len({worker.name for worker in group}) != size:
            raise AssertionError("the group is not complete")
        for worker in group:
            worker.call.send("come")
        stackless.schedule()
        if not all(worker.busy for worker in group):
            raise AssertionError("somebody is missing")
        for worker in group:
            worker.call.send("go")


def main(n):
    meetings = MEETINGS_PER_DELIVERY * n
    santa = Santa()
    stable, workshop = stackless.channel(), stackless.channel()
    clerks = [
        stackless.tasklet(clerk)(len(REINDEER), stable, santa.reindeer_waiting, santa.bell),
        stackless.tasklet(clerk)(ELVES_IN_GROUP, workshop, santa.elves_waiting, santa.bell),
    ]
    for i, name in enumerate(REINDEER):
        stackless.tasklet(reindeer)(Worker(name, i), n, stable)
    problems = list(range(ELVES_IN_GROUP * meetings))
    for i in range(ELVES):
        stackless.tasklet(elf)(Worker(f"elf {i}", 100 + i), problems, workshop)
    stackless.tasklet(santa.live)(n + meetings)
    stackless.run()
    for tasklet in clerks:
        tasklet.kill()
    if problems or santa.reindeer_waiting or santa.elves_waiting:
        raise AssertionError("Santa went to bed too early")
    return f"{santa.deliveries} deliveries, {santa.meetings} meetings"


def operations(n):
    return (1 + MEETINGS_PER_DELIVERY) * n


if __name__ == "__main__":
    size = int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT_SIZE
    start = time.perf_counter()
    checksum = main(size)
    elapsed = time.perf_counter() - start
    print(checksum)
    if "--time" in sys.argv[2:]:
        print(f"time_ns_per_op={elapsed * 1e9 / operations(size):.2f}")
