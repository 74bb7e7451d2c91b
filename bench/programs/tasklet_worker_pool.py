"""Worker pool: jobs that a few tasklets share out among themselves.

A dispatcher sends numbered jobs on one channel that all workers receive
from; a collector receives their results on another and puts them in order
of the jobs. A job computes the length of a Collatz sequence and gives way to
the other workers now and then. Some jobs fail; a worker reports the error
and goes on.

n:   the number of jobs.
op:  one job, dispatched, done and collected.
"""

import sys
import time

import stackless

DEFAULT_SIZE = 2500
WORKERS = 16


class JobError(Exception):
    pass


def collatz_length(number):
    if number % 97 == 0:
        raise JobError(f"{number} is refused")
    length = 1
    while number != 1:
        number = number // 2 if number % 2 == 0 else 3 * number + 1
        length += 1
        if length % 32 == 0:
            stackless.schedule()
    return length


def dispatcher(n, jobs):
    for number in range(1, n + 1):
        jobs.send(number)
    for _ in range(WORKERS):
        jobs.send(None)


def worker(jobs, results):
    while True:
        number = jobs.receive()
        if number is None:
            results.send((None, None))
            return
        try:
            result = collatz_length(number)
        except JobError as error:
            result = error
        results.send((number, result))


def collector(results, answers):
    working = WORKERS
    while working:
        number, result = results.receive()
        if number is None:
            working -= 1
        else:
            answers[number] = result


def main(n):
    jobs = stackless.channel()
    results = stackless.channel()
    answers = {}
    stackless.tasklet(dispatcher)(n, jobs)
    for _ in range(WORKERS):
        stackless.tasklet(worker)(jobs, results)
    stackless.tasklet(collector)(results, answers)
    stackless.run()

    failed = 0
    checksum = 0
    for number in range(1, n + 1):
        answer = answers[number]
        if isinstance(answer, JobError):
            failed += 1
            answer = len(str(answer))
        checksum = (checksum * 31 + answer) & 0xFFFFFFFF
    return f"{len(answers)} jobs, {failed} failed, {checksum}"


def operations(n):
    return n


if __name__ == "__main__":
    size = int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT_SIZE
    start = time.perf_counter()
    checksum = main(size)
    elapsed = time.perf_counter() - start
    print(checksum)
    if "--time" in sys.argv[2:]:
        print(f"time_ns_per_op={elapsed * 1e9 / operations(size):.2f}")
