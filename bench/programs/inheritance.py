"""Inheritance: life in a world of classes with several bases.

A small ecosystem on a ring of cells. Its creatures are put together from
mixin classes that each override `describe`, `step` and `__init__` and pass
the call on with super(), so that every call runs along the method
resolution order, a diamond included. Measures cooperative super(), class
attributes found far up, isinstance, properties, and instances with many
attributes.

n:   the number of rounds.
op:  one creature's turn.
"""

import sys
import time

DEFAULT_SIZE = 220
CELLS = 97
CREATURES = 30


class Base:
    """The end of every chain of super() calls."""

    energy_limit = 100

    def __init__(self, world, cell):
        self.world = world
        self.cell = cell
        self.energy = 40
        self.age = 0

    def step(self):
        self.age += 1
        self.energy = min(self.energy, self.energy_limit)
        return 0

    def describe(self):
        return type(self).__name__

    @property
    def tired(self):
        return self.energy < 10


class Moving(Base):
    speed = 1

    def __init__(self, world, cell):
        super().__init__(world, cell)
        self.distance = 0

    def step(self):
        cost = super().step()
        if not self.tired:
            self.cell = (self.cell + self.speed) % CELLS
            self.distance += self.speed
            cost += 1
        return cost

    def describe(self):
        return f"moving {super().describe()}"


class Eating(Base):
    appetite = 3

    def __init__(self, world, cell):
        super().__init__(world, cell)
        self.eaten = 0

    def step(self):
        cost = super().step()
        meal = self.world.graze(self.cell, self.appetite)
        self.eaten += meal
        self.energy += 2 * meal
        return cost

    def describe(self):
        return f"eating {super().describe()}"


class Swimming(Moving):
    speed = 3

    def step(self):
        cost = super().step()
        if self.world.is_water(self.cell):
            return cost
        return cost + 2

    def describe(self):
        return f"swimming {super().describe()}"


class Flying(Moving):
    speed = 7

    def __init__(self, world, cell):
        super().__init__(world, cell)
        self.height = 0

    def step(self):
        self.height = 0 if self.tired else (self.height + 1) % 5
        return super().step() + self.height

    def describe(self):
        return f"flying {super().describe()}"


class Resting:
    """A mixin with no base of its own: it relies on the class it joins."""

    def step(self):
        cost = super().step()
        if self.tired:
            self.energy += 6
            return 0
        return cost

    def describe(self):
        return f"resting {super().describe()}"


class Moss(Resting, Base):
    pass


class Snail(Eating, Moving):
    energy_limit = 60


class Fish(Resting, Swimming, Eating):
    appetite = 2


class Bird(Eating, Flying):
    speed = 11


class Duck(Resting, Flying, Swimming, Eating):
    appetite = 4

    def step(self):
        # In a hurry, a duck skips the rest and flies.
        if self.age % 8 == 7:
            return super(Resting, self).step()
        return super().step()


class World:
    def __init__(self):
        self.grass = [20] * CELLS
        self.time = 0

    def graze(self, cell, appetite):
        meal = min(self.grass[cell], appetite)
        self.grass[cell] -= meal
        return meal

    def is_water(self, cell):
        return cell % 5 < 2

    def grow(self):
        self.time += 1
        for cell in range(self.time % 3, CELLS, 3):
            if self.grass[cell] < 20:
                self.grass[cell] += 2


def make_creatures(world):
    kinds = [Moss, Snail, Fish, Bird, Duck]
    return [kinds[i % len(kinds)](world, 13 * i % CELLS) for i in range(CREATURES)]


def main(n):
    world = World()
    creatures = make_creatures(world)
    spent = 0
    for _ in range(n):
        world.grow()
        for creature in creatures:
            cost = creature.step()
            creature.energy = max(0, creature.energy - cost)
            spent += cost
    flown = sum(creature.distance for creature in creatures if isinstance(creature, Flying))
    eaten = sum(getattr(creature, "eaten", 0) for creature in creatures)
    lines = [f"spent {spent}, flown {flown}, eaten {eaten}, energy {sum(c.energy for c in creatures)}"]
    for creature in creatures[:5]:
        order = " ".join(cls.__name__ for cls in type(creature).__mro__)
        lines.append(f"{creature.describe()}: {order}")
    return "\n".join(lines)


def operations(n):
    return n * CREATURES


if __name__ == "__main__":
    size = int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT_SIZE
    start = time.perf_counter()
    checksum = main(size)
    elapsed = time.perf_counter() - start
    print(checksum)
    if "--time" in sys.argv[2:]:
        print(f"time_ns_per_op={elapsed * 1e9 / operations(size):.2f}")
