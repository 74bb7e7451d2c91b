//! The `.pbc` file format: a compiled program as bytes.
//!
//! `docs/pbc.md` describes it byte by byte. In short: a header with magic, version, checksum and the set of ops used,
//! a section table, and sections for strings, constants, code objects, instructions (8-aligned words, as in memory),
//! spans and source text. Numbers are LEB128 varints wherever nothing has to be aligned.
//!
//! Invariants:
//! * Equal programs give equal bytes, and there is one encoding of a number, a string, a padding: what the reader
//!   accepts, the writer would have written, up to the numbering of strings.
//! * [`read`] does not panic on any input and allocates at most a small multiple of its length: a count is believed
//!   only as far as bytes to back it are there, and only short strings can be mentioned more than once.
//! * [`read`] checks that the file is well formed, not that the program is fit to run. [`load`] and [`load_file`]
//!   verify it, too.
//!
//! The checksum finds damage, not forgery; forged programs are what the verifier is for.

mod file;
mod read;
mod write;

pub use file::load_file;
pub use read::read;
pub use write::{Strip, write, write_stripped};

use super::code::Program;
use super::verify::{VerifyError, verify, verify_part};

/// The first bytes of every file. The zero byte and the line feed show damage by text-mode copying.
pub const MAGIC: [u8; 8] = *b"PIRNBC\0\n";

/// The version of the format that is written, and the only one that is read. New ops do not change it.
pub const VERSION: u16 = 1;

/// Where the checksum stands, eight bytes that do not count towards it.
const CHECKSUM_AT: usize = 16;

/// Where the bitmap of the ops used stands.
const OPS_AT: usize = 24;

/// Where the section table begins.
const TABLE_AT: usize = 56;

/// Bytes of one row of the section table.
const ROW: usize = 16;

/// Longer strings are written out at each place, so that nothing long can be mentioned often.
const MAX_SHARED: usize = 32;

/// The sections, in the order they have in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Section {
    Strings = 1,
    Consts = 2,
    Codes = 3,
    Instrs = 4,
    Spans = 5,
    Source = 6,
}

/// What each constant begins with.
mod tag {
    pub const NONE: u8 = 0;
    pub const FALSE: u8 = 1;
    pub const TRUE: u8 = 2;
    pub const ELLIPSIS: u8 = 3;
    pub const INT: u8 = 4;
    pub const BIG_POSITIVE: u8 = 5;
    pub const BIG_NEGATIVE: u8 = 6;
    pub const FLOAT: u8 = 7;
    pub const STR: u8 = 8;
    pub const BYTES: u8 = 9;
    pub const TUPLE: u8 = 10;
    pub const FROZEN_SET: u8 = 11;
    pub const CODE: u8 = 12;
}

/// Why bytes are not a program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FormatError {
    /// The bytes are something else altogether.
    NotBytecode,
    /// The file is of another version of the format: compile the source again.
    OtherVersion { found: u16, expected: u16 },
    /// The file uses an op that this virtual machine does not have: it was made by a newer one.
    UnknownOp { number: u8 },
    /// The file is damaged.
    Corrupt { what: String, offset: usize },
}

impl std::fmt::Display for FormatError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            FormatError::NotBytecode => f.write_str("not a Pirn bytecode file"),
            FormatError::OtherVersion { found, expected } => write!(
                f,
                "bytecode of format version {found}, but this is a virtual machine for version {expected}"
            ),
            FormatError::UnknownOp { number } => write!(
                f,
                "the bytecode uses op number {number}, which this virtual machine does not have"
            ),
            FormatError::Corrupt { what, offset } => {
                write!(f, "damaged bytecode file: {what}, at byte {offset}")
            }
        }
    }
}

impl std::error::Error for FormatError {}

/// Why a program could not be loaded.
#[derive(Debug)]
pub enum LoadError {
    /// The file could not be read.
    Io(std::io::Error),
    /// It is not a bytecode file, or a damaged one.
    Format(FormatError),
    /// It is well formed, but not fit to run.
    Verify(VerifyError),
}

impl std::fmt::Display for LoadError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            LoadError::Io(error) => error.fmt(f),
            LoadError::Format(error) => error.fmt(f),
            LoadError::Verify(error) => write!(f, "invalid bytecode: {error}"),
        }
    }
}

impl std::error::Error for LoadError {}

/// Reads and verifies.
pub fn load(bytes: &[u8]) -> Result<Program, LoadError> {
    let program = read(bytes).map_err(LoadError::Format)?;
    verify(&program).map_err(LoadError::Verify)?;
    Ok(program)
}

/// Reads and verifies a part of a program: no code object of it is one to begin with.
pub fn load_part(bytes: &[u8]) -> Result<Program, LoadError> {
    let program = read(bytes).map_err(LoadError::Format)?;
    verify_part(&program).map_err(LoadError::Verify)?;
    Ok(program)
}

/// The checksum of a file: a multiply-and-fold over its little-endian 64-bit words, the last one filled up with zeros,
/// the checksum's own word taken as zero. Every step can be undone, so a change within one word never goes unseen.
pub fn checksum(bytes: &[u8]) -> u64 {
    const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;
    let mix = |hash: u64, word: u64| {
        let hash = (hash ^ word).wrapping_mul(FACTOR);
        hash ^ hash >> 32
    };
    let mut hash = mix(0, bytes.len() as u64);
    let (words, rest) = bytes.as_chunks::<8>();
    for (i, word) in words.iter().enumerate() {
        let own = i * 8 == CHECKSUM_AT;
        hash = mix(hash, if own { 0 } else { u64::from_le_bytes(*word) });
    }
    let mut last = [0; 8];
    last[..rest.len()].copy_from_slice(rest);
    mix(hash, u64::from_le_bytes(last))
}

/// Puts the right checksum into bytes that have been changed. For tests and tools.
pub fn fix_checksum(bytes: &mut [u8]) {
    let sum = checksum(bytes).to_le_bytes();
    if let Some(place) = bytes.get_mut(CHECKSUM_AT..OPS_AT) {
        place.copy_from_slice(&sum);
    }
}
