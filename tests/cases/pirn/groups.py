# Tasks that end together, futures, queues, storage of one's own.
import pirn
import stackless

log = []


def attempt(f, *args, **kwargs):
    try:
        print(f(*args, **kwargs))
    except Exception as e:
        print(type(e).__name__ + ":", e)


def square(x):
    pirn.sleep(1)
    return x * x


def waits(name):
    try:
        pirn.Channel().receive()
    finally:
        log.append(name)


def fails(seconds=1):
    pirn.sleep(seconds)
    raise ValueError("it failed")


with pirn.Group() as group:
    tasks = [group.spawn(square, x) for x in range(5)]
    print(tasks[0])  # expect: <pirn.Task: pending>
print([t.result() for t in tasks], tasks[0])  # expect: [0, 1, 4, 9, 16] <pirn.Task: finished>
attempt(group.spawn, square, 2)  # expect: RuntimeError: the group has ended: nothing can be added to it


def one_fails():
    with pirn.Group() as group:
        first = group.spawn(waits, "first")
        group.spawn(fails)
        group.spawn(waits, "second")
        group.spawn(fails, 5)
    return first


attempt(one_fails)  # expect: ValueError: it failed
print(log)  # expect: ['first', 'second']


def body_fails():
    with pirn.Group() as group:
        group.spawn(waits, "third")
        unstarted = group.spawn(waits, "never")
        group.spawn(stackless.schedule)
        pirn.sleep(0)
        late = group.spawn(waits, "not even begun")
        log.append(late)
        1 / 0


attempt(body_fails)  # expect: ZeroDivisionError: division by zero
print(log[2:])  # expect: [<pirn.Task: cancelled>, 'third', 'never']


def nested(depth):
    with pirn.Group() as group:
        if depth == 0:
            group.spawn(fails)
        else:
            group.spawn(nested, depth - 1)
            group.spawn(waits, depth)


log.clear()
attempt(nested, 3)  # expect: ValueError: it failed
print(log)  # expect: [1, 2, 3]


# A task of a group may add others.
def tree(group, depth):
    log.append(depth)
    if depth:
        for _ in range(2):
            group.spawn(tree, group, depth - 1)


log.clear()
with pirn.Group() as group:
    group.spawn(tree, group, 4)
print(len(log), sum(log))  # expect: 31 26

future = pirn.Future()
future.add_done_callback(lambda f: print("called with", f.result()))
waiting = [pirn.spawn(future.result) for _ in range(2)]
attempt(future.result, timeout=1)  # expect: TimeoutError: no result within 1 seconds
future.set_result(7)  # expect: called with 7
print([t.result() for t in waiting], future.done(), future.exception())  # expect: [7, 7] True None
attempt(future.set_result, 8)  # expect: RuntimeError: the future has its result already: it is finished
future = pirn.Future()
future.set_exception(KeyError("k"))
attempt(future.result)  # expect: KeyError: 'k'
print(repr(future.exception()))  # expect: KeyError('k')
future = pirn.Future()
print(future.cancel(), future.cancel(), future.cancelled())  # expect: True False True
attempt(future.result)  # expect: CancelledError: what the future stands for was cancelled
task = pirn.spawn(fails)
attempt(task.result)  # expect: ValueError: it failed

queue = pirn.Queue(2)


def fill(n):
    for i in range(n):
        queue.put(i)
        log.append(i)
    queue.put(None)


def work():
    got = []
    while (item := queue.get()) is not None:
        got.append(item)
        queue.task_done()
    queue.task_done()
    return got


log.clear()
filler = pirn.spawn(fill, 5)
stackless.schedule()
print(log, queue.full(), len(queue), queue.join(1))  # expect: [0, 1] True 2 False
attempt(queue.put, 9, timeout=0)  # expect: Full: the queue is full
print(pirn.spawn(work).result(), queue.join(), queue.empty())  # expect: [0, 1, 2, 3, 4] True True
attempt(queue.get, timeout=2)  # expect: Empty: the queue is empty
attempt(queue.task_done)  # expect: ValueError: task_done() called too many times

local = pirn.Local()
local.x = 1


def own():
    try:
        local.x
    except AttributeError as e:
        log.append(str(e))
    local.x = 2
    stackless.schedule()
    return local.x


log.clear()
print([t.result() for t in [pirn.spawn(own), pirn.spawn(own)]], local.x)  # expect: [2, 2] 1
print(log[0])  # expect: 'Local' object has no attribute 'x' in this tasklet
del local.x
print(hasattr(local, "x"))  # expect: False
