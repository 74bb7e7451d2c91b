//! Lists, tuples and the buffers behind them.
#![expect(unsafe_code, reason = "objects with a tail of values")]

use super::object;
use crate::heap::{Gc, Header};
use crate::value::Value;
use std::cell::Cell;

/// An immutable sequence.
#[repr(C)]
pub struct Tuple {
    pub header: Header,
    pub len: usize,
    // `len` values follow.
}
object!(Tuple, Tuple);

impl Tuple {
    #[inline(always)]
    pub fn items(&self) -> &[Value] {
        // SAFETY: the items follow the struct, written when it was made.
        unsafe { std::slice::from_raw_parts((self as *const Tuple).add(1).cast(), self.len) }
    }
}

impl Gc<Tuple> {
    /// The items, with a lifetime that ends at the next yield point (see [`Gc`]).
    #[inline(always)]
    pub fn slice<'a>(self) -> &'a [Value] {
        // SAFETY: the object stays where it is and alive until the next yield point, and is immutable.
        unsafe { &*(self.items() as *const [Value]) }
    }
}

/// Storage of values owned by one other object. A store into it is a store into the buffer: its own barrier counts.
/// Unused places hold UNBOUND.
#[repr(C)]
pub struct Buffer {
    pub header: Header,
    pub capacity: usize,
    // `capacity` values follow.
}
object!(Buffer, Buffer);

impl Buffer {
    #[inline(always)]
    pub fn items(&self) -> &[Cell<Value>] {
        // SAFETY: the items follow the struct, initialised when it was made.
        unsafe { std::slice::from_raw_parts((self as *const Buffer).add(1).cast(), self.capacity) }
    }
}

/// A list.
#[repr(C)]
pub struct List {
    pub header: Header,
    pub len: Cell<usize>,
    /// [`Buffer`], or UNBOUND when the capacity is 0.
    pub buffer: Cell<Value>,
}
object!(List, List);

impl List {
    /// The items. The slice is that of the present buffer: growing the list may leave it stale, so it must not be
    /// held across a change of the list's length.
    #[inline(always)]
    pub fn items(&self) -> &[Cell<Value>] {
        let len = self.len.get();
        if len == 0 {
            return &[];
        }
        // SAFETY: a list with items has a buffer at least as large, alive until the next yield point.
        unsafe {
            std::slice::from_raw_parts(
                (self.buffer.get().addr() + size_of::<Buffer>()) as *const Cell<Value>,
                len,
            )
        }
    }

    pub fn capacity(&self) -> usize {
        self.buffer
            .get()
            .as_gc::<Buffer>()
            .map_or(0, |b| b.capacity)
    }
}

/// A double-ended queue: a ring in a buffer.
#[repr(C)]
pub struct Deque {
    pub header: Header,
    /// [`Buffer`], or UNBOUND when the capacity is 0.
    pub buffer: Cell<Value>,
    /// Place of the first item.
    pub first: Cell<usize>,
    pub len: Cell<usize>,
    /// `maxlen`, or `usize::MAX` for none.
    pub max_len: Cell<usize>,
    /// Changes whenever an item is added or removed: iterators notice.
    pub version: Cell<u64>,
}
object!(Deque, Deque);
