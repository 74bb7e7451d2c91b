//! Hosts: what the outside world is to a program.
//!
//! [`RealHost`] is the process's own streams and clock, and its files and network where it is told so; [`DeniedHost`] refuses
//! everything; [`ScriptedHost`] has streams, files, a network and a clock made of data, and always behaves the same.

mod real;
mod scripted;

pub use pirn_vm::host::{
    Address, DeniedHost, Event, Family, Files, Handle, Host, HostError, Net, OpenMode, STDIN,
    STDOUT, SocketOption, Stream, Whence,
};
pub use real::RealHost;
pub use scripted::{Captured, ScriptedHost};
