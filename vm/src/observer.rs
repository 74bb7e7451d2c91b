//! Who is told what the machine does beside running the program. The VM knows nothing else of them.

use std::any::Any;
use std::time::Instant;

/// Told of events; the host's, and no part of snapshots. It must not touch the VM.
pub trait Observer: Any {
    /// A collection ended now.
    fn collected(&mut self, full: bool, began: Instant);

    /// A step on the way to native code of a function was done.
    fn compiled(&mut self, function: &str, step: Step, began: Instant, ended: Instant);
}

/// A step on the way from bytecode to native code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// The program's thread has translated it to the code generator's form; without a thread for that, machine code was made at once.
    Translated,
    /// Machine code was made, quickly.
    Quick,
    /// Better machine code was made.
    Thorough,
}
