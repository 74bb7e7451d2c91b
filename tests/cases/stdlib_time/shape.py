# Only the shape of what time returns.
import time

t = time.time()
print(type(t).__name__, t > 1.6e9, type(time.time_ns()).__name__, time.time_ns() > 10 ** 18)
# expect: float True int True
m = time.monotonic()
p = time.perf_counter()
print(type(m).__name__, type(p).__name__, time.monotonic() >= m, time.perf_counter() >= p, time.monotonic_ns() > 0,
      time.perf_counter_ns() > 0)  # expect: float float True True True True
time.sleep(0)
start = time.monotonic()
time.sleep(0.01)
print(time.monotonic() - start >= 0.009, type(time.process_time()).__name__)  # expect: True float
for bad in (lambda: time.sleep(-1), lambda: time.sleep("x"), lambda: time.sleep()):
    try:
        bad()
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
# expect: ValueError sleep length must be non-negative
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: TypeError time.sleep() takes exactly one argument (0 given)
