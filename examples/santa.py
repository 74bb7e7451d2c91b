"""Santa Claus: waiting for several others at once.

Santa sleeps. He is woken when all nine reindeer are back from the tropics,
and then delivers toys with them; or when three elves have a question, and
then he sees them in his study. A clerk for each kind gathers the group.

The channels do all the work: a clerk's door collects a group, Santa's bell
wakes him, and each helper waits on a channel of its own until it is called.

    pirn run examples/santa.py
"""

import stackless

REINDEER = [
    "Dasher", "Dancer", "Prancer", "Vixen", "Comet",
    "Cupid", "Donner", "Blitzen", "Rudolph",
]
ELVES = ["Alabaster", "Bushy", "Pepper", "Shinny", "Sugarplum"]
YEARS = 2
QUESTIONS = 12  # in all; a multiple of three


class Helper:
    def __init__(self, name):
        self.name = name
        self.call = stackless.channel()

    def join(self, door):
        """Stand at the door; return when Santa has dismissed us."""
        door.send(self)
        self.call.receive()


def wait(turns):
    for _ in range(turns):
        stackless.schedule()


def reindeer(helper, number, door):
    for year in range(YEARS):
        # The holidays are long, and of a different length for everybody.
        wait(30 + (5 * number + year) % 9)
        helper.join(door)


def elf(helper, questions, door):
    while questions:
        questions.pop()
        helper.join(door)
        wait(20)


def clerk(kind, size, door, bell):
    while True:
        group = [door.receive() for _ in range(size)]
        bell.send((kind, group))


def santa(bell):
    deliveries = meetings = 0
    while deliveries < YEARS or meetings < QUESTIONS // 3:
        kind, group = bell.receive()
        names = ", ".join(sorted(helper.name for helper in group))
        if kind == "reindeer":
            deliveries += 1
            print(f"Ho ho ho! Delivery {deliveries} with {names}")
        else:
            meetings += 1
            print(f"Meeting {meetings} in the study: {len(group)} elves")
        for helper in group:
            helper.call.send("thank you")
    print(f"Santa goes to bed after {deliveries} deliveries and {meetings} meetings")


bell = stackless.channel()
stable = stackless.channel()
workshop = stackless.channel()

stackless.tasklet(santa)(bell)
stackless.tasklet(clerk)("reindeer", len(REINDEER), stable, bell)
stackless.tasklet(clerk)("elves", 3, workshop, bell)
for number, name in enumerate(REINDEER):
    stackless.tasklet(reindeer)(Helper(name), number, stable)
questions = list(range(QUESTIONS))
for name in ELVES:
    stackless.tasklet(elf)(Helper(name), questions, workshop)
stackless.run()
