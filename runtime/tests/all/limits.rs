//! Limits of ticks and memory, and interruption from outside.

use crate::isolate;
use pirn_runtime::{Config, Limit, RunError};

#[test]
fn ticks_run_out() {
    let (mut isolate, output) = isolate(Config::default().max_ticks(10_000));
    let result = isolate.run_source("print('begin')\nwhile True: pass", "t.py");
    assert_eq!(result, Err(RunError::Limit(Limit::Ticks)));
    assert_eq!(output.out(), "begin\n");
}

#[test]
fn ticks_run_out_in_a_tasklet_and_in_a_native() {
    for body in ["while True: pass", "while 1:\n        n = 1"] {
        let config = Config::default().max_ticks(50_000).memory_limit(64 << 20);
        let (mut isolate, _) = isolate(config);
        let source = format!(
            "import stackless\ndef f():\n    {body}\nstackless.tasklet(f)()\nstackless.run()"
        );
        match isolate.run_source(&source, "t.py") {
            Err(RunError::Limit(Limit::Ticks)) => {}
            Err(RunError::Uncaught(u)) if u.class == "MemoryError" => {}
            other => panic!("{body}: {other:?}"),
        }
    }
}

#[test]
fn memory_runs_out() {
    let (mut isolate, output) = isolate(Config::default().memory_limit(16 << 20));
    let source = "
items = []
try:
    while True:
        items.append('x' * 100000)
except MemoryError:
    n = len(items)
    items = None
    print('caught', 100 < n < 200)
";
    assert_eq!(isolate.run_source(source, "t.py"), Ok(()));
    assert_eq!(output.out(), "caught True\n");
}

#[test]
fn interruption_is_an_exception_or_the_end() {
    let (mut isolate, output) = isolate(Config::default());
    let interrupt = isolate.interrupt();
    interrupt.keyboard();
    let source = "
try:
    while True: pass
except KeyboardInterrupt:
    print('interrupted')
";
    assert_eq!(isolate.run_source(source, "t.py"), Ok(()));
    assert_eq!(output.out(), "interrupted\n");
    interrupt.stop();
    assert_eq!(
        isolate.run_source("while True: pass", "t.py"),
        Err(RunError::Interrupted)
    );
}
