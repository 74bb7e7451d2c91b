# Each thread has a main tasklet, a current one and a queue of its own; a tasklet belongs to the thread that made it.
import stackless
import threading
from stackless import channel, getcurrent, getmain, getruncount, run, schedule, schedule_remove, tasklet


def nothing():
    pass


log = []


def first():
    log.append((getmain() is getcurrent(), getruncount(), getmain().thread_id == threading.get_ident()))
    log.append((tasklet().thread_id == threading.get_ident(), getmain().is_main, getcurrent().is_current))
    order = []
    for n in "xy":
        tasklet(lambda n: (order.append(n), schedule(), order.append(n)))(n)
    run()
    log.append(order)
    log.append(stackless.getthreads() == [getmain_of_first.thread_id, threading.get_ident()])
    log.append(stackless.get_thread_info(1)[0] is getmain_of_first)
    log.append(stackless.get_thread_info() == (getmain(), getcurrent(), 1))


getmain_of_first = getmain()
t = tasklet(nothing)()
x = threading.Thread(target=first)
x.start()
x.join()
print(log, getruncount(), stackless.getthreads(), stackless.get_thread_info() == (getmain(), getmain(), 2))
run()
try:
    stackless.get_thread_info(99)
except RuntimeError as e:
    print(e)

# A tasklet of a thread that has ended belongs to nobody, until a thread adopts it.
kept = []


def leaves():
    def body(n):
        schedule_remove(None)
        log.append(("goes on", n, getcurrent().thread_id == threading.get_ident()))

    paused = tasklet(body)(1)
    paused.run()
    kept.append(paused)
    kept.append(tasklet().bind(body, (2,)))
    kept.append(tasklet(body)(3))
    kept.append(getmain())


log.clear()
x = threading.Thread(target=leaves)
x.start()
x.join()
print([(t.alive, t.thread_id, t.scheduled) for t in kept])
t = kept[0]
for use in (t.run, t.insert, t.switch, lambda: t.throw(ValueError)):
    try:
        use()
    except RuntimeError as e:
        print(e)
print(t.kill())
for t in kept[:3]:
    t.bind_thread()
    print(t.alive, t.paused, t.thread_id)
    while t.alive:
        t.run()
print(log)

# Operations on tasklets of another thread.
ready, go = threading.Event(), threading.Event()
theirs = []


def holds():
    theirs.append(tasklet().bind(log.append, ("inserted",)))
    theirs.append(tasklet(log.append)("queued"))
    theirs.append(tasklet(log.append)("removed"))
    theirs.append(tasklet(log.append)("killed"))
    ready.set()
    go.wait(5)
    run()


log.clear()
x = threading.Thread(target=holds)
x.start()
ready.wait(5)
for wrong in (theirs[0].switch, theirs[1].switch, theirs[1].bind_thread):
    try:
        wrong()
    except RuntimeError as e:
        print(e)
print(theirs[0].insert() is theirs[0], theirs[0].scheduled, getruncount())
print(theirs[2].remove() is theirs[2], theirs[2].paused, theirs[3].kill())
print(theirs[1].run(), log)
go.set()
x.join()
print(log, [t.alive for t in theirs])
try:
    kept[0].bind_thread(77)
except RuntimeError as e:
    print(e)
# expect: [(True, 1, True), (True, True, True), ['x', 'y', 'x', 'y'], True, True, True] 2 [1] True
# expect: Thread id not found
# expect: [(False, -1, False), (False, -1, False), (False, -1, False), (False, -1, False)]
# expect: tasklet has no thread
# expect: tasklet has no thread
# expect: tasklet has no thread
# expect: tasklet has no thread
# expect: None
# expect: True True 1
# expect: True True 1
# expect: True True 1
# expect: [('goes on', 1, True), ('goes on', 2, True), ('goes on', 3, True)]
# expect: can't switch to a different thread.
# expect: can't switch to a different thread.
# expect: can't (re)bind a runnable tasklet
# expect: True True 1
# expect: True True None
# expect: None []
# expect: ['queued', 'inserted'] [False, False, False, False]
# expect: Target thread isn't initialized
