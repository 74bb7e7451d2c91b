# Greenlets that are garbage in cycles, in rows, by polls, of tasklets that have ended or are garbage themselves.
import gc

import stackless
from greenlet import GreenletExit, getcurrent, greenlet

m = getcurrent()
log = []


def body(name):
    me = getcurrent()
    try:
        me.parent.switch()
    finally:
        log.append(name)


# They may refer to themselves.
for i in range(3):
    greenlet(body).switch(i)
gc.collect()
print(sorted(log))  # expect: [0, 1, 2]
log.clear()


# Children and parents: the last started first.
def outer():
    def inner():
        try:
            m.switch()
        finally:
            log.append("inner")

    try:
        greenlet(inner).switch()
    finally:
        log.append("outer")


greenlet(outer).switch()
gc.collect()
print(log)  # expect: ['inner', 'outer']
log.clear()


# Who does not let itself be killed is asked again when it is garbage again.
def stubborn():
    while len(log) < 2:
        try:
            m.switch()
        except GreenletExit:
            log.append("no")


greenlet(stubborn).switch()
gc.collect()
gc.collect()
gc.collect()
print(log)  # expect: ['no', 'no']
log.clear()


# Of a tasklet that has ended: killed by whoever collects.
def leaves_one():
    global left
    left = greenlet(body)
    left.switch("of the tasklet")


stackless.tasklet(leaves_one)()
stackless.run()
print(left.dead, log)  # expect: True []
del left
gc.collect()
print(log)  # expect: ['of the tasklet']
log.clear()


# A paused tasklet is dropped silently, and with it what it is in the middle of.
def paused():
    def inner():
        try:
            stackless.schedule_remove()
        finally:
            log.append("never")

    try:
        greenlet(inner).switch()
    finally:
        log.append("never")


t = stackless.tasklet(paused)()
stackless.run()
del t
gc.collect()
gc.collect()
print([x for x in log if x == "never"])  # expect: []
log.clear()


# What is made and dropped in a loop is killed in passing.
def dropped(n):
    for i in range(n):
        greenlet(body).switch(i)


dropped(300)
gc.collect()
print(sorted(log) == list(range(300)))  # expect: True
