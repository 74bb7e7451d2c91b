"""Ping-pong: two tasklets that talk over channels.

A channel hands a value from one tasklet to another. send() waits until
somebody receives, and receive() waits until somebody sends, so the two meet
and neither runs ahead of the other. No locks are needed: between two
operations that may wait, nobody else runs.

    pirn run examples/ping_pong.py
"""

import stackless


def player(name, incoming, outgoing, skill):
    """Return the ball until it comes with more strokes than our skill."""
    while True:
        strokes = incoming.receive()
        if strokes is None:
            print(f"{name} wins")
            return
        if strokes > skill:
            print(f"{name} misses stroke {strokes}")
            outgoing.send(None)
            return
        print(f"{name} plays stroke {strokes}")
        outgoing.send(strokes + 1)


left_side = stackless.channel()
right_side = stackless.channel()

stackless.tasklet(player)("Ping", left_side, right_side, 7)
stackless.tasklet(player)("Pong", right_side, left_side, 5)

# Serve: a tasklet can run any callable, a channel's send as well.
stackless.tasklet(left_side.send)(1)
stackless.run()
