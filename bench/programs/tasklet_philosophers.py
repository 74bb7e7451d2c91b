"""Dining philosophers: shared forks without deadlock.

Every fork is a tasklet that hands itself out and takes itself back through
two channels. A philosopher takes the fork with the lower number first, so
that no circle of waiting can close, and gives way to the others while
thinking, between the forks, and while eating. It is checked that neighbours
never eat at the same time and that everyone gets every meal.

n:   the number of meals that each of the SEATS philosophers eats.
op:  one meal.
"""

import sys
import time

import stackless

DEFAULT_SIZE = 200
SEATS = 25


def fork(take, put_back):
    while True:
        take.receive()
        put_back.receive()


class Table:
    def __init__(self, seats):
        self.seats = seats
        self.take = [stackless.channel() for _ in range(seats)]
        self.put_back = [stackless.channel() for _ in range(seats)]
        self.eating = [False] * seats
        self.meals = [0] * seats
        self.forks = []
        for take, put_back in zip(self.take, self.put_back):
            self.forks.append(stackless.tasklet(fork)(take, put_back))

    def start_meal(self, seat):
        if self.eating[seat - 1] or self.eating[(seat + 1) % self.seats]:
            raise AssertionError(f"a neighbour of philosopher {seat} is eating")
        self.eating[seat] = True

    def end_meal(self, seat):
        self.eating[seat] = False
        self.meals[seat] += 1

    def clear(self):
        for tasklet in self.forks:
            tasklet.kill()


def philosopher(seat, table, meals):
    first, second = sorted([seat, (seat + 1) % table.seats])
    for meal in range(meals):
        for _ in range((seat * 7 + meal) % 3):
            stackless.schedule()
        table.take[first].send(seat)
        stackless.schedule()
        table.take[second].send(seat)
        table.start_meal(seat)
        stackless.schedule()
        table.end_meal(seat)
        table.put_back[second].send(seat)
        table.put_back[first].send(seat)


def main(n):
    table = Table(SEATS)
    for seat in range(SEATS):
        stackless.tasklet(philosopher)(seat, table, n)
    stackless.run()
    table.clear()
    if table.meals != [n] * SEATS:
        raise AssertionError(f"somebody went hungry: {table.meals}")
    return f"{sum(table.meals)} meals at {SEATS} seats"


def operations(n):
    return SEATS * n


if __name__ == "__main__":
    size = int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT_SIZE
    start = time.perf_counter()
    checksum = main(size)
    elapsed = time.perf_counter() - start
    print(checksum)
    if "--time" in sys.argv[2:]:
        print(f"time_ns_per_op={elapsed * 1e9 / operations(size):.2f}")
