//! Loading a program from a file on disk.
//!
//! The file is mapped, not read: the kernel's page cache is the only copy besides the decoded program. Whoever can
//! write to the file while it is being decoded can make that fail, or end the process by truncating it, as with any
//! mapped program; he cannot get unverified code to run.
#![expect(
    unsafe_code,
    reason = "mapping a file is unsafe, because others may change it"
)]

use super::{FormatError, LoadError, load};
use crate::bytecode::code::Program;
use std::fs::File;
use std::path::Path;

/// Maps, decodes and verifies a file.
pub fn load_file(path: &Path) -> Result<Program, LoadError> {
    let file = File::open(path).map_err(LoadError::Io)?;
    if file.metadata().map_err(LoadError::Io)?.len() == 0 {
        return Err(LoadError::Format(FormatError::NotBytecode));
    }
    // SAFETY: The map is read-only, private to this function and gone when it returns. The decoder copies everything
    // into owned memory, looks at strings only after copying them, and the verifier sees only the copies. So changes
    // of the file can lead to an error, but not to a program that was not checked as it is.
    let map = unsafe { memmap2::Mmap::map(&file) }.map_err(LoadError::Io)?;
    load(&map)
}
