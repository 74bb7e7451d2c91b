"""Actors: a small game world in which every creature is a tasklet.

Sheep graze and wolves hunt on a wrapped-around meadow. In every tick the
world shows each creature what is around it and collects what it wants to do;
then it carries out all wishes in the order of the creatures' numbers. What a
creature is up to (prowling, chasing, digesting) is not kept in variables: it
is the place where its tasklet waits. Creatures multiply, starve and get
eaten, so tasklets are created and killed all the time.

n:   the number of ticks.
op:  one turn of one creature.
"""

import sys
import time

import stackless

DEFAULT_SIZE = 60
WIDTH = 36
HEIGHT = 24
SHEEP = 60
WOLVES = 8
RIPE = 8
DIRECTIONS = [(1, 0), (0, 1), (-1, 0), (0, -1)]

REST = ("rest", None)
GRAZE = ("graze", None)


class View:
    """What a creature sees: its surroundings, relative to itself."""

    def __init__(self, energy, grass, others):
        self.energy = energy
        self.grass = grass
        self.others = others


class Creature:
    sight = 1
    energy_limit = 60
    upkeep = 1

    def __init__(self, world, number, x, y, energy):
        self.world = world
        self.number = number
        self.x = x
        self.y = y
        self.energy = energy
        self.inbox = stackless.channel()
        self.tasklet = stackless.tasklet(self.run)()

    def run(self):
        try:
            self.live(self.inbox.receive())
        finally:
            # The tasklet is killed here, wherever it waits.
            self.world.obituaries += 1

    def live(self, view):
        raise NotImplementedError

    def turn(self, action):
        """Announce the action of this tick, and wait for the next one."""
        self.world.inbox.send((self.number, action))
        return self.inbox.receive()


class Sheep(Creature):
    name = "sheep"
    sight = 2

    def live(self, view):
        heading = self.number
        steps = 0
        while True:
            wolves = [(dx, dy) for dx, dy, other in view.others if other.name == "wolf"]
            if wolves:
                view = self.flee(view, wolves)
            elif view.energy > 20:
                view = self.turn(("split", heading % 4))
            elif view.grass >= 4:
                view = self.turn(GRAZE)
            else:
                view = self.turn(("move", heading % 4))
                if view.grass < 4:
                    heading += 1 + steps % 3
            steps += 1

    def flee(self, view, wolves):
        """Run from the nearest wolf for two ticks."""
        dx, dy = min(wolves, key=lambda at: abs(at[0]) + abs(at[1]))
        if abs(dx) >= abs(dy):
            away = 2 if dx > 0 else 0
        else:
            away = 3 if dy > 0 else 1
        for _ in range(2):
            view = self.turn(("move", away))
        return view


class Wolf(Creature):
    name = "wolf"
    sight = 3
    upkeep = 2

    def live(self, view):
        while True:
            view = self.prowl(view)
            view, caught = self.chase(view)
            if caught:
                view = self.rest_after_meal(view)

    def prey(self, view):
        """(distance, number, dx, dy) of the nearest sheep in sight, or None."""
        sheep = [
            (abs(dx) + abs(dy), other.number, dx, dy)
            for dx, dy, other in view.others
            if other.name == "sheep"
        ]
        return min(sheep) if sheep else None

    def prowl(self, view):
        """Walk in a widening spiral until there is something to hunt."""
        leg = 0
        while True:
            for direction in range(4):
                for _ in range(2 + leg // 2):
                    if self.prey(view):
                        return view
                    view = self.turn(("move", (self.number + direction) % 4))
                leg += 1

    def chase(self, view):
        """Run after the nearest sheep, for five ticks at most."""
        for _ in range(5):
            prey = self.prey(view)
            if prey is None:
                return view, False
            distance, number, dx, dy = prey
            if distance == 1:
                before = view.energy
                view = self.turn(("bite", number))
                if view.energy > before:
                    return view, True
            elif abs(dx) >= abs(dy):
                view = self.turn(("move", 0 if dx > 0 else 2))
            else:
                view = self.turn(("move", 1 if dy > 0 else 3))
        return view, False

    def rest_after_meal(self, view):
        for _ in range(3):
            view = self.turn(REST)
        if view.energy > 50:
            view = self.turn(("split", self.number % 4))
        return view


class World:
    def __init__(self):
        self.inbox = stackless.channel()
        self.grass = [[(3 * x + 5 * y) % RIPE for x in range(WIDTH)] for y in range(HEIGHT)]
        self.cells = {}
        self.creatures = {}
        self.time = 0
        self.born = 0
        self.died = 0
        self.obituaries = 0
        self.turns = 0

    def add(self, kind, x, y, energy):
        self.born += 1
        creature = kind(self, self.born, x, y, energy)
        self.creatures[creature.number] = creature
        self.cells[x, y] = creature

    def remove(self, creature):
        self.died += 1
        del self.creatures[creature.number]
        del self.cells[creature.x, creature.y]
        creature.tasklet.kill()

    def view(self, creature):
        others = []
        reach = range(-creature.sight, creature.sight + 1)
        for dy in reach:
            y = (creature.y + dy) % HEIGHT
            for dx in reach:
                other = self.cells.get(((creature.x + dx) % WIDTH, y))
                if other is not None and other is not creature:
                    others.append((dx, dy, other))
        return View(creature.energy, self.grass[creature.y][creature.x], others)

    def ahead(self, creature, direction):
        dx, dy = DIRECTIONS[direction]
        return (creature.x + dx) % WIDTH, (creature.y + dy) % HEIGHT

    def tick(self):
        # All of them look before any of them acts.
        creatures = list(self.creatures.values())
        views = [self.view(creature) for creature in creatures]
        for creature, view in zip(creatures, views):
            creature.inbox.send(view)
        wishes = dict(self.inbox.receive() for _ in creatures)
        self.turns += len(wishes)
        for number in sorted(wishes):
            # Somebody who was eaten in this tick does not act any more.
            if number in self.creatures:
                verb, argument = wishes[number]
                self.carry_out(self.creatures[number], verb, argument)
        for creature in list(self.creatures.values()):
            creature.energy -= creature.upkeep
            if creature.energy <= 0:
                self.remove(creature)
        self.time += 1
        for row in self.grass[self.time % 4::4]:
            for x, height in enumerate(row):
                if height < RIPE:
                    row[x] = height + 1

    def carry_out(self, creature, verb, argument):
        if verb == "move":
            cell = self.ahead(creature, argument)
            if cell not in self.cells:
                del self.cells[creature.x, creature.y]
                creature.x, creature.y = cell
                self.cells[cell] = creature
        elif verb == "graze":
            creature.energy += self.grass[creature.y][creature.x]
            self.grass[creature.y][creature.x] = 0
        elif verb == "bite":
            prey = self.creatures.get(argument)
            if prey is not None and abs(prey.x - creature.x) + abs(prey.y - creature.y) == 1:
                self.remove(prey)
                creature.energy = min(creature.energy + 20, creature.energy_limit)
        elif verb == "split":
            x, y = self.ahead(creature, argument)
            if (x, y) not in self.cells:
                creature.energy //= 2
                self.add(type(creature), x, y, creature.energy)

    def digest(self):
        value = 0
        for number in sorted(self.creatures):
            creature = self.creatures[number]
            for part in (number, creature.x, creature.y, creature.energy):
                value = (value * 31 + part) & 0xFFFFFFFF
        return value

    def count(self, kind):
        return sum(1 for creature in self.creatures.values() if isinstance(creature, kind))


def main(n):
    world = World()
    for i in range(SHEEP):
        world.add(Sheep, i * 5 % WIDTH, i * 7 % HEIGHT, 10 + i % 5)
    for i in range(WOLVES):
        world.add(Wolf, i * 9 % WIDTH, (i * 5 + 1) % HEIGHT, 40)
    for _ in range(n):
        world.tick()
    if world.obituaries != world.died or len(world.creatures) != world.born - world.died:
        raise AssertionError("somebody is missing")
    text = f"{world.born} born, {world.died} died, {world.count(Sheep)} sheep, {world.count(Wolf)} wolves"
    result = f"{text}, {world.turns} turns, {world.digest()}"
    for creature in list(world.creatures.values()):
        world.remove(creature)
    return result, world.turns


if __name__ == "__main__":
    size = int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT_SIZE
    start = time.perf_counter()
    checksum, operations = main(size)
    elapsed = time.perf_counter() - start
    print(checksum)
    if "--time" in sys.argv[2:]:
        print(f"time_ns_per_op={elapsed * 1e9 / operations:.2f}")
