"""Switch: greenlets that give way to each other. See programs/tasklet_switch.py."""

from harness import run, trace_after
from tasks import schedule, spawn
from tasks import run as run_all


def round_robin(number, times):
    trace = 0

    def spin(ident):
        nonlocal trace
        for _ in range(times):
            trace = trace_after(trace, ident)
            schedule()

    for ident in range(number):
        spawn(spin, ident)
    run_all()
    return trace


def main(n):
    return f"{round_robin(2, n // 2)} {round_robin(100, n // 100)}"


if __name__ == "__main__":
    run(main, lambda n: n // 2 * 2 + n // 100 * 100)
