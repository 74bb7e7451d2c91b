# What a program is told of its tasklets: info, tasklets, dump_tasklets; and what is noted while it watches.
import io
import pirn
import stackless

print(pirn.watch(), pirn.watch())  # expect: False True
jobs = stackless.channel()
lock = pirn.Lock()


def worker(n):
    while n:
        n -= 1
    jobs.receive()
    stackless.schedule()


def locker():
    with lock:
        pass


def make(n):
    return stackless.tasklet(worker)(n)


lock.acquire()
first, second = make(1000), make(3000)
third = stackless.tasklet(locker)()
pirn.set_name(first, "first")
i = pirn.info(first)
print(i.name, i.state, i.doing, i.ticks, i.switches)  # expect: first runnable runnable None None
print(i.made_at.endswith("watching.py:24"), i.stack[0][1:])  # expect: True (11, 'worker', 'def worker(n):')
stackless.run()
i = pirn.info(first)
print(i.state, "|", i.doing, "|", i.switches, "|", i.stack[-1][1:])
# expect: receiving | receive on channel jobs | 1 | (14, 'worker', 'jobs.receive()')
ticks = pirn.info(second).ticks
print(2000 <= ticks - i.ticks < 2010)  # expect: True
i = pirn.info(third)
print(i.state, "|", i.doing, "|", i.stack[-1][1:])
# expect: paused | pirn.Lock.__enter__() | (19, 'locker', 'with lock:')
i = pirn.info()
print(i.state, i.doing, i.stack[-1][1:])
# expect: running running (43, '<module>', 'i = pirn.info()')
print(i.ticks > 0)  # expect: True

everybody = pirn.tasklets()
print(len(everybody), everybody[0] is stackless.getcurrent())  # expect: 4 True
print(sorted(pirn.info(t).state for t in everybody))  # expect: ['paused', 'receiving', 'receiving', 'running']

out = io.StringIO()
pirn.dump_tasklets(out)
text = out.getvalue().replace(pirn.info().stack[0][0], "FILE").split("\n")
print(text[0].split()[:3])  # expect: ['4', 'tasklets', 'after']
for line in text[1:]:
    print(line)
# expect:
# expect: main tasklet: running
# expect:   File "FILE", line 53, in <module>
# expect:     pirn.dump_tasklets(out)
# expect: 2 tasklets ('first', ...): receive on channel jobs
# expect:   File "FILE", line 14, in worker
# expect:     jobs.receive()
# expect: tasklet 1: pirn.Lock.__enter__()
# expect:   File "FILE", line 19, in locker
# expect:     with lock:
# expect:

jobs.send(1)
jobs.send(2)
stackless.run()
i = pirn.info(first)
print(i.state, i.doing, i.switches, i.stack)  # expect: dead dead 3 []
print(pirn.watch(False), pirn.watch(False))  # expect: True False
t = stackless.tasklet(worker)(5)
print(pirn.info(t).made_at, pirn.info(t).switches)  # expect: None None
t.kill()
lock.release()
stackless.run()
for wrong in (3, None):
    try:
        pirn._info(wrong)
    except TypeError as e:
        print(type(e).__name__)
# expect: TypeError
# expect: TypeError
