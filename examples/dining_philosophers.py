"""Dining philosophers: sharing without deadlock.

Five philosophers sit around a table with five forks, one between each pair;
to eat, one needs both neighbouring forks. If all took the left fork first,
all might wait for the right one for ever. So everybody takes the fork with
the lower number first: then at least one of them can always go on.

A fork is a channel. When it lies on the table, a tasklet waits there to send
it; to take the fork is to receive it, and who comes too late waits in line.

    pirn run examples/dining_philosophers.py
"""

import stackless

NAMES = ["Hypatia", "Plato", "Laozi", "Diotima", "Spinoza"]
MEALS = 2


class Fork:
    def __init__(self, number):
        self.number = number
        self.channel = stackless.channel()
        self.put_down()

    def put_down(self):
        # We do not wait until somebody takes the fork: a new tasklet does.
        stackless.tasklet(self.channel.send)(self)

    def take(self):
        self.channel.receive()


def philosopher(name, left, right):
    first, second = sorted([left, right], key=lambda fork: fork.number)
    for meal in range(1, MEALS + 1):
        stackless.schedule()  # think
        first.take()
        second.take()
        print(f"{name} starts meal {meal} with forks {first.number} and {second.number}")
        stackless.schedule()  # eat
        print(f"{name} ends meal {meal}")
        second.put_down()
        first.put_down()
    print(f"{name} leaves")


forks = [Fork(number) for number in range(len(NAMES))]
for seat, name in enumerate(NAMES):
    stackless.tasklet(philosopher)(name, forks[seat], forks[(seat + 1) % len(forks)])

# The forks wait for ever, but tasklets that wait do not keep run() going.
stackless.run()
on_table = [fork.number for fork in forks if fork.channel.balance == 1]
print("forks on the table:", on_table)
