//! Text and bytes.
//!
//! Strings are immutable UTF-8 without lone surrogates. Those whose bytes are all ASCII carry the `ASCII` flag and
//! are indexed directly; the others keep, from the first time they are indexed, the byte offset of every 64th
//! code point.
//!
//! A string that is being built by appending (`s += piece` in a loop) is *grown*: its bytes stand at the front of a
//! [`ByteBuffer`] with room to spare, and the longer string made from it uses the same buffer, in which only bytes
//! that no string has yet are written. So both stay what they are, and appending costs as much as the piece is long. The
//! buffer's first eight bytes tell how much of it is used.
#![expect(unsafe_code, reason = "objects with a tail of bytes")]

use super::object;
use crate::heap::{Gc, Header, flag};
use crate::value::Value;
use std::cell::Cell;

/// A string.
#[repr(C)]
pub struct Str {
    pub header: Header,
    /// Cached hash; 0 when not computed yet.
    pub hash: Cell<u64>,
    pub n_bytes: u32,
    /// Number of code points.
    pub n_chars: u32,
    /// [`ByteBuffer`] of `u32` offsets of every 64th code point, or UNBOUND. Never made for ASCII strings.
    pub index: Cell<Value>,
    // `n_bytes` of UTF-8 follow; of a grown string, a value: the `ByteBuffer` they are in.
}
object!(Str, Str);

/// Bytes of a grown string's buffer in front of the text.
pub const GROWN_PREFIX: usize = 8;

impl Str {
    #[inline(always)]
    pub fn as_bytes(&self) -> &[u8] {
        if self.header.has(flag::GROWN) {
            return self.grown_bytes();
        }
        // SAFETY: the bytes follow the struct, written when it was made.
        unsafe {
            std::slice::from_raw_parts((self as *const Str).add(1).cast(), self.n_bytes as usize)
        }
    }

    /// The buffer of a grown string.
    #[inline(always)]
    pub fn grown_buffer(&self) -> Option<Gc<ByteBuffer>> {
        if !self.header.has(flag::GROWN) {
            return None;
        }
        // SAFETY: the flag says that a value follows the struct.
        unsafe { *((self as *const Str).add(1) as *const Value) }.as_gc()
    }

    fn grown_bytes(&self) -> &[u8] {
        let buffer = self.grown_buffer().expect("a grown string has a buffer");
        // SAFETY: the buffer holds the string's bytes after its prefix; they are never written again.
        unsafe {
            std::slice::from_raw_parts(buffer.data().add(GROWN_PREFIX), self.n_bytes as usize)
        }
    }

    #[inline(always)]
    pub fn as_str(&self) -> &str {
        // SAFETY: a `Str` is made from valid UTF-8 only.
        unsafe { std::str::from_utf8_unchecked(self.as_bytes()) }
    }

    #[inline(always)]
    pub fn is_ascii(&self) -> bool {
        self.header.has(flag::ASCII)
    }
}

impl Gc<Str> {
    /// The text, with a lifetime that ends at the next yield point (see [`Gc`]): for natives that allocate while
    /// they read it.
    pub fn text<'a>(self) -> &'a str {
        // SAFETY: the object stays where it is and alive until the next yield point, and is immutable.
        unsafe { &*(self.as_str() as *const str) }
    }
}

/// Immutable bytes.
#[repr(C)]
pub struct Bytes {
    pub header: Header,
    /// Cached hash; 0 when not computed yet.
    pub hash: Cell<u64>,
    pub n_bytes: usize,
    // `n_bytes` follow.
}
object!(Bytes, Bytes);

impl Bytes {
    pub fn as_bytes(&self) -> &[u8] {
        // SAFETY: the bytes follow the struct, written when it was made.
        unsafe { std::slice::from_raw_parts((self as *const Bytes).add(1).cast(), self.n_bytes) }
    }
}

impl Gc<Bytes> {
    /// The bytes, with a lifetime that ends at the next yield point (see [`Gc`]).
    pub fn data<'a>(self) -> &'a [u8] {
        // SAFETY: the object stays where it is and alive until the next yield point, and is immutable.
        unsafe { &*(self.as_bytes() as *const [u8]) }
    }
}

/// Mutable bytes: `bytearray`.
#[repr(C)]
pub struct ByteArray {
    pub header: Header,
    pub len: Cell<usize>,
    /// [`ByteBuffer`], or UNBOUND when the capacity is 0.
    pub buffer: Cell<Value>,
}
object!(ByteArray, ByteArray);

/// Raw bytes owned by one other object.
#[repr(C)]
pub struct ByteBuffer {
    pub header: Header,
    pub capacity: usize,
    // `capacity` bytes follow.
}
object!(ByteBuffer, ByteBuffer);

impl ByteBuffer {
    /// Address of the first byte.
    #[inline(always)]
    pub fn data(&self) -> *mut u8 {
        (self as *const ByteBuffer).wrapping_add(1) as *mut u8
    }

    /// The buffer as cells of `u32`.
    #[inline(always)]
    pub fn as_u32(&self) -> &[Cell<u32>] {
        // SAFETY: the bytes follow the struct, are initialised when it is made, and are aligned to 8.
        unsafe { std::slice::from_raw_parts(self.data().cast(), self.capacity / 4) }
    }

    /// The buffer as cells of bytes.
    pub fn as_bytes(&self) -> &[Cell<u8>] {
        // SAFETY: as above.
        unsafe { std::slice::from_raw_parts(self.data().cast(), self.capacity) }
    }
}

impl Gc<ByteArray> {
    /// The contents: for reading only, and not to be held across any change of the byte array (nor across a yield
    /// point, see [`Gc`]).
    pub fn data<'a>(self) -> &'a [u8] {
        let len = self.len.get();
        match self.buffer.get().as_gc::<ByteBuffer>() {
            // SAFETY: the buffer holds at least `len` bytes and lives until the next yield point; by contract
            // nobody writes into it while the slice is in use.
            Some(b) => unsafe { std::slice::from_raw_parts(b.data(), len) },
            None => &[],
        }
    }
}
