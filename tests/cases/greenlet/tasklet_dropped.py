# A tasklet that nobody refers to any more, whose greenlets are still known: nobody runs them, and snapshots can be taken.
# snap: every
import gc

import stackless
from greenlet import error, getcurrent, greenlet


def body():
    g = greenlet(lambda: getcurrent().parent.switch(1))
    g.switch()
    kept.append(g)
    stackless.schedule_remove()


kept = []
t = stackless.tasklet(body)()
t.run()
del t
for i in range(20):
    pass
gc.collect()
for i in range(20):
    pass
print(len(kept), kept[0].dead, kept[0].parent.dead)  # expect: 1 False False
for g in kept[0], kept[0].parent:
    try:
        g.switch()
    except error as e:
        print(e)
# expect: cannot switch to a different thread or tasklet: each runs its own greenlets
# expect: cannot switch to a different thread or tasklet: each runs its own greenlets
