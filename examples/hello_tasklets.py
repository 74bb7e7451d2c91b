"""Hello, tasklets: several things at once, in turns.

A tasklet is a function call that can be suspended. It costs a few hundred
bytes, so a program may have a million of them. Tasklets take turns: each
runs until it gives way, here by calling stackless.schedule(), and the one
that has waited longest goes on.

    pirn run examples/hello_tasklets.py
"""

import stackless


def count_down(name, start):
    for number in range(start, 0, -1):
        print(f"{name}: {number}")
        # Let the others have a turn. We come back here when they have.
        stackless.schedule()
    print(f"{name}: done")


# stackless.tasklet(function) makes a tasklet; calling it with arguments puts
# it in the queue. Nothing has run so far.
stackless.tasklet(count_down)("warp", 3)
stackless.tasklet(count_down)("weft", 2)
stackless.tasklet(count_down)("pirn", 1)
print("ready:", stackless.getruncount() - 1, "tasklets")

# Run all of them until none is left.
stackless.run()
print("all done")
