//! Tests of the whole tree, as one binary with a name for everything that can fail.
//!
//! ```text
//! case.rs      what is written in a case: source, expectations, input
//! modes.rs     the ways to run a program, all of which must give the same output
//! cases.rs     tests/cases/**.py, each in every mode; the list of known failures
//! oracle.rs    checks that the originals pass, where they lie beside the tree
//! programs.rs  examples and benchmarks against their expected output
//! python.rs    CPython 3.11, when it is installed, as one more mode
//! native.rs    native code within bounds: of size, number, tries and memory
//! cache.rs     native code that is kept from one run to the next
//! exchange.rs  snapshots and pickles that another build has written
//! fuzz/        generated programs, in each tier and in CPython
//! bytecode.rs  what the compiler emits against verifier, liveness, file format and assembler
//! layering.rs  which crate and which module may know which
//! tidy.rs      house rules about files
//! tree.rs      finding and reading the files of the tree
//! ```
//!
//! The trials are run by `libtest-mimic`, so names, filters and the closing lines are those of `cargo test`:
//!
//! ```text
//! cargo test -p pirn-tests                        all of it
//! cargo test -p pirn-tests -- str/ --skip ::gc    the cases of one area, but not while collecting all the time
//! BLESS=1 cargo test -p pirn-tests                write tests/known_failures.txt anew
//! CASE_SECONDS=900 cargo test -p pirn-tests       on a slow machine: how long one program may take
//! ```
#![forbid(unsafe_code)]

mod bytecode;
mod cache;
mod case;
mod cases;
mod exchange;
mod fuzz;
mod layering;
mod modes;
mod native;
mod oracle;
mod programs;
mod python;
mod tidy;
mod tree;

use libtest_mimic::{Arguments, Failed, Trial};
use std::process::ExitCode;

fn main() -> ExitCode {
    if let Some(code) = fuzz::hunt() {
        return code;
    }
    let arguments = Arguments::from_args();
    let mut trials = Vec::new();
    trials.extend(tidy::trials());
    trials.extend(layering::trials());
    trials.extend(bytecode::trials());
    trials.extend(cases::trials());
    trials.extend(native::trials());
    trials.extend(cache::trials());
    trials.extend(exchange::trials());
    trials.extend(fuzz::trials());
    let conclusion = libtest_mimic::run(&arguments, trials);
    exchange::report();
    // A filtered run knows nothing about the rest.
    if cases::blessing() && conclusion.num_filtered_out == 0 {
        cases::bless();
    }
    conclusion.exit_code()
}

/// A trial that passes when its function found nothing to complain about.
fn trial(name: &str, complaints: fn() -> Vec<String>) -> Trial {
    Trial::test(name, move || {
        let found = complaints();
        if found.is_empty() {
            return Ok(());
        }
        Err(Failed::from(found.join("\n")))
    })
}
