"""Hello: the first program.

Pirn runs programs in Python syntax. This one shows a function, a list, a
loop and formatted text; nothing in it is special to Pirn.

    pirn run examples/hello.py
"""


def greet(name, punctuation="!"):
    return f"Hello, {name}{punctuation}"


# A list of names, and a comprehension that makes a new list from it.
names = ["world", "weaver", "shuttle"]
greetings = [greet(name) for name in names]

for number, greeting in enumerate(greetings, 1):
    print(number, greeting)

# A dictionary, built and printed in order.
lengths = {name: len(name) for name in names}
print("Lengths:", ", ".join(f"{name} has {length}" for name, length in lengths.items()))
print(greet("everybody", punctuation="."))
