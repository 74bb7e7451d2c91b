//! The hash table behind dicts and sets.
//!
//! Compact and ordered: entries stand in the order they were inserted as triples (hash, key, value) in a
//! [`Buffer`], and above eight entries an open-addressed index of entry numbers finds them. A deleted entry has
//! UNBOUND as its key, and may have the number of a later entry in place of the hash: there is no live one between. The
//! algorithms are in `semantics::table`; here is only the layout.
#![expect(unsafe_code, reason = "declares the object layout")]

use super::object;
use crate::heap::Header;
use crate::value::Value;
use std::cell::Cell;

/// A dict, set or frozen set (sets hold None as values).
#[repr(C)]
pub struct Dict {
    pub header: Header,
    /// Live entries.
    pub used: Cell<u32>,
    /// Entries begun, deleted ones included.
    pub fill: Cell<u32>,
    /// Unique in the VM for this arrangement of keys, 0 when not asked for since it changed. Equal versions mean
    /// equal keys at equal places: inline caches rely on it. Changes of values leave it alone.
    pub version: Cell<u32>,
    /// Changes on every insertion or deletion: iterators and probes notice.
    pub changes: Cell<u32>,
    /// [`Buffer`] of three values an entry, or UNBOUND.
    pub entries: Cell<Value>,
    /// [`ByteBuffer`](super::ByteBuffer) of `u32` (entry number + 1, or 0 = never used), a power of two of them; UNBOUND for small tables.
    pub index: Cell<Value>,
    /// Frozen sets: cached hash as an int, or UNBOUND. Dict subclasses' natives leave it UNBOUND.
    pub hash: Cell<Value>,
}
object!(Dict, Dict | Set | FrozenSet);
