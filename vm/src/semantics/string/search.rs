//! Finding, counting, replacing and splitting, over bytes: UTF-8 makes a match of whole text a match of whole
//! characters, so strings and bytes share these.

use memchr::{memchr, memmem, memrchr};

/// Byte offset of the first occurrence.
#[inline]
pub fn find(hay: &[u8], needle: &[u8]) -> Option<usize> {
    match needle {
        [] => Some(0),
        [b] => memchr(*b, hay),
        _ if needle.len() > hay.len() => None,
        _ => memmem::find(hay, needle),
    }
}

/// Byte offset of the last occurrence.
pub fn rfind(hay: &[u8], needle: &[u8]) -> Option<usize> {
    match needle {
        [] => Some(hay.len()),
        [b] => memrchr(*b, hay),
        _ if needle.len() > hay.len() => None,
        _ => memmem::rfind(hay, needle),
    }
}

/// Number of occurrences that do not overlap, of a needle that is not empty.
pub fn count(hay: &[u8], needle: &[u8]) -> usize {
    match needle {
        [b] => memchr::memchr_iter(*b, hay).count(),
        _ => memmem::find_iter(hay, needle).count(),
    }
}

/// Offsets of the first `max` occurrences that do not overlap, of a needle that is not empty.
pub fn find_all(hay: &[u8], needle: &[u8], max: usize) -> Vec<usize> {
    match needle {
        [b] => memchr::memchr_iter(*b, hay).take(max).collect(),
        _ => memmem::find_iter(hay, needle).take(max).collect(),
    }
}

/// Offsets of the last `max` occurrences that do not overlap, last first.
pub fn rfind_all(hay: &[u8], needle: &[u8], max: usize) -> Vec<usize> {
    match needle {
        [b] => memchr::memrchr_iter(*b, hay).take(max).collect(),
        _ => memmem::rfind_iter(hay, needle).take(max).collect(),
    }
}
