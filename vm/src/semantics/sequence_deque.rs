//! Deques: a ring of items in a buffer whose capacity is a power of two.
//!
//! Every insertion and removal gives the deque a new version, which running iterators notice. A deque with a
//! maximal length drops an item at the other end when one too many is added.

use crate::heap::{Gc, Header, Kind};
use crate::native::{Answer, Exit};
use crate::objects::{Buffer, Deque};
use crate::semantics::subscript::at_index;
use crate::value::Value;
use crate::vm::{Known, PreludeFn, Vm};
use std::cell::Cell;

impl Vm {
    /// An empty deque.
    pub fn new_deque(&mut self, max_len: usize) -> Result<Gc<Deque>, Exit> {
        let room = self.room(256)?;
        Ok(self.new_object(&room, |flags| Deque {
            header: Header::new(Kind::Deque, flags, 0, Known::Deque.shape()),
            buffer: Cell::new(Value::UNBOUND),
            first: Cell::new(0),
            len: Cell::new(0),
            max_len: Cell::new(max_len),
            version: Cell::new(0),
        }))
    }

    fn deque_changed(&mut self, d: Gc<Deque>) {
        d.version.set(d.version.get() + 1);
    }

    /// Makes room for one more item, or for `more`.
    pub(crate) fn deque_reserve(&mut self, d: Gc<Deque>, more: usize) -> Result<(), Exit> {
        let capacity = d.buffer.get().as_gc::<Buffer>().map_or(0, |b| b.capacity);
        let wanted = d.len.get() + more;
        if wanted <= capacity {
            return Ok(());
        }
        let fresh = wanted.next_power_of_two().max(8);
        let room = self.room(256 + fresh * 8)?;
        let buffer = self.new_buffer(&room, fresh);
        for i in 0..d.len.get() {
            buffer.items()[i].set(d.get(i));
        }
        d.buffer.set(buffer.value());
        d.first.set(0);
        self.heap.barrier(&d.header);
        Ok(())
    }

    /// Overwrites item `i`, which is less than the length.
    pub(crate) fn deque_put(&mut self, d: Gc<Deque>, i: usize, v: Value) {
        d.place(i).set(v);
        if let Some(buffer) = d.buffer.get().as_header() {
            self.heap.barrier(&buffer);
        }
    }

    pub fn deque_push_back(&mut self, d: Gc<Deque>, v: Value) -> Result<(), Exit> {
        if d.max_len.get() == 0 {
            return Ok(());
        }
        self.deque_reserve(d, 1)?;
        if d.len.get() == d.max_len.get() {
            self.deque_pop_front(d);
        }
        d.len.set(d.len.get() + 1);
        self.deque_put(d, d.len.get() - 1, v);
        self.deque_changed(d);
        Ok(())
    }

    pub fn deque_push_front(&mut self, d: Gc<Deque>, v: Value) -> Result<(), Exit> {
        if d.max_len.get() == 0 {
            return Ok(());
        }
        self.deque_reserve(d, 1)?;
        if d.len.get() == d.max_len.get() {
            self.deque_pop_back(d);
        }
        let capacity = d.buffer.get().expect::<Buffer>().capacity;
        let first = d.first.get();
        d.first
            .set(if first == 0 { capacity - 1 } else { first - 1 });
        d.len.set(d.len.get() + 1);
        self.deque_put(d, 0, v);
        self.deque_changed(d);
        Ok(())
    }

    pub fn deque_pop_back(&mut self, d: Gc<Deque>) -> Option<Value> {
        let len = d.len.get();
        if len == 0 {
            return None;
        }
        let v = d.place(len - 1).replace(Value::UNBOUND);
        d.len.set(len - 1);
        self.deque_changed(d);
        Some(v)
    }

    pub fn deque_pop_front(&mut self, d: Gc<Deque>) -> Option<Value> {
        let len = d.len.get();
        if len == 0 {
            return None;
        }
        let v = d.place(0).replace(Value::UNBOUND);
        let capacity = d.buffer.get().expect::<Buffer>().capacity;
        let next = d.first.get() + 1;
        d.first.set(if next == capacity { 0 } else { next });
        d.len.set(len - 1);
        self.deque_changed(d);
        Some(v)
    }

    /// Removes item `i`, which is less than the length, by shifting those after it.
    pub(crate) fn deque_remove_at(&mut self, d: Gc<Deque>, i: usize) {
        for at in i + 1..d.len.get() {
            d.place(at - 1).set(d.get(at));
        }
        self.charge(d.len.get() / 32);
        self.deque_pop_back(d);
    }

    pub(crate) fn deque_clear(&mut self, d: Gc<Deque>) {
        d.buffer.set(Value::UNBOUND);
        d.first.set(0);
        d.len.set(0);
        self.deque_changed(d);
    }

    /// Extends a deque by any iterable, on the right or on the left.
    pub fn deque_extend(&mut self, d: Gc<Deque>, iterable: Value, left: bool) -> Answer {
        let coming = self.items_to_come(iterable)?;
        if coming > 0 {
            self.deque_reserve(d, coming.min(d.max_len.get()) + 1)?;
        }
        let Some(items) = self.native_items(iterable)? else {
            if !self.may_be_iterable(iterable) {
                return Err(self.not_iterable(iterable));
            }
            let args = [d.value(), iterable, Value::bool(left)];
            return Err(self.prelude_call(PreludeFn::DequeExtend, &args));
        };
        let items = items.into_owned();
        self.deque_extend_items(d, &items, left)?;
        Ok(Value::NONE)
    }

    pub(crate) fn deque_extend_items(
        &mut self,
        d: Gc<Deque>,
        items: &[Value],
        left: bool,
    ) -> Result<(), Exit> {
        // With a maximal length the earlier items of a long row never stay.
        let keep = items.len().min(d.max_len.get());
        self.deque_reserve(d, keep + 1)?;
        for v in &items[items.len() - keep..] {
            if left {
                self.deque_push_front(d, *v)?;
            } else {
                self.deque_push_back(d, *v)?;
            }
        }
        self.pay(items.len() / 16)?;
        Ok(())
    }

    /// A new deque with the same items.
    pub(crate) fn deque_copy(&mut self, d: Gc<Deque>) -> Result<Gc<Deque>, Exit> {
        let _reserved = self.room(1024 + d.len.get() * 32)?;
        let copy = self.new_deque(d.max_len.get())?;
        let items: Vec<Value> = (0..d.len.get()).map(|i| d.get(i)).collect();
        self.deque_extend_items(copy, &items, false)?;
        Ok(copy)
    }

    pub(crate) fn deque_add(&mut self, in_place: bool, a: Value, b: Value) -> Answer {
        if in_place {
            return self.in_place_extend(a, b);
        }
        let copy = self.deque_copy(a.expect())?;
        self.deque_extend(copy, b, false)?;
        Ok(copy.value())
    }

    /// `deque * n`.
    pub(crate) fn deque_repeat(&mut self, in_place: bool, seq: Value, n: usize) -> Answer {
        let d: Gc<Deque> = seq.expect();
        let items: Vec<Value> = (0..d.len.get()).map(|i| d.get(i)).collect();
        let _reserved = self.room(1024 + items.len() * n * 32)?;
        let target = if in_place {
            d
        } else {
            self.new_deque(d.max_len.get())?
        };
        let kept = (items.len() * n).min(d.max_len.get());
        self.deque_reserve(target, kept + 1)?;
        if in_place && n == 0 {
            self.deque_clear(d);
        }
        for _ in in_place as usize..n {
            self.deque_extend_items(target, &items, false)?;
        }
        Ok(target.value())
    }

    /// The position that a deque's subscript means.
    pub(crate) fn deque_index(
        &mut self,
        obj: Value,
        key: Value,
        retry: PreludeFn,
        value: Value,
    ) -> Result<usize, Exit> {
        let inner = self.unwrap_payload(key);
        let usable = crate::semantics::number::as_small_int(inner).is_some()
            || inner.is_kind(Kind::BigInt)
            || self.guest_special(key, self.names.dunder_index).is_some();
        if !usable {
            let name = self.type_name(key);
            return Err(self.type_error(format!("sequence index must be integer, not '{name}'")));
        }
        let d: Gc<Deque> = obj.expect();
        match self.seq_key(obj, key, "deque", retry, value)? {
            crate::semantics::subscript::SeqKey::Index(i) => match at_index(i, d.len.get()) {
                Some(at) => Ok(at),
                None => Err(self.index_error("deque index out of range")),
            },
            crate::semantics::subscript::SeqKey::Slice(_) => {
                unreachable!("slices were refused above")
            }
        }
    }
}
