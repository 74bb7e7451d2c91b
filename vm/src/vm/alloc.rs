//! Making objects.
//!
//! Two forms: `new_*` take a [`Room`] that was reserved before (for operations that allocate several things, or
//! after an effect); the short names (`vm.str(...)?`, `vm.tuple(...)?`) reserve for themselves and are for natives
//! that have not had an effect yet.
#![expect(unsafe_code, reason = "fills the tails of new objects")]

use super::{Known, Vm};
use crate::heap::{Gc, Header, Heap, Kind, Room, SMALL_MAX, class_of};
use crate::host::Host;
use crate::native::{Answer, Exit};
use crate::objects::*;
use crate::value::Value;
use std::cell::Cell;
use std::mem::MaybeUninit;

/// Rough size of a small object, for reservations.
pub const SMALL: usize = 256;

/// What fills a new object: it gets one piece of its bytes after the other, and answers those in front that it wrote; none at all ends it.
pub trait Fill<E>:
    for<'a> FnMut(&mut Vm, &'a mut [MaybeUninit<u8>]) -> Result<&'a mut [u8], E>
{
}

impl<E, F> Fill<E> for F where
    F: for<'a> FnMut(&mut Vm, &'a mut [MaybeUninit<u8>]) -> Result<&'a mut [u8], E>
{
}

/// Bytes of a new object that are filled at once, at most.
const PIECE: usize = 1 << 20;

/// Has the bytes from there on filled, up to so many: how many were.
///
/// # Safety
/// So many bytes may be written there, and nobody else looks at them.
unsafe fn fill_pieces<E>(
    vm: &mut Vm,
    start: *mut u8,
    most: usize,
    mut fill: impl Fill<E>,
) -> Result<usize, E> {
    let mut n = 0;
    while n < most {
        // SAFETY: as the caller says.
        let piece =
            unsafe { std::slice::from_raw_parts_mut(start.add(n).cast(), PIECE.min(most - n)) };
        let written = fill(vm, piece)?;
        if written.is_empty() {
            break;
        }
        // So they are written indeed.
        assert!(written.as_ptr() == start.wrapping_add(n).cast_const());
        n += written.len();
    }
    Ok(n)
}

/// An empty table before there is a VM.
pub(super) fn bare_dict(heap: &mut Heap, room: &Room) -> Gc<Dict> {
    new_table(heap, room, Kind::Dict, Known::Dict.shape())
}

fn new_table(heap: &mut Heap, room: &Room, kind: Kind, shape: u32) -> Gc<Dict> {
    heap.new_object(room, |flags| Dict {
        header: Header::new(kind, flags, 0, shape),
        used: Cell::new(0),
        fill: Cell::new(0),
        version: Cell::new(0),
        changes: Cell::new(0),
        entries: Cell::new(Value::UNBOUND),
        index: Cell::new(Value::UNBOUND),
        hash: Cell::new(Value::UNBOUND),
    })
}

impl Vm {
    // --- Numbers -------------------------------------------------------------------------------------------------

    /// A float.
    #[inline(always)]
    pub fn float(&mut self, f: f64) -> Result<Value, Exit> {
        match Value::try_float(f) {
            Some(v) => Ok(v),
            None => self.boxed_float(f),
        }
    }

    #[cold]
    fn boxed_float(&mut self, value: f64) -> Result<Value, Exit> {
        let room = self.room(SMALL)?;
        let shape = Known::Float.shape();
        Ok(self
            .heap
            .new_object(&room, |flags| BoxedFloat {
                header: Header::new(Kind::Float, flags, 0, shape),
                value,
            })
            .value())
    }

    /// A float as a new object where it must be boxed, from reserved memory.
    pub fn new_float(&mut self, room: &Room, value: f64) -> Value {
        if let Some(v) = Value::try_float(value) {
            return v;
        }
        let shape = Known::Float.shape();
        self.heap
            .new_object(room, |flags| BoxedFloat {
                header: Header::new(Kind::Float, flags, 0, shape),
                value,
            })
            .value()
    }

    /// An int from sign and magnitude; small ones become value words.
    pub fn int_from_limbs(&mut self, negative: bool, limbs: &[u64]) -> Result<Value, Exit> {
        let n = limbs.iter().rposition(|l| *l != 0).map_or(0, |i| i + 1);
        if n == 0 {
            return Ok(Value::ZERO);
        }
        if n == 1 && limbs[0] <= 1 << 61 {
            let i = if negative {
                (limbs[0] as i64).wrapping_neg()
            } else {
                limbs[0] as i64
            };
            if let Some(v) = Value::try_int(i) {
                return Ok(v);
            }
        }
        self.new_big(negative, &limbs[..n])
    }

    /// A big int; the caller knows that it is one, and that the last limb is not zero.
    #[inline(always)]
    pub(crate) fn new_big(&mut self, negative: bool, limbs: &[u64]) -> Result<Value, Exit> {
        let n = limbs.len();
        let room = self.room(SMALL + n * 8)?;
        let shape = Known::Int.shape();
        let make = |flags| BigInt {
            header: Header::new(Kind::BigInt, flags, 0, shape),
            negative,
            n_limbs: n as u32,
        };
        let p = self.heap.new_with_tail(&room, n * 8, make);
        // SAFETY: the tail has room for `n` limbs.
        unsafe { std::ptr::copy_nonoverlapping(limbs.as_ptr(), p.as_ptr().add(1).cast(), n) };
        Ok(p.value())
    }

    /// An int beyond a value word, of one limb, from reserved memory.
    pub fn new_big_int(&mut self, room: &Room, negative: bool, magnitude: u64) -> Value {
        let make = |flags| BigInt {
            header: Header::new(Kind::BigInt, flags, 0, Known::Int.shape()),
            negative,
            n_limbs: 1,
        };
        let p = self.heap.new_with_tail(room, 8, make);
        // SAFETY: the tail has room for one limb.
        unsafe { (p.as_ptr().add(1) as *mut u64).write(magnitude) };
        p.value()
    }

    /// An int.
    #[inline]
    pub fn int(&mut self, i: i64) -> Result<Value, Exit> {
        match Value::try_int(i) {
            Some(v) => Ok(v),
            None => self.int_from_limbs(i < 0, &[i.unsigned_abs()]),
        }
    }

    /// An int from an unsigned size.
    pub fn size(&mut self, n: usize) -> Result<Value, Exit> {
        self.int_from_limbs(false, &[n as u64])
    }

    // --- Text ----------------------------------------------------------------------------------------------------

    /// A string.
    pub fn str(&mut self, text: &str) -> Result<Value, Exit> {
        if text.len() <= 1
            && let Some(v) = self.small_string(text)
        {
            return Ok(v);
        }
        if text.len() > u32::MAX as usize {
            return Err(self.memory_error());
        }
        let room = self.room(SMALL + text.len())?;
        Ok(self.new_str(&room, text).value())
    }

    /// A string, from reserved memory (`SMALL + text.len()` bytes).
    pub fn new_str(&mut self, room: &Room, text: &str) -> Gc<Str> {
        let n_chars = if text.is_ascii() {
            text.len()
        } else {
            text.chars().count()
        };
        let p = self.new_str_uninit(room, text.len(), n_chars);
        // SAFETY: the tail has room for the bytes.
        unsafe {
            crate::semantics::string::build::copy_text(text.as_bytes(), p.as_ptr().add(1).cast())
        };
        p
    }

    /// A string of these bytes, if they are UTF-8 and not too many, from reserved memory (`SMALL + bytes.len()` bytes).
    pub fn new_text(&mut self, room: &Room, bytes: &[u8]) -> Option<Gc<Str>> {
        if u32::try_from(bytes.len()).is_err() {
            return None;
        }
        let n_chars = match bytes.is_ascii() {
            true => bytes.len(),
            false => str::from_utf8(bytes).ok()?.chars().count(),
        };
        let p = self.new_str_uninit(room, bytes.len(), n_chars);
        // SAFETY: the tail has room for the bytes.
        unsafe { crate::semantics::string::build::copy_text(bytes, p.as_ptr().add(1).cast()) };
        Some(p)
    }

    /// A string whose bytes the caller writes at once: `n_bytes` of valid UTF-8 holding `n_chars` code points.
    #[inline]
    pub(crate) fn new_str_uninit(
        &mut self,
        room: &Room,
        n_bytes: usize,
        n_chars: usize,
    ) -> Gc<Str> {
        assert!(
            n_bytes <= u32::MAX as usize,
            "strings are limited to 4 GiB by their makers"
        );
        let ascii = if n_chars == n_bytes {
            crate::heap::flag::ASCII
        } else {
            0
        };
        self.heap.new_with_tail(room, n_bytes, |flags| Str {
            header: Header::new(Kind::Str, flags | ascii, 0, Known::Str.shape()),
            hash: Cell::new(0),
            n_bytes: n_bytes as u32,
            n_chars: n_chars as u32,
            index: Cell::new(Value::UNBOUND),
        })
    }

    /// Immutable bytes.
    pub fn bytes(&mut self, data: &[u8]) -> Result<Value, Exit> {
        let room = self.room(SMALL + data.len())?;
        let make = |flags| Bytes {
            header: Header::new(Kind::Bytes, flags, 0, Known::Bytes.shape()),
            hash: Cell::new(0),
            n_bytes: data.len(),
        };
        let p = self.heap.new_with_tail(&room, data.len(), make);
        // SAFETY: the tail has room for the bytes.
        unsafe {
            std::ptr::copy_nonoverlapping(data.as_ptr(), p.as_ptr().add(1).cast(), data.len())
        };
        Ok(p.value())
    }

    /// Immutable bytes that `fill` writes, up to so many, from reserved memory (`SMALL + most` bytes).
    pub fn new_bytes_filled<E>(
        &mut self,
        room: &Room,
        most: usize,
        fill: impl Fill<E>,
    ) -> Result<Gc<Bytes>, E> {
        let p = self.heap.new_with_tail(room, most, |flags| Bytes {
            header: Header::new(Kind::Bytes, flags, 0, Known::Bytes.shape()),
            hash: Cell::new(0),
            n_bytes: 0,
        });
        // SAFETY: the tail is so long; nobody else knows the object.
        let n = unsafe { fill_pieces(self, p.as_ptr().add(1).cast(), most, fill)? };
        // SAFETY: nobody has a reference to the object, and so many bytes of its tail were written.
        unsafe { (*p.as_ptr()).n_bytes = n };
        Ok(p)
    }

    /// The same as text; None where the bytes are not UTF-8 or would be too many.
    pub fn new_text_filled<E>(
        &mut self,
        room: &Room,
        most: usize,
        fill: impl Fill<E>,
    ) -> Result<Option<Gc<Str>>, E> {
        if u32::try_from(most).is_err() {
            return Ok(None);
        }
        let p = self.heap.new_with_tail(room, most, |flags| Str {
            header: Header::new(Kind::Str, flags, 0, Known::Str.shape()),
            hash: Cell::new(0),
            n_bytes: 0,
            n_chars: 0,
            index: Cell::new(Value::UNBOUND),
        });
        let start: *mut u8 = p.as_ptr().wrapping_add(1).cast();
        // SAFETY: the tail is so long; nobody else knows the object.
        let n = unsafe { fill_pieces(self, start, most, fill)? };
        // SAFETY: so many bytes were written.
        let text = unsafe { std::slice::from_raw_parts(start, n) };
        let is_ascii = text.is_ascii();
        let n_chars = match is_ascii {
            true => n,
            false => match str::from_utf8(text) {
                Ok(text) => text.chars().count(),
                Err(_) => return Ok(None),
            },
        };
        if is_ascii {
            p.header.set_flag(crate::heap::flag::ASCII);
        }
        // SAFETY: nobody has a reference to the object; the numbers are at most `most`.
        unsafe { ((*p.as_ptr()).n_bytes, (*p.as_ptr()).n_chars) = (n as u32, n_chars as u32) };
        Ok(Some(p))
    }

    /// A buffer of zero bytes for another object.
    pub fn new_byte_buffer(&mut self, room: &Room, capacity: usize) -> Gc<ByteBuffer> {
        let p = self.heap.new_with_tail(room, capacity, |flags| ByteBuffer {
            header: Header::new(Kind::ByteBuffer, flags, 0, Known::Object.shape()),
            capacity,
        });
        // SAFETY: the tail has `capacity` bytes.
        unsafe { p.data().write_bytes(0, capacity) };
        p
    }

    /// A mutable byte array with these contents.
    pub fn bytearray(&mut self, data: &[u8]) -> Result<Value, Exit> {
        let room = self.room(2 * SMALL + data.len())?;
        let buffer = self.new_byte_buffer(&room, data.len());
        // SAFETY: the buffer is as large.
        unsafe { std::ptr::copy_nonoverlapping(data.as_ptr(), buffer.data(), data.len()) };
        let p = self.heap.new_object(&room, |flags| ByteArray {
            header: Header::new(Kind::ByteArray, flags, 0, Known::ByteArray.shape()),
            len: Cell::new(data.len()),
            buffer: Cell::new(buffer.value()),
        });
        Ok(p.value())
    }

    /// Appends to a byte array what the host puts into up to `most` bytes: `fill` says how many those are. Where the array has to
    /// grow, there is room for `ahead` bytes more afterwards.
    pub fn bytearray_append<E>(
        &mut self,
        array: Gc<ByteArray>,
        most: usize,
        ahead: usize,
        fill: impl FnOnce(&mut dyn Host, &mut [u8]) -> Result<usize, E>,
    ) -> Result<Result<usize, E>, Exit> {
        let len = array.len.get();
        let buffer = array.buffer.get().as_gc::<ByteBuffer>();
        let buffer = match buffer.filter(|b| b.capacity.saturating_sub(len) >= most) {
            Some(buffer) => buffer,
            None => {
                let capacity = (len + most + ahead).max(len * 2);
                let room = self.room(SMALL + capacity)?;
                let buffer = self.new_byte_buffer(&room, capacity);
                // SAFETY: both have room for so many bytes, and are not the same.
                unsafe { std::ptr::copy_nonoverlapping(array.data().as_ptr(), buffer.data(), len) };
                array.buffer.set(buffer.value());
                self.heap.barrier(&array.header);
                buffer
            }
        };
        // SAFETY: the buffer has room for so many bytes, initialised when it was made; nobody else looks at them while the
        // host, which has no part of the heap, writes there.
        let room = unsafe { std::slice::from_raw_parts_mut(buffer.data().add(len), most) };
        let filled = fill(&mut *self.host, room);
        if let Ok(n) = filled {
            array.len.set(len + n.min(most));
        }
        Ok(filled)
    }

    // --- Containers ----------------------------------------------------------------------------------------------

    /// A tuple.
    pub fn tuple(&mut self, items: &[Value]) -> Result<Value, Exit> {
        if items.is_empty() {
            return Ok(self.empty_tuple);
        }
        let room = self.room(SMALL + items.len() * 8)?;
        Ok(self.new_tuple(&room, items).value())
    }

    /// A tuple, from reserved memory (`SMALL + 8 * len` bytes).
    pub fn new_tuple(&mut self, room: &Room, items: &[Value]) -> Gc<Tuple> {
        if items.is_empty() && !self.empty_tuple.is_unbound() {
            return self.empty_tuple.expect();
        }
        let len = items.len();
        let make = |flags| Tuple {
            header: Header::new(Kind::Tuple, flags, 0, Known::Tuple.shape()),
            len,
        };
        let p = self.heap.new_with_tail(room, len * 8, make);
        // SAFETY: the tail has room for the items.
        unsafe { std::ptr::copy_nonoverlapping(items.as_ptr(), p.as_ptr().add(1).cast(), len) };
        p
    }

    /// A tuple of UNBOUND, for a reader of snapshots.
    pub(crate) fn new_bare_tuple(&mut self, room: &Room, len: usize) -> Gc<Tuple> {
        if len == 0 {
            return self.new_tuple(room, &[]);
        }
        let p = self.heap.new_with_tail(room, len * 8, |flags| Tuple {
            header: Header::new(Kind::Tuple, flags, 0, Known::Tuple.shape()),
            len,
        });
        // SAFETY: the tail has so many places; values are plain words.
        unsafe {
            std::slice::from_raw_parts_mut(p.as_ptr().add(1).cast(), len).fill(Value::UNBOUND)
        };
        p
    }

    /// A buffer for another object, filled with UNBOUND.
    pub fn new_buffer(&mut self, room: &Room, capacity: usize) -> Gc<Buffer> {
        self.new_buffer_of(room, capacity, &[])
    }

    /// A buffer for another object with these items, and UNBOUND in the places behind them.
    pub(crate) fn new_buffer_of(
        &mut self,
        room: &Room,
        capacity: usize,
        items: &[Value],
    ) -> Gc<Buffer> {
        assert!(items.len() <= capacity);
        let make = |flags| Buffer {
            header: Header::new(Kind::Buffer, flags, 0, Known::Object.shape()),
            capacity,
        };
        let p = self.heap.new_with_tail(room, capacity * 8, make);
        // SAFETY: the tail has `capacity` places, as many as there are items at least; values are plain words.
        unsafe {
            let first = p.as_ptr().add(1).cast::<Value>();
            std::ptr::copy_nonoverlapping(items.as_ptr(), first, items.len());
            std::slice::from_raw_parts_mut(first.add(items.len()), capacity - items.len())
                .fill(Value::UNBOUND);
        };
        p
    }

    /// A list.
    pub fn list(&mut self, items: &[Value]) -> Result<Value, Exit> {
        let room = self.room(2 * SMALL + items.len() * 8)?;
        Ok(self.new_list(&room, items).value())
    }

    /// A list of so many items, each made in its turn.
    pub fn list_of(&mut self, n: usize, mut make: impl FnMut(&mut Vm, usize) -> Answer) -> Answer {
        if n == 0 {
            return self.list(&[]);
        }
        let room = self.room(2 * SMALL + n * 8)?;
        let buffer = self.new_buffer(&room, n);
        let list = self.heap.new_object(&room, |flags| List {
            header: Header::new(Kind::List, flags, 0, Known::List.shape()),
            len: Cell::new(n),
            buffer: Cell::new(buffer.value()),
        });
        for (i, place) in buffer.items()[..n].iter().enumerate() {
            place.set(make(self, i)?);
        }
        Ok(list.value())
    }

    /// A list, from reserved memory (`2 * SMALL + 8 * len` bytes).
    pub fn new_list(&mut self, room: &Room, items: &[Value]) -> Gc<List> {
        let buffer = if items.is_empty() {
            Value::UNBOUND
        } else {
            self.new_buffer_of(room, items.len(), items).value()
        };
        self.heap.new_object(room, |flags| List {
            header: Header::new(Kind::List, flags, 0, Known::List.shape()),
            len: Cell::new(items.len()),
            buffer: Cell::new(buffer),
        })
    }

    /// An empty dict.
    pub fn dict(&mut self) -> Result<Gc<Dict>, Exit> {
        let room = self.room(SMALL)?;
        Ok(self.new_dict(&room))
    }

    pub fn new_dict(&mut self, room: &Room) -> Gc<Dict> {
        new_table(&mut self.heap, room, Kind::Dict, Known::Dict.shape())
    }

    /// An empty set, from reserved memory.
    pub fn new_set(&mut self, room: &Room) -> Gc<Dict> {
        new_table(&mut self.heap, room, Kind::Set, Known::Set.shape())
    }

    /// An empty frozen set, from reserved memory.
    pub fn new_frozenset(&mut self, room: &Room) -> Gc<Dict> {
        new_table(
            &mut self.heap,
            room,
            Kind::FrozenSet,
            Known::FrozenSet.shape(),
        )
    }

    /// A record of values, the state of natives.
    pub fn record(&mut self, tag: u16, values: &[Value]) -> Result<Gc<Record>, Exit> {
        let room = self.room(SMALL + values.len() * 8)?;
        Ok(self.new_record(&room, tag, values))
    }

    pub fn new_record(&mut self, room: &Room, tag: u16, values: &[Value]) -> Gc<Record> {
        let len = values.len();
        let make = |flags| Record {
            header: Header::new(Kind::Record, flags, tag, Known::Record.shape()),
            len,
        };
        let p = self.heap.new_with_tail(room, len * 8, make);
        // SAFETY: the tail has room for the values.
        unsafe { std::ptr::copy_nonoverlapping(values.as_ptr(), p.as_ptr().add(1).cast(), len) };
        p
    }

    // --- Small kinds ---------------------------------------------------------------------------------------------

    /// An iterator over a container; fields not used by the variety are 0 and UNBOUND.
    pub fn iter(
        &mut self,
        variety: IterVariety,
        source: Value,
        pos: i64,
        end: i64,
        step: i64,
    ) -> Result<Gc<Iter>, Exit> {
        let room = self.room(SMALL)?;
        Ok(self.new_iter(&room, variety, source, pos, end, step))
    }

    /// The same in room that has been reserved.
    pub(crate) fn new_iter(
        &mut self,
        room: &Room,
        variety: IterVariety,
        source: Value,
        pos: i64,
        end: i64,
        step: i64,
    ) -> Gc<Iter> {
        self.heap.new_object(room, |flags| Iter {
            header: Header::new(
                Kind::Iter,
                flags,
                variety as u16,
                iter_class(variety).shape(),
            ),
            source: Cell::new(source),
            extra: Cell::new(Value::UNBOUND),
            pos: Cell::new(pos),
            end: Cell::new(end),
            step: Cell::new(step),
        })
    }

    /// A bound method.
    pub fn bound_method(&mut self, func: Value, receiver: Value) -> Result<Value, Exit> {
        let room = self.room(SMALL)?;
        let class = self.bound_method_class(func);
        let header = |flags| Header::new(Kind::BoundMethod, flags, 0, class.shape());
        let make = |flags| BoundMethod {
            header: header(flags),
            func: Cell::new(func),
            receiver: Cell::new(receiver),
        };
        Ok(self.heap.new_object(&room, make).value())
    }

    /// The class of a bound method of this function.
    pub(crate) fn bound_method_class(&self, func: Value) -> Known {
        match func.as_gc::<Builtin>() {
            None => Known::Method,
            Some(f) if let Some(known) = self.getter_of(f.native) => known,
            Some(f) if self.native(f.native).def.name.starts_with("__") => Known::MethodWrapper,
            Some(_) => Known::Builtin,
        }
    }

    /// A cell for a captured variable.
    pub fn cell(&mut self, value: Value) -> Result<Gc<CellObject>, Exit> {
        let room = self.room(SMALL)?;
        let make = |flags| CellObject {
            header: Header::new(Kind::Cell, flags, 0, Known::Cell.shape()),
            value: Cell::new(value),
        };
        Ok(self.heap.new_object(&room, make))
    }

    /// A slice.
    pub fn slice(&mut self, start: Value, stop: Value, step: Value) -> Result<Value, Exit> {
        let room = self.room(SMALL)?;
        let make = |flags| Slice {
            header: Header::new(Kind::Slice, flags, 0, Known::Slice.shape()),
            start,
            stop,
            step,
        };
        Ok(self.heap.new_object(&room, make).value())
    }

    /// A module with an empty dict, its `__name__` aside.
    pub fn module(&mut self, name: &str) -> Result<Gc<Module>, Exit> {
        let room = self.room(4 * SMALL + name.len())?;
        let name = self.new_str(&room, name).value();
        let dict = self.new_dict(&room);
        let header = |flags| Header::new(Kind::Module, flags, 0, Known::Module.shape());
        let make = |flags| Module {
            header: header(flags),
            dict: Cell::new(dict.value()),
            name: Cell::new(name),
        };
        let module = self.heap.new_object(&room, make);
        let key = self.names.dunder_name;
        self.dict_set_str(dict, key, name);
        Ok(module)
    }

    /// An object of any fixed-size kind, from reserved memory: `make` gets the flags of its header.
    pub fn new_object<T: crate::heap::Object>(
        &mut self,
        room: &Room,
        make: impl FnOnce(u8) -> T,
    ) -> Gc<T> {
        self.heap.new_object(room, make)
    }

    /// An instance with `n` slots of this shape, all UNBOUND.
    pub fn new_instance(&mut self, room: &Room, shape: u32, n: u16) -> Gc<Instance> {
        let make = |flags| Instance {
            header: Header::new(Kind::Instance, flags, n, shape),
            extra: Cell::new(Value::UNBOUND),
        };
        let p = self.heap.new_with_tail(room, n as usize * 8, make);
        // SAFETY: the tail has `n` places.
        unsafe {
            std::slice::from_raw_parts_mut(p.as_ptr().add(1).cast::<Value>(), n as usize)
                .fill(Value::UNBOUND)
        };
        p
    }
}

/// The class of an iterator.
pub(crate) fn iter_class(variety: IterVariety) -> Known {
    match variety {
        IterVariety::List => Known::ListIterator,
        IterVariety::Tuple => Known::TupleIterator,
        IterVariety::Str => Known::StrIterator,
        IterVariety::Bytes => Known::BytesIterator,
        IterVariety::ByteArray => Known::ByteArrayIterator,
        IterVariety::Range | IterVariety::BigRange => Known::RangeIterator,
        IterVariety::DictKeys => Known::DictKeyIterator,
        IterVariety::DictValues => Known::DictValueIterator,
        IterVariety::DictItems => Known::DictItemIterator,
        IterVariety::Set => Known::SetIterator,
        IterVariety::GetItem => Known::SeqIterator,
        IterVariety::Call => Known::CallableIterator,
        IterVariety::ListReversed => Known::ListReverseIterator,
        IterVariety::TupleReversed
        | IterVariety::StrReversed
        | IterVariety::BytesReversed
        | IterVariety::GetItemReversed => Known::Reversed,
        IterVariety::DictKeysReversed => Known::DictReverseKeyIterator,
        IterVariety::DictValuesReversed => Known::DictReverseValueIterator,
        IterVariety::DictItemsReversed => Known::DictReverseItemIterator,
        IterVariety::Deque => Known::DequeIterator,
        IterVariety::DequeReversed => Known::DequeReverseIterator,
        IterVariety::Enumerate => Known::Enumerate,
        IterVariety::Zip => Known::Zip,
        IterVariety::Map => Known::Map,
        IterVariety::Filter => Known::Filter,
        IterVariety::Count => Known::Count,
        IterVariety::Repeat => Known::Repeat,
        IterVariety::Cycle => Known::Cycle,
        IterVariety::Chain => Known::Chain,
        IterVariety::Islice => Known::Islice,
        IterVariety::ZipLongest => Known::ZipLongest,
        IterVariety::Pairwise => Known::Pairwise,
        IterVariety::Compress => Known::Compress,
        IterVariety::StarMap => Known::StarMap,
        IterVariety::Product => Known::Product,
        IterVariety::Permutations => Known::Permutations,
        IterVariety::Combinations => Known::Combinations,
        IterVariety::Multisets => Known::Multisets,
    }
}

/// Size class of a frame with so many registers, plus one; 0 when it is too large for a block.
pub(crate) fn frame_class(n_regs: usize) -> u16 {
    let bytes = size_of::<Frame>() + n_regs * 8;
    if bytes > SMALL_MAX {
        0
    } else {
        class_of(bytes) as u16 + 1
    }
}
