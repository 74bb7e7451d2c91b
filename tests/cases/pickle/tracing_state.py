# Trace functions of pickled tasklets: left behind, or kept where pickle_flags() asks for that. Flags belong to a thread. P20.
import pickle
import sys

import stackless
import threading
from stackless import PICKLEFLAGS_PRESERVE_TRACING_STATE as KEEP
from stackless import pickle_flags, pickle_flags_default

LINES = []


def trace(frame, event, arg):
    if frame.f_code.co_name == "work":
        LINES.append((event, frame.f_lineno - frame.f_code.co_firstlineno))
    return trace


def profile(frame, event, arg):
    if event == "return" and frame.f_code.co_name == "work":
        LINES.append(("profile", arg))


def work(n):
    total = n
    stackless.schedule_remove()
    total += 1
    return total


t = stackless.tasklet(work)(5)
t.trace_function = trace
t.profile_function = profile
t.run()
print(LINES)  # expect: [('call', 0), ('line', 1), ('line', 2)]
del LINES[:]


def go_on(t):
    del LINES[:]
    t.insert()
    stackless.run()
    return LINES[:]


# Without being asked, nothing looks at the copy.
plain = pickle.loads(pickle.dumps(t))
print(plain.trace_function, plain.profile_function, go_on(plain))  # expect: None None []

print(pickle_flags(KEEP, KEEP), pickle_flags())  # expect: 0 1
kept = pickle.dumps((t, [t]))
print(pickle_flags(0))  # expect: 1
copy, (same,) = pickle.loads(kept)
print(copy is same, copy.trace_function is trace, copy.profile_function is profile)  # expect: True True True
print(go_on(copy))  # expect: [('line', 3), ('line', 4), ('return', 4), ('profile', 6)]
print(go_on(t))  # expect: [('line', 3), ('line', 4), ('return', 4), ('profile', 6)]
print(sys.gettrace(), copy.trace_function, copy.alive)  # expect: None None False


# A trace function that is not to be found by name goes along with its tasklet.
def counting():
    n = 0

    def count(frame, event, arg):
        nonlocal n
        n += 1
        frame.f_globals["COUNTED"] = n
        return count

    return count


COUNTED = None
t = stackless.tasklet(work)(1)
t.trace_function = counting()
t.run()
print(COUNTED)  # expect: 3
pickle_flags(KEEP)
copies = [pickle.loads(pickle.dumps(t)) for _ in range(2)]
pickle_flags(0)
for copy in copies:
    go_on(copy)
    print(COUNTED)
# expect: 6
# expect: 6
t.kill()

# Each thread has flags of its own, and begins with the default.
SEEN = []


def in_thread():
    SEEN.append(pickle_flags())
    SEEN.append(pickle_flags(8))
    SEEN.append(pickle_flags(0, 8))


def run_thread():
    thread = threading.Thread(target=in_thread)
    thread.start()
    thread.join()


pickle_flags(2)
run_thread()
print(pickle_flags_default(1, 3), pickle_flags_default())  # expect: 0 1
run_thread()
print(SEEN, pickle_flags())  # expect: [0, 0, 8, 1, 1, 8] 2
for wrong in [(16,), (-2,), (1, 16)]:
    try:
        pickle_flags(*wrong)
    except ValueError as e:
        print("ValueError", pickle_flags())
# expect: ValueError 2
# expect: ValueError 2
# expect: ValueError 2
