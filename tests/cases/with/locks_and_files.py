# Locks, streams and the library's other managers in a with statement that is done often: they are released whatever happens.
import io
import threading


def locks(lock, n):
    failed = 0
    for i in range(n):
        try:
            with lock as got:
                assert got is True and lock.locked()
                if i % 5 == 0:
                    raise KeyError(i)
        except KeyError:
            failed += 1
        assert not lock.locked()
    return failed


print(locks(threading.Lock(), 600))  # expect: 120

again = threading.RLock()
for i in range(300):
    with again, again:
        with again as got:
            pass
print(got)  # expect: True
try:
    again.release()
except RuntimeError as e:
    print(e)  # expect: cannot release un-acquired lock

lock = threading.Lock()
try:
    with lock:
        lock.release()
except RuntimeError as e:
    print(e)  # expect: release unlocked lock
print(lock.locked())  # expect: False


def streams(n):
    total = 0
    for i in range(n):
        with io.StringIO("some text") as s:
            total += len(s.read())
            if i % 2:
                continue
        assert s.closed
    return total


print(streams(400))  # expect: 3600

condition, seen = threading.Condition(), []


def wait():
    with condition:
        while not seen:
            condition.wait()
        seen.append("woken")


t = threading.Thread(target=wait)
t.start()
with condition:
    seen.append("told")
    condition.notify()
t.join()
print(seen)  # expect: ['told', 'woken']
