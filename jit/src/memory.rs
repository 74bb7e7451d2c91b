//! How much memory machine code may take.
//!
//! Whatever is placed takes [`Room`] first and gives it back when it is freed. All isolates of a process share one
//! [`CodeMemory`], unless one is given its own. When room is refused, or the system refuses memory, it is *spent*: nothing
//! is even translated until somebody has given some back.
//!
//! Room is counted in pages, because each unit has pages of its own. Where pages are larger than [`PAGE`] that is too
//! little.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, LazyLock};

/// What the isolates of a process have together: as much as a few thousand hot functions take.
const PROCESS_BYTES: usize = 256 << 20;

const PAGE: usize = 4096;

/// The memory of machine code. Clones are the same memory.
#[derive(Clone, Debug)]
pub struct CodeMemory(Arc<Budget>);

#[derive(Debug)]
struct Budget {
    limit: usize,
    used: AtomicUsize,
    spent: AtomicBool,
    /// The system refuses to make it executable.
    refused: bool,
}

impl Default for CodeMemory {
    /// What all isolates of the process share.
    fn default() -> CodeMemory {
        static SHARED: LazyLock<CodeMemory> = LazyLock::new(|| CodeMemory::limited(PROCESS_BYTES));
        SHARED.clone()
    }
}

impl CodeMemory {
    /// Memory of this size, apart from what others use.
    pub fn limited(bytes: usize) -> CodeMemory {
        CodeMemory::new(bytes, false)
    }

    /// Memory that cannot be made executable, as on systems that do not allow it: for tests.
    pub fn refused() -> CodeMemory {
        CodeMemory::new(PROCESS_BYTES, true)
    }

    fn new(limit: usize, refused: bool) -> CodeMemory {
        CodeMemory(Arc::new(Budget {
            limit,
            used: AtomicUsize::new(0),
            spent: AtomicBool::new(false),
            refused,
        }))
    }

    /// How much is in use, by all who share it.
    pub fn used(&self) -> usize {
        self.0.used.load(Ordering::Relaxed)
    }

    /// Whether there was no room for something, and nothing has been given back since.
    pub fn is_spent(&self) -> bool {
        self.0.spent.load(Ordering::Relaxed)
    }

    /// Notes that the system gave no memory.
    pub fn note_spent(&self) {
        self.0.spent.store(true, Ordering::Relaxed);
    }

    /// Takes room for so many bytes.
    pub fn take(&self, bytes: usize) -> Option<Room> {
        let bytes = bytes.next_multiple_of(PAGE);
        let grown = |used: usize| Some(used + bytes).filter(|sum| *sum <= self.0.limit);
        let taken = self
            .0
            .used
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, grown);
        if taken.is_err() {
            self.note_spent();
            return None;
        }
        Some(Room {
            memory: self.clone(),
            bytes,
        })
    }

    /// Whether the system is said to let code be executed.
    pub fn is_executable(&self) -> bool {
        !self.0.refused
    }
}

/// A part of the memory, until it is dropped.
#[derive(Debug)]
pub struct Room {
    memory: CodeMemory,
    bytes: usize,
}

impl Drop for Room {
    fn drop(&mut self) {
        let budget = &self.memory.0;
        budget.used.fetch_sub(self.bytes, Ordering::Relaxed);
        budget.spent.store(false, Ordering::Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn room_is_counted_in_pages_and_given_back() {
        let memory = CodeMemory::limited(2 * PAGE);
        let first = memory.take(1).expect("room");
        let second = memory.take(PAGE).expect("room");
        assert_eq!(memory.used(), 2 * PAGE);
        assert!(!memory.is_spent());
        assert!(memory.take(1).is_none() && memory.is_spent());
        drop(first);
        assert!(!memory.is_spent());
        assert!(memory.take(PAGE + 1).is_none() && memory.is_spent());
        drop(second);
        assert_eq!(memory.used(), 0);
        assert!(memory.take(2 * PAGE).is_some());
    }
}
