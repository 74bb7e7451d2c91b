//! Small kinds: ranges, slices, descriptors, iterators, views, records.
#![expect(unsafe_code, reason = "objects with a tail of values")]

use super::object;
use crate::heap::Header;
use crate::value::Value;
use std::cell::Cell;

/// `range(start, stop, step)`; the fields are ints of any size.
#[repr(C)]
pub struct Range {
    pub header: Header,
    pub start: Value,
    pub stop: Value,
    pub step: Value,
    /// Number of items, an int.
    pub len: Value,
}
object!(Range, Range);

/// `slice(start, stop, step)`.
#[repr(C)]
pub struct Slice {
    pub header: Header,
    pub start: Value,
    pub stop: Value,
    pub step: Value,
}
object!(Slice, Slice);

/// `property`: its functions, None where missing.
#[repr(C)]
pub struct Property {
    pub header: Header,
    pub get: Cell<Value>,
    pub set: Cell<Value>,
    pub delete: Cell<Value>,
    pub doc: Cell<Value>,
}
object!(Property, Property);

/// `staticmethod` or `classmethod` (the kind tells): the function.
#[repr(C)]
pub struct Wrapper {
    pub header: Header,
    pub func: Cell<Value>,
}
object!(Wrapper, StaticMethod | ClassMethod);

/// What an [`Iter`] runs over: its header's aux.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u16)]
pub enum IterVariety {
    List = 0,
    Tuple = 1,
    /// `pos` is the byte offset.
    Str = 2,
    Bytes = 3,
    ByteArray = 4,
    /// `pos` is the next number, `end` how many are left, `step` the step; all within 62 bits.
    Range = 5,
    /// `pos` is the entry number, `end` the number of entries at the start (−1 once it changed), `step` how many
    /// items are left. Sets likewise.
    DictKeys = 6,
    DictValues = 7,
    DictItems = 8,
    Set = 9,
    /// Calls `source[pos]` until IndexError (guest sequences).
    GetItem = 10,
    /// `iter(callable, sentinel)`: `extra` is the sentinel.
    Call = 11,
    /// `reversed`: `pos` is the index of the next item, −1 at the end.
    ListReversed = 12,
    TupleReversed = 13,
    StrReversed = 14,
    DictKeysReversed = 15,
    DictValuesReversed = 16,
    DictItemsReversed = 17,
    /// `pos` is the next index, `end` the deque's version at the start.
    Deque = 18,
    DequeReversed = 19,
    BytesReversed = 20,
    /// A range beyond 62 bits: `source` is the range, `extra` the next index (an int).
    BigRange = 21,
    GetItemReversed = 22,
    /// `enumerate`: `source` is the iterator, `pos` the next count, or `extra` when that is beyond 62 bits. In all
    /// adaptors `end` is how many of them stand in one another, `step` 1 when natives alone can advance them.
    Enumerate = 23,
    /// `zip`: `source` is the tuple of iterators, `extra` True when strict.
    Zip = 24,
    /// `map`: `source` is the tuple of iterators, `extra` the function.
    Map = 25,
    /// `filter`: `source` is the iterator, `extra` the function or None.
    Filter = 26,
}

impl IterVariety {
    const ALL: [IterVariety; 27] = {
        use IterVariety::*;
        [
            List,
            Tuple,
            Str,
            Bytes,
            ByteArray,
            Range,
            DictKeys,
            DictValues,
            DictItems,
            Set,
            GetItem,
            Call,
            ListReversed,
            TupleReversed,
            StrReversed,
            DictKeysReversed,
            DictValuesReversed,
            DictItemsReversed,
            Deque,
            DequeReversed,
            BytesReversed,
            BigRange,
            GetItemReversed,
            Enumerate,
            Zip,
            Map,
            Filter,
        ]
    };

    /// How many there are.
    pub const COUNT: u16 = IterVariety::ALL.len() as u16;

    pub fn from_aux(aux: u16) -> IterVariety {
        IterVariety::ALL[aux as usize]
    }
}

/// An iterator over a built-in container; which one, its header's aux tells ([`IterVariety`]).
#[repr(C)]
pub struct Iter {
    pub header: Header,
    /// What it runs over; UNBOUND when exhausted.
    pub source: Cell<Value>,
    pub extra: Cell<Value>,
    pub pos: Cell<i64>,
    pub end: Cell<i64>,
    pub step: Cell<i64>,
}
object!(Iter, Iter);

impl Iter {
    pub fn variety(&self) -> IterVariety {
        IterVariety::from_aux(self.header.aux())
    }
}

/// Which view of a dict.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u16)]
pub enum ViewVariety {
    Keys = 0,
    Values = 1,
    Items = 2,
}

/// `dict.keys()`, `.values()`, `.items()`: the header's aux is the [`ViewVariety`].
#[repr(C)]
pub struct DictView {
    pub header: Header,
    pub dict: Value,
}
object!(DictView, DictView);

impl DictView {
    pub fn variety(&self) -> ViewVariety {
        match self.header.aux() {
            0 => ViewVariety::Keys,
            1 => ViewVariety::Values,
            _ => ViewVariety::Items,
        }
    }
}

/// Read-only view of a class's dict.
#[repr(C)]
pub struct MappingProxy {
    pub header: Header,
    pub mapping: Value,
}
object!(MappingProxy, MappingProxy);

/// `super(class, receiver)`.
#[repr(C)]
pub struct Super {
    pub header: Header,
    pub class: Value,
    /// Instance or class.
    pub receiver: Value,
    /// The class whose MRO is searched, after `class`.
    pub start: Value,
}
object!(Super, Super);

/// A native attribute of a built-in class: a getter and perhaps a setter.
#[repr(C)]
pub struct GetSet {
    pub header: Header,
    /// Index of the native getter, called with the object.
    pub get: u32,
    /// Index of the native setter, called with object and value (UNBOUND to delete), or `u32::MAX`.
    pub set: u32,
    pub name: Value,
    pub owner: Value,
}
object!(GetSet, GetSet);

/// A tuple of mutable places: the state of suspended natives, and small native data types. The header's aux is a
/// tag of the native that uses it.
#[repr(C)]
pub struct Record {
    pub header: Header,
    pub len: usize,
    // `len` values follow.
}
object!(Record, Record);

impl Record {
    pub fn items(&self) -> &[Cell<Value>] {
        // SAFETY: the values follow the struct, initialised when it was made.
        unsafe { std::slice::from_raw_parts((self as *const Record).add(1).cast(), self.len) }
    }
}
