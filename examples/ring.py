"""Ring: a token passed around very many tasklets.

Each of the tasklets waits on a channel, adds one to what it gets, and passes
it on to the next. Tasklets and channels are cheap: try a million of them.

    pirn run examples/ring.py [HOW_MANY]
"""

import sys

import stackless


def add_one(source, out):
    out.send(source.receive() + 1)


how_many = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000

first = here = stackless.channel()
for _ in range(how_many):
    following = stackless.channel()
    stackless.tasklet(add_one)(here, following)
    here = following

# Nothing has run so far. Now all of them start, and wait.
stackless.run()
print(f"{how_many} tasklets are waiting in a row")

# The token goes in at one end and comes out at the other.
first.send(0)
print(f"the token has become {here.receive()}")
