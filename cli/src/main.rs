//! The `pirn` command: runs programs, and makes, shows and checks bytecode.
//!
//! ```text
//! flags.rs       commands and flags, one table
//! cache.rs       where native code is kept
//! failure.rs     messages of the command itself, exit codes
//! input.rs       getting a program out of a file
//! run.rs         running it: limits, what its end means, statistics
//! host.rs        the real host, as a command behaves: closed pipes, Ctrl-C while waiting
//! interrupts.rs  Ctrl-C
//! repl.rs        the interactive session
//! snapshot.rs    writing, resuming and showing snapshots
//! tools.rs       the commands that run nothing
//! ```
//!
//! It holds no semantics: whatever a program can observe is in the runtime crate.
#![forbid(unsafe_code)]

mod cache;
mod diff;
mod failure;
mod flags;
mod host;
mod input;
mod interrupts;
mod repl;
mod run;
mod signals;
mod snapshot;
mod tools;
mod trace;

use clap::Parser;
use failure::Failure;
use flags::{Command, Flags};
use std::process::ExitCode;

fn main() -> ExitCode {
    let result = dispatch(Flags::parse());
    ExitCode::from(result.unwrap_or_else(|failure| {
        failure.print();
        failure.exit
    }))
}

fn dispatch(flags: Flags) -> Result<u8, Failure> {
    match flags.command {
        None => run::run(flags.run),
        Some(Command::Run(flags)) => run::run(flags),
        Some(Command::Build {
            file,
            output,
            strip,
        }) => tools::build(&file, output, strip),
        Some(Command::Dis { file }) => tools::dis(&file),
        Some(Command::Asm { file, output }) => tools::asm(&file, output),
        Some(Command::Check { files }) => tools::check(&files),
        Some(Command::Cache(command)) => cache::command(command),
        Some(Command::Resume(flags)) => snapshot::resume(&flags),
        Some(Command::Snapshot(command)) => snapshot::command(command),
        Some(Command::Top { pid }) => signals::ask(pid),
        Some(Command::Repl(limits)) => repl::repl(&limits),
        Some(Command::Completions { shell }) => tools::completions(shell),
    }
}
