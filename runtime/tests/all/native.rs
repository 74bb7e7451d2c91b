//! Native code against the interpreter: limits, preemption and deep recursion take place at the same tick.

use crate::isolate;
use pirn_runtime::{Config, Isolate, JitMode, Limit, RunError};

const MODES: [JitMode; 3] = [JitMode::Off, JitMode::On, JitMode::Always];

fn config(jit: JitMode) -> Config {
    Config {
        jit,
        ..Config::default()
    }
}

/// Runs a program in each mode, which must end in the same way; answers what `look` saw.
fn in_each_mode<T>(
    limits: impl Fn(Config) -> Config,
    source: &str,
    end: Result<(), RunError>,
    look: impl Fn(&mut Isolate, String) -> T,
) -> Vec<T> {
    let run = |jit| {
        let (mut isolate, output) = isolate(limits(config(jit)));
        assert_eq!(isolate.run_source(source, "t.py"), end, "{jit:?}");
        look(&mut isolate, output.out())
    };
    MODES.map(run).into()
}

#[test]
fn ticks_run_out_in_native_loops_at_the_same_place() {
    let source = "
n = 0
def step(i):
    global n
    n += 1
    return i + 1
def loop():
    i = 0
    while True:
        i = step(i)
loop()
";
    for ticks in [30_000, 30_001, 50_123] {
        let end = Err(RunError::Limit(Limit::Ticks));
        let seen = in_each_mode(
            |c| c.max_ticks(ticks),
            source,
            end,
            |isolate, _| {
                isolate
                    .get_global::<i64>("n")
                    .expect("the counter is an int")
            },
        );
        assert!(
            seen[0] > 14_000 && seen.iter().all(|n| *n == seen[0]),
            "{seen:?}"
        );
    }
}

#[test]
fn memory_runs_out_in_native_loops() {
    let source = "
def fill(items):
    i = 0
    while True:
        items.append((i, 0.5))
        i += 1
items = []
try:
    fill(items)
except MemoryError:
    n = len(items)
    items = None
    print('caught', n > 20000)
";
    let seen = in_each_mode(|c| c.memory_limit(6 << 20), source, Ok(()), |_, out| out);
    assert!(seen.iter().all(|out| out == "caught True\n"), "{seen:?}");
}

#[test]
fn a_million_calls_deep() {
    let source = "
import sys
sys.setrecursionlimit(1100000)
def down(n):
    return 1 + down(n - 1) if n else 0
for i in range(500):
    down(3)
print(down(1000000))
def endless(n):
    return endless(n + 1) + 1
try:
    endless(0)
except RecursionError as e:
    print(e)
";
    let seen = in_each_mode(
        |c| c.memory_limit(1 << 30),
        source,
        Ok(()),
        |isolate, out| (out, isolate.vm().ticks()),
    );
    assert!(
        seen[0]
            .0
            .starts_with("1000000\nmaximum recursion depth exceeded")
    );
    assert!(seen.iter().all(|s| *s == seen[0]), "{seen:?}");
}

#[test]
fn native_loops_are_preempted_at_the_same_ticks() {
    let source = "
import stackless
log = []
def work(name, n):
    t = 0
    for i in range(n):
        t += helper(i) * 0.5
        if i % 100 == 0:
            log.append((name, i))
    log.append((name, 'end', t))
def helper(i):
    return i if i % 3 else i + 1
for name in 'abc':
    stackless.tasklet(work)(name, 5000)
rounds = 0
while stackless.runcount > 1:
    t = stackless.run(SLICE)
    rounds += 1
    if t:
        log.append(('cut', rounds))
        t.insert()
print(rounds, log)
";
    for slice in ["13", "250", "3001"] {
        let source = source.replace("SLICE", slice);
        let seen = in_each_mode(
            |mut c| {
                c.vm.digest_yields = true;
                c
            },
            &source,
            Ok(()),
            |isolate, out| (out, isolate.vm().ticks(), isolate.vm().stats.yields),
        );
        assert!(seen.iter().all(|s| *s == seen[0]), "{slice}");
    }
}
