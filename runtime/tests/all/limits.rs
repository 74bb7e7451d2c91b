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

/// Ways to be stopped, and what is to be true of the isolate afterwards.
const STOPPED: &[(&str, &str)] = &[
    ("main computes", "while True: pass"),
    (
        "main is blocked and a tasklet computes",
        "
def busy():
    while True: pass
stackless.tasklet(busy)()
stackless.channel().receive()",
    ),
    (
        "main is blocked on a channel, others sleep",
        "
def sleeper():
    while True: time.sleep(0.01)
stackless.tasklet(sleeper)()
stackless.channel().receive()",
    ),
    (
        "main waits in run()",
        "
def busy():
    while True: pass
stackless.tasklet(busy)()
stackless.run()",
    ),
    (
        "run() within run()",
        "
def inner():
    while True: pass
def outer():
    stackless.tasklet(inner)()
    stackless.run()
stackless.tasklet(outer)()
stackless.run()",
    ),
    (
        "a time slice",
        "
def busy():
    while True: pass
stackless.tasklet(busy)()
while True: stackless.run(100).insert()",
    ),
    (
        "a channel callback",
        "
def callback(*args):
    while True: pass
stackless.set_channel_callback(callback)
stackless.tasklet(lambda: kept.send(0))()
stackless.run()",
    ),
    (
        "a schedule callback",
        "
def callback(*args):
    while True: pass
stackless.set_schedule_callback(callback)
stackless.tasklet(lambda: None)()
stackless.run()",
    ),
    (
        "a generator within a sort",
        "
def endless(x):
    while True: pass
sorted([1, 2], key=endless)",
    ),
    ("main sleeps", "while True: time.sleep(1000)"),
];

#[test]
fn an_isolate_can_be_used_after_a_run_was_stopped() {
    for (name, source) in STOPPED {
        let (mut isolate, output) = isolate(Config::default());
        let before = "
import stackless, time
kept = stackless.channel()
def keeper():
    kept.receive()
    print('kept')
stackless.tasklet(keeper)()
stackless.schedule()";
        assert_eq!(isolate.run_source(before, "t.py"), Ok(()));
        let interrupt = isolate.interrupt();
        let stopper = std::thread::spawn(move || {
            std::thread::sleep(std::time::Duration::from_millis(60));
            interrupt.stop();
        });
        let result = isolate.run_source(source, "t.py");
        assert_eq!(result, Err(RunError::Interrupted), "{name}");
        stopper.join().expect("the stopping thread");
        let after = "
stackless.set_channel_callback(None)
stackless.set_schedule_callback(None)
assert stackless.getcurrent() is stackless.main
results = stackless.channel()
stackless.tasklet(results.send)(7)
print(results.receive())
assert kept.balance == -1, kept.balance
kept.send(0)
stackless.schedule()";
        assert_eq!(isolate.run_source(after, "t.py"), Ok(()), "{name}");
        assert_eq!(output.out(), "7\nkept\n", "{name}");
    }
}
