//! Hosts: what the outside world is to a program.
//!
//! [`RealHost`] is the process's own streams, clock and files; [`DeniedHost`] refuses everything; [`ScriptedHost`] has
//! streams, files and a clock made of data, and always behaves the same.

mod real;
mod scripted;

pub use pirn_vm::host::{DeniedHost, Host, HostError, Stream};
pub use real::RealHost;
pub use scripted::{Captured, ScriptedHost};
