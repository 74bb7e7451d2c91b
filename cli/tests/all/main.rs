//! The built command, from outside: what it prints where, and with which status it ends.
//!
//! ```text
//! process.rs   running the command in a folder of its own
//! command.rs   programs, bad input, bytecode, statistics, the session
//! limits.rs    limits and Ctrl-C, wherever a program is
//! native.rs    the same within native code, which the statistics prove
//! cache.rs     native code that is kept from one run to the next
//! snapshots.rs snapshots as files
//! io.rs        files, sockets and standard input of the machine
//! watching.rs  looking at a program from outside
//! ```
//!
//! Whatever goes wrong has to be told with what, where and how to mend it, and never by a panic.
#![forbid(unsafe_code)]

mod cache;
mod command;
mod io;
mod limits;
mod native;
mod process;
mod snapshots;
mod watching;
