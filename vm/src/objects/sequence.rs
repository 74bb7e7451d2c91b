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

impl Gc<List> {
    /// The items as plain values: for reading only, and not to be held across any store into the list (nor across a
    /// yield point, see [`Gc`]).
    #[inline(always)]
    pub fn slice<'a>(self) -> &'a [Value] {
        let items: *const [Cell<Value>] = self.items();
        // SAFETY: a `Cell<Value>` is laid out like a `Value`; the buffer lives until the next yield point, and by
        // contract nobody stores into it while the slice is in use.
        unsafe { &*(items as *const [Value]) }
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

impl Deque {
    /// Item `i`, counted from the left; `i` is less than `len`.
    #[inline]
    pub fn get(&self, i: usize) -> Value {
        self.place(i).get()
    }

    /// Place of item `i`, counted from the left; `i` is less than the capacity.
    #[inline]
    pub fn place(&self, i: usize) -> &Cell<Value> {
        let buffer: Gc<Buffer> = self.buffer.get().expect();
        let items: *const [Cell<Value>] = buffer.items();
        let at = self.first.get() + i;
        let at = if at >= buffer.capacity {
            at - buffer.capacity
        } else {
            at
        };
        // SAFETY: the buffer is alive as long as the deque refers to it, which is until the next yield point at
        // least; indexing is checked.
        unsafe { &(&*items)[at] }
    }
}
