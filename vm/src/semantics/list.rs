//! Lists: growing, shifting, slices.
//!
//! A list's items stand in a buffer that is replaced when it grows. Places beyond the length hold UNBOUND, because
//! the collector looks at all of them. Every store into the buffer is followed by [`Vm::list_barrier`]; moving items
//! within it needs none, since the buffer refers to nothing new.
#![expect(unsafe_code, reason = "moves runs of values within a buffer")]

use crate::heap::Gc;
use crate::native::{Answer, Exit};
use crate::objects::{Buffer, List, Slice};
use crate::semantics::subscript::Indices;
use crate::value::Value;
use crate::vm::{PreludeFn, Vm};
use std::cell::Cell;

/// Lists and tuples beyond this are refused with MemoryError.
pub const ITEMS_MAX: usize = 1 << 32;

impl Vm {
    /// To be called after storing into a list's items.
    #[inline(always)]
    pub fn list_barrier(&mut self, list: Gc<List>) {
        if let Some(buffer) = list.buffer.get().as_header() {
            self.heap.barrier(&buffer);
        }
    }

    /// Appends to a list.
    #[inline]
    pub fn list_push(&mut self, list: Gc<List>, v: Value) -> Result<(), Exit> {
        let len = list.len.get();
        if let Some(buffer) = list.buffer.get().as_gc::<Buffer>()
            && len < buffer.capacity
        {
            buffer.items()[len].set(v);
            self.heap.barrier(&buffer.header);
            list.len.set(len + 1);
            return Ok(());
        }
        self.list_reserve(list, 1)?;
        self.list_push(list, v)
    }

    /// Makes room for so many more items.
    #[cold]
    pub fn list_reserve(&mut self, list: Gc<List>, more: usize) -> Result<(), Exit> {
        let len = list.len.get();
        if len + more <= list.capacity() {
            return Ok(());
        }
        let capacity = (len + more).max(len + len / 2).max(4);
        if capacity > ITEMS_MAX {
            return Err(self.memory_error());
        }
        let room = self.room(256 + capacity * 8)?;
        let buffer = self.new_buffer_of(&room, capacity, list.slice());
        list.buffer.set(buffer.value());
        self.heap.barrier(&list.header);
        Ok(())
    }

    /// Appends several items, which may be those of the list itself.
    pub fn list_extend_items(&mut self, list: Gc<List>, items: &[Value]) -> Result<(), Exit> {
        if items.is_empty() {
            return Ok(());
        }
        self.list_reserve(list, items.len())?;
        let len = list.len.get();
        let buffer: Gc<Buffer> = list.buffer.get().expect();
        for (to, from) in buffer.items()[len..].iter().zip(items) {
            to.set(*from);
        }
        self.heap.barrier(&buffer.header);
        list.len.set(len + items.len());
        self.pay(items.len() / 16)?;
        Ok(())
    }

    /// Inserts before position `at`, which is at most the length.
    pub fn list_insert_at(&mut self, list: Gc<List>, at: usize, v: Value) -> Result<(), Exit> {
        self.list_reserve(list, 1)?;
        let len = list.len.get();
        let buffer: Gc<Buffer> = list.buffer.get().expect();
        shift(buffer.items(), at, at + 1, len - at);
        buffer.items()[at].set(v);
        self.heap.barrier(&buffer.header);
        list.len.set(len + 1);
        self.charge((len - at) / 64);
        Ok(())
    }

    /// Removes and answers the item at position `at`, which is less than the length.
    pub fn list_remove_at(&mut self, list: Gc<List>, at: usize) -> Value {
        let len = list.len.get();
        let items = list.items();
        let item = items[at].get();
        shift(items, at + 1, at, len - at - 1);
        items[len - 1].set(Value::UNBOUND);
        list.len.set(len - 1);
        self.charge((len - at) / 64);
        item
    }

    /// Empties a list; its buffer is dropped.
    pub fn list_clear(&mut self, list: Gc<List>) {
        list.len.set(0);
        list.buffer.set(Value::UNBOUND);
    }

    /// Makes `items` the contents of a list.
    pub fn list_replace(&mut self, list: Gc<List>, items: &[Value]) -> Result<(), Exit> {
        let room = self.room(256 + items.len() * 8)?;
        let buffer = if items.is_empty() {
            Value::UNBOUND
        } else {
            let buffer = self.new_buffer(&room, items.len());
            buffer
                .items()
                .iter()
                .zip(items)
                .for_each(|(to, from)| to.set(*from));
            buffer.value()
        };
        list.buffer.set(buffer);
        list.len.set(items.len());
        self.heap.barrier(&list.header);
        Ok(())
    }

    // --- Slices --------------------------------------------------------------------------------------------------

    /// A new list of the selected items.
    pub fn list_of_slice(&mut self, items: &[Value], at: Indices) -> Answer {
        self.pay(at.len / 16)?;
        if at.step == 1 {
            let from = at.start as usize;
            return self.list(&items[from..from + at.len]);
        }
        let room = self.room(512 + at.len * 8)?;
        let selected: Vec<Value> = at.positions().map(|i| items[i]).collect();
        Ok(self.new_list(&room, &selected).value())
    }

    /// `list[slice] = value`.
    pub(crate) fn list_set_slice(
        &mut self,
        list: Gc<List>,
        slice: Gc<Slice>,
        value: Value,
    ) -> Answer {
        let at = self.indices(slice, list.len.get())?;
        let plain = at.step == 1;
        let Some(items) = self.native_items(value)? else {
            if !self.may_be_iterable(value) {
                return Err(self.type_error(if plain {
                    "can only assign an iterable"
                } else {
                    "must assign iterable to extended slice"
                }));
            }
            let args = [list.value(), slice.value(), value];
            return Err(self.prelude_call(PreludeFn::IndexSet, &args));
        };
        if plain {
            let from = at.start as usize;
            let to = at.stop.max(at.start) as usize;
            // A copy: the items may be the list's own.
            let items = items.into_owned();
            return self.list_splice(list, from, to, &items);
        }
        if items.len() != at.len {
            return Err(self.value_error(format!(
                "attempt to assign sequence of size {} to extended slice of size {}",
                items.len(),
                at.len
            )));
        }
        let items = items.into_owned();
        for (i, v) in at.positions().zip(&items) {
            list.items()[i].set(*v);
        }
        self.list_barrier(list);
        self.pay(items.len() / 16)?;
        Ok(Value::NONE)
    }

    /// Replaces the items from `from` up to `to` by others.
    pub fn list_splice(
        &mut self,
        list: Gc<List>,
        from: usize,
        to: usize,
        items: &[Value],
    ) -> Answer {
        let len = list.len.get();
        let fresh = len - (to - from) + items.len();
        self.pay((len - from + items.len()) / 32)?;
        if fresh == 0 {
            self.list_clear(list);
            return Ok(Value::NONE);
        }
        if fresh > len {
            self.list_reserve(list, fresh - len)?;
        }
        let buffer: Gc<Buffer> = list.buffer.get().expect();
        let places = buffer.items();
        shift(places, to, from + items.len(), len - to);
        for (place, v) in places[from..].iter().zip(items) {
            place.set(*v);
        }
        if fresh < len {
            places[fresh..len]
                .iter()
                .for_each(|p| p.set(Value::UNBOUND));
        }
        self.heap.barrier(&buffer.header);
        list.len.set(fresh);
        Ok(Value::NONE)
    }

    /// `del list[slice]`.
    pub(crate) fn list_delete_slice(&mut self, list: Gc<List>, slice: Gc<Slice>) -> Answer {
        let len = list.len.get();
        let at = self.indices(slice, len)?;
        if at.len == 0 {
            return Ok(Value::NONE);
        }
        if at.step == 1 {
            let from = at.start as usize;
            return self.list_splice(list, from, from + at.len, &[]);
        }
        // Forwards, whatever the direction of the slice.
        let last = at.start + (at.len as i64 - 1) * at.step;
        let (low, high) = (at.start.min(last) as usize, at.start.max(last) as usize);
        let step = at.step.unsigned_abs() as usize;
        let items = list.items();
        let mut kept = low;
        for i in low..len {
            if i > high || !(i - low).is_multiple_of(step) {
                items[kept].set(items[i].get());
                kept += 1;
            }
        }
        items[kept..].iter().for_each(|p| p.set(Value::UNBOUND));
        list.len.set(kept);
        self.pay(len / 16)?;
        Ok(Value::NONE)
    }
}

/// Moves `count` items within a buffer from position `from` to position `to`.
fn shift(places: &[Cell<Value>], from: usize, to: usize, count: usize) {
    assert!(from + count <= places.len() && to + count <= places.len());
    let base = places.as_ptr();
    // SAFETY: both runs are within the buffer, just checked; a `Cell<Value>` is a plain word, and nobody holds a reference into it.
    unsafe { std::ptr::copy(base.add(from), base.add(to).cast_mut(), count) };
}
