//! Who is told what the machine does beside running the program. The VM knows nothing else of them.

use std::any::Any;
use std::time::Instant;

/// Told of events; the host's, and no part of snapshots. It must not touch the VM.
pub trait Observer: Any {
    /// A collection ended now.
    fn collected(&mut self, full: bool, began: Instant);

    /// Native code of a function was made, thoroughly or quickly, by the compiler's thread or by the program's.
    fn compiled(&mut self, function: &str, thorough: bool, began: Instant, ended: Instant);
}
