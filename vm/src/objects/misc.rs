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
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd)]
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
    /// adaptors the low byte of `end` is how many of them stand in one another, and the low two bits of `step` are 1 when
    /// natives alone can advance them whatever they meet; see `semantics::adaptor`.
    Enumerate = 23,
    /// `zip`: `source` is the tuple of iterators, `extra` True when strict, `pos` the bytes that a row of their items may
    /// take.
    Zip = 24,
    /// `map`: `source` is the tuple of iterators, `extra` the function.
    Map = 25,
    /// `filter`: `source` is the iterator, `extra` the function or None.
    Filter = 26,
    /// `itertools.count`: `pos` is the next number, `end` the step, `source` None; or, when they are no small ints, `extra`
    /// is the next number and `source` the step.
    Count = 27,
    /// `repeat`: `source` is the object, `pos` how often it is still to come, −1 for ever.
    Repeat = 28,
    /// `cycle`: `source` is the iterator, None after its end; `extra` the list of its items, `pos` the next one's index.
    Cycle = 29,
    /// `chain`: `source` is the iterator of iterables, `extra` the iterator of the current one; with `pos` 1 it is the
    /// iterable, whose iterator is still to be asked for. `end >> 8` is what an item may take, in bytes.
    Chain = 30,
    /// `islice`: `source` is the iterator, `pos` how many items are to be passed over first, `end >> 8` how many may be
    /// taken after that (−1: all), `step >> 2` how many lie between two.
    Islice = 31,
    /// `zip_longest`: `source` is the list of iterators, None for those at their end; `extra` the filling, `pos` how many
    /// are left, `end >> 8` what a row may take, in bytes.
    ZipLongest = 32,
    /// `pairwise`: `source` is the iterator, `extra` the item before, once `pos` is 1.
    Pairwise = 33,
    /// `compress`: `source` is the tuple of the iterators of data and selectors, `end >> 8` what their items may take;
    /// `extra` is the pair of a datum and a selector whose truth only the program knows, when `pos` is 1.
    Compress = 34,
    /// `starmap`: `source` is the iterator, `extra` the function.
    StarMap = 35,
    /// `product`: `source` is the tuple of pools, `extra` the list of the current indices, `pos` 1 after the first row. So it
    /// is for all that follow.
    Product = 36,
    /// `permutations`: `source` is the pool, `extra` the list of the order of all its indices and, behind them, of what
    /// is left at each place; `end` how many items a row has.
    Permutations = 37,
    /// `combinations`: `source` is the pool, `extra` the list of the current indices.
    Combinations = 38,
    /// `combinations_with_replacement`: likewise.
    Multisets = 39,
}

impl IterVariety {
    const ALL: [IterVariety; 40] = {
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
            Count,
            Repeat,
            Cycle,
            Chain,
            Islice,
            ZipLongest,
            Pairwise,
            Compress,
            StarMap,
            Product,
            Permutations,
            Combinations,
            Multisets,
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
    #[inline(always)]
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
