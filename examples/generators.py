"""Generators: functions that produce values one at a time.

A function with `yield` in it makes a generator: it runs until it has a value
to give, and goes on from there when the next one is wanted. Generators can
be endless, can be chained, and can delegate to each other. In Pirn they are
made of the same stuff as tasklets, so a tasklet may switch inside one.

    pirn run examples/generators.py
"""

from itertools import islice

import stackless


def fibonacci():
    """All of them."""
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b


print("fibonacci:", *islice(fibonacci(), 12))

# Stages that pull values from each other; nothing is computed in advance.
even = (number for number in fibonacci() if number % 2 == 0)
squares = (number * number for number in even)
print("squares of even ones:", *islice(squares, 5))


def walk(tree):
    """All leaves of nested lists, from left to right."""
    for item in tree:
        if isinstance(item, list):
            yield from walk(item)
        else:
            yield item


print("leaves:", *walk(["a", ["b", ["c", "d"], []], [[["e"]]], "f"]))


def running_average():
    """Values can be sent into a generator, too."""
    total = 0
    count = 0
    average = None
    while True:
        value = yield average
        total += value
        count += 1
        average = total / count


average = running_average()
next(average)  # run to the first yield
print("averages:", [average.send(value) for value in (10, 20, 60, 70)])


def tower(height, source, target, spare):
    """The moves of the Tower of Hanoi, by recursive generators."""
    if height:
        yield from tower(height - 1, source, spare, target)
        yield f"{source}{target}"
        yield from tower(height - 1, spare, target, source)


print("hanoi:", *tower(3, "A", "C", "B"))


# Two tasklets take turns, each in the middle of its own generator.

def patient(name, values):
    for value in values:
        stackless.schedule()  # another tasklet runs here
        yield f"{name}{value}"


def collect(name, log):
    for text in patient(name, range(3)):
        log.append(text)


log = []
stackless.tasklet(collect)("x", log)
stackless.tasklet(collect)("y", log)
stackless.run()
print("taking turns:", *log)
