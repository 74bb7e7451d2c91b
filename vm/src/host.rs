//! The host boundary: everything a program can do to the outside world goes through one trait.
//!
//! The VM has no ambient authority. An implementation decides what is real, denied or scripted; the runtime crate
//! has one of each.

use std::time::Duration;

/// Which output stream.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stream {
    Out,
    Err,
}

/// Why the host did not do it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HostError {
    /// Refused by policy: PermissionError.
    Denied(String),
    /// The other end of a pipe is gone: BrokenPipeError.
    BrokenPipe,
    /// Not there: FileNotFoundError.
    NotFound(String),
    /// Anything else: OSError.
    Other(String),
}

/// The outside world as a program may use it.
pub trait Host {
    /// Writes bytes to an output stream.
    fn write(&mut self, stream: Stream, bytes: &[u8]) -> Result<(), HostError>;

    /// Flushes an output stream.
    fn flush(&mut self, stream: Stream) -> Result<(), HostError>;

    /// Reads a line from standard input, its newline included; empty at the end of input.
    fn read_line(&mut self) -> Result<Vec<u8>, HostError>;

    /// Time since an arbitrary start, never going back.
    fn monotonic(&mut self) -> Result<Duration, HostError>;

    /// Time since 1970-01-01 00:00 UTC.
    fn wall_clock(&mut self) -> Result<Duration, HostError>;

    /// Waits. Called only when every tasklet is parked.
    fn sleep(&mut self, time: Duration) -> Result<(), HostError>;

    /// Fills the buffer with entropy.
    fn entropy(&mut self, buffer: &mut [u8]) -> Result<(), HostError>;

    /// Reads a source file of a module to import. `NotFound` when there is none.
    fn read_source(&mut self, path: &str) -> Result<Vec<u8>, HostError>;

    /// The value of an environment variable.
    fn env(&mut self, name: &str) -> Option<String>;
}

/// A host that refuses everything.
#[derive(Debug, Default)]
pub struct DeniedHost;

fn denied<T>(what: &str) -> Result<T, HostError> {
    Err(HostError::Denied(format!("{what} is not allowed here")))
}

impl Host for DeniedHost {
    fn write(&mut self, _: Stream, _: &[u8]) -> Result<(), HostError> {
        denied("output")
    }

    fn flush(&mut self, _: Stream) -> Result<(), HostError> {
        Ok(())
    }

    fn read_line(&mut self) -> Result<Vec<u8>, HostError> {
        denied("input")
    }

    fn monotonic(&mut self) -> Result<Duration, HostError> {
        denied("the clock")
    }

    fn wall_clock(&mut self) -> Result<Duration, HostError> {
        denied("the clock")
    }

    fn sleep(&mut self, _: Duration) -> Result<(), HostError> {
        denied("sleeping")
    }

    fn entropy(&mut self, _: &mut [u8]) -> Result<(), HostError> {
        denied("entropy")
    }

    fn read_source(&mut self, _: &str) -> Result<Vec<u8>, HostError> {
        denied("reading files")
    }

    fn env(&mut self, _: &str) -> Option<String> {
        None
    }
}
