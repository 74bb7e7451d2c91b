//! The runtime from the outside: isolates, limits, hosts, the scheduler.

mod bounded;
mod embedding;
mod hosts;
mod io;
mod limits;
mod mutations;
mod native;
mod pickles;
mod scheduling;
mod snapshots;

use pirn_runtime::{Captured, Config, Isolate, RunError, ScriptedHost};

/// An isolate with a scripted host, and where its output goes.
fn isolate(config: Config) -> (Isolate, Captured) {
    let host = ScriptedHost::new();
    let output = host.output();
    (Isolate::new(config).expect("an isolate").host(host), output)
}

/// Runs a program; answers its output and how it ended.
fn run(source: &str) -> (String, Result<(), RunError>) {
    let (mut isolate, output) = isolate(Config::default());
    let result = isolate.run_source(source, "test.py");
    (output.out(), result)
}

/// Runs a program that must come to its end.
#[track_caller]
fn check(source: &str, expected: &str) {
    let (out, result) = run(source);
    assert_eq!(result, Ok(()), "output: {out}");
    assert_eq!(out, expected);
}
