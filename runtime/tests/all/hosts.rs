//! What hosts allow.

use crate::{check, isolate};
use pirn_runtime::{Config, Isolate, RunError, ScriptedHost};

#[test]
fn a_denied_host_refuses() {
    let mut isolate = Isolate::new(Config::default()).expect("an isolate");
    match isolate.run_source("print(1)", "t.py") {
        Err(RunError::Uncaught(u)) => assert_eq!(u.class, "PermissionError"),
        other => panic!("{other:?}"),
    }
    assert_eq!(isolate.run_source("x = 1 + 1", "t.py"), Ok(()));
}

#[test]
fn modules_come_from_the_host() {
    let host = ScriptedHost::new()
        .with_file("lib/a.py", "from . import b\nvalue = b.value + 1")
        .with_file("lib/__init__.py", "name = __name__")
        .with_file("lib/b.py", "value = 41")
        .with_input("one\ntwo");
    let output = host.output();
    let config = Config {
        path: vec![String::new()],
        ..Config::default()
    };
    let mut isolate = Isolate::new(config).expect("an isolate").host(host);
    let source = "
import lib.a
print(lib.a.value, lib.name, lib.a.__package__, lib.__path__)
print(input('? '), input())
try:
    input()
except EOFError as e:
    print(e)
";
    assert_eq!(isolate.run_source(source, "t.py"), Ok(()));
    assert_eq!(
        output.out(),
        "42 lib lib ['lib']\n? one two\nEOF when reading a line\n"
    );
}

#[test]
fn sleeping_tasklets_wake_in_order_of_time_then_of_parking() {
    check(
        "
import stackless, time
def f(n, t):
    time.sleep(t)
    print(n, round(time.monotonic() - start, 3))
start = time.monotonic()
for n, t in enumerate((0.3, 0.1, 0.2, 0.1, 0)):
    stackless.tasklet(f)(n, t)
stackless.run()
print('all', round(time.monotonic() - start, 3))
",
        "4 0.0\n1 0.1\n3 0.1\n2 0.2\n0 0.3\nall 0.3\n",
    );
}

#[test]
fn many_sleepers_and_killed_ones() {
    check(
        "
import stackless, time
order = []
def f(n):
    time.sleep((n * 7919 % 1000) / 1000)
    order.append(n * 7919 % 1000)
ts = [stackless.tasklet(f)(n) for n in range(1000)]
stackless.schedule()
for t in ts[::3]:
    t.kill()
time.sleep(2)
print(len(order), order == sorted(order), stackless.getruncount())
",
        "666 True 1\n",
    );
}

#[test]
fn an_interruption_wakes_a_sleeper() {
    let (mut isolate, output) = isolate(Config::default());
    isolate.interrupt().keyboard();
    let source = "
import time
try:
    time.sleep(1000)
except KeyboardInterrupt:
    print('woken', time.monotonic() < 1000)
";
    assert_eq!(isolate.run_source(source, "t.py"), Ok(()));
    assert_eq!(output.out(), "woken True\n");
}

#[test]
fn a_host_is_told_of_deadlocks() {
    let mut isolate = Isolate::new(Config::default()).expect("an isolate");
    let source =
        "import stackless\nc = stackless.channel()\nstackless.tasklet(c.receive)()\nc.receive()";
    match isolate.run_source(source, "d.py") {
        Err(RunError::Uncaught(u)) => {
            let told = u.deadlock.as_deref().expect("a report");
            assert!(
                told.starts_with("Nobody can go on. 2 tasklets wait:\n"),
                "{told}"
            );
            assert!(
                told.contains("main tasklet: receive on channel c (as tasklet 1)\n"),
                "{told}"
            );
            assert_eq!(u.report(), format!("{}{told}", u.traceback));
        }
        other => panic!("{other:?}"),
    }
    match isolate.run_source("1 / 0", "z.py") {
        Err(RunError::Uncaught(u)) => assert_eq!(u.deadlock, None),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_host_is_shown_the_tasklets() {
    let host = ScriptedHost::new();
    let output = host.output();
    let mut isolate = Isolate::new(Config::default())
        .expect("an isolate")
        .host(host);
    isolate.interrupt().show();
    let source = "import time\nfor i in range(10000): pass\nprint('goes on')";
    assert_eq!(isolate.run_source(source, "s.py"), Ok(()));
    assert_eq!(output.out(), "goes on\n");
    let shown = output.err();
    assert!(
        shown.contains("main tasklet: running\n  File \"s.py\", line "),
        "{shown}"
    );
}
