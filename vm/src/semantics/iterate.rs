//! Iteration: `iter(x)`, the next item of a native iterator, `reversed(x)`.
//!
//! Iterators over built-in containers are [`Iter`] objects, advanced here without allocation (pairs of
//! `dict.items()` aside). An exhausted one forgets its source, so it stays exhausted when the container grows.
//! What only the program can do (`__iter__`, `__next__`, `__getitem__` of its classes) is asked for by [`Exit::Call`].
//!
//! Invariants: an iterator that answers [`Exit::Room`] has not moved. Positions are checked against the container
//! at every step, because the program may change it in between.

use super::itertools::repeat_next;
use crate::heap::{Gc, Kind};
use crate::native::{Answer, Exit};
use crate::objects::*;
use crate::value::Value;
use crate::vm::{PreludeFn, Vm, is_native_method};

/// Outcome of asking an iterator: an item, or `None` when it is exhausted.
pub type Next = Result<Option<Value>, Exit>;

/// The next pair, if there is one.
pub(crate) type NextPair = Result<Option<(Value, Value)>, Exit>;

impl Vm {
    /// `iter(v)`.
    #[inline]
    pub fn get_iter(&mut self, v: Value) -> Answer {
        let Some(h) = v.as_header() else {
            return Err(self.not_iterable(v));
        };
        let iter = match h.kind() {
            Kind::List => self.iter(IterVariety::List, v, 0, 0, 0)?,
            Kind::Range => return self.range_iter(v.expect()),
            Kind::Iter | Kind::Generator => return Ok(v),
            Kind::Tuple => self.iter(IterVariety::Tuple, v, 0, 0, 0)?,
            Kind::Dict => self.table_iter(IterVariety::DictKeys, v.expect())?,
            Kind::Set | Kind::FrozenSet => self.table_iter(IterVariety::Set, v.expect())?,
            Kind::DictView => {
                let view: Gc<DictView> = v.expect();
                let variety = match view.variety() {
                    ViewVariety::Keys => IterVariety::DictKeys,
                    ViewVariety::Values => IterVariety::DictValues,
                    ViewVariety::Items => IterVariety::DictItems,
                };
                match self.unwrap_payload(view.dict).as_gc::<Dict>() {
                    Some(dict) => self.table_iter(variety, dict)?,
                    None => return Err(self.not_iterable(v)),
                }
            }
            Kind::Str => self.iter(IterVariety::Str, v, 0, 0, 0)?,
            Kind::Bytes => self.iter(IterVariety::Bytes, v, 0, 0, 0)?,
            Kind::ByteArray => self.iter(IterVariety::ByteArray, v, 0, 0, 0)?,
            Kind::Deque => {
                let version = v.expect::<Deque>().version.get() as i64;
                self.iter(IterVariety::Deque, v, 0, version, 0)?
            }
            Kind::MappingProxy => {
                let mapping = v.expect::<MappingProxy>().mapping;
                return self.get_iter(mapping);
            }
            _ => return self.guest_iter(v),
        };
        Ok(iter.value())
    }

    /// An iterator over a table: `end` is its size, `step` what is left.
    fn table_iter(&mut self, variety: IterVariety, d: Gc<Dict>) -> Result<Gc<Iter>, Exit> {
        let n = d.len() as i64;
        self.iter(variety, d.value(), 0, n, n)
    }

    #[cold]
    pub fn not_iterable(&mut self, v: Value) -> Exit {
        let name = self.type_name(v);
        self.type_error(format!("'{name}' object is not iterable"))
    }

    /// `iter` of what is no plain built-in container.
    #[inline(never)]
    fn guest_iter(&mut self, v: Value) -> Answer {
        match self.special(v, self.names.dunder_iter) {
            Some(Value::NONE) => Err(self.not_iterable(v)),
            Some(method) => {
                if is_native_method(method) {
                    return match self.payload(v) {
                        // Its class may have a `__next__` of its own.
                        Some(payload) if is_iterator(payload) => Ok(v),
                        Some(payload) => self.get_iter(payload),
                        None => Err(self.tail_call(method, &[v])),
                    };
                }
                let Some(f) = method.as_gc::<Function>() else {
                    return Err(self.prelude_call(PreludeFn::GetIter, &[v]));
                };
                match self.generator_of(f, &[v]) {
                    Some(answer) => answer,
                    None => Err(self.prelude_call(PreludeFn::IterBy, &[v, method])),
                }
            }
            None if self.special(v, self.names.dunder_getitem).is_some() => {
                Ok(self.iter(IterVariety::GetItem, v, 0, 0, 0)?.value())
            }
            None => Err(self.not_iterable(v)),
        }
    }

    /// `reversed(v)` of a built-in container; `None` for anything else.
    pub fn reversed_iter(&mut self, v: Value) -> Result<Option<Value>, Exit> {
        let Some(h) = v.as_header() else {
            return Ok(None);
        };
        let iter = match h.kind() {
            Kind::List => {
                let last = v.expect::<List>().len.get() as i64 - 1;
                self.iter(IterVariety::ListReversed, v, last, 0, 0)?
            }
            Kind::Tuple => self.iter(
                IterVariety::TupleReversed,
                v,
                v.expect::<Tuple>().len as i64 - 1,
                0,
                0,
            )?,
            Kind::Str => self.iter(
                IterVariety::StrReversed,
                v,
                v.expect::<Str>().n_bytes as i64,
                0,
                0,
            )?,
            Kind::Bytes => {
                let last = v.expect::<Bytes>().n_bytes as i64 - 1;
                self.iter(IterVariety::BytesReversed, v, last, 0, 0)?
            }
            Kind::ByteArray => {
                let last = v.expect::<ByteArray>().len.get() as i64 - 1;
                self.iter(IterVariety::BytesReversed, v, last, 0, 0)?
            }
            Kind::Range => return self.range_reversed(v.expect()).map(Some),
            Kind::Dict => self.table_reversed(IterVariety::DictKeysReversed, v.expect())?,
            Kind::DictView => {
                let view: Gc<DictView> = v.expect();
                let variety = match view.variety() {
                    ViewVariety::Keys => IterVariety::DictKeysReversed,
                    ViewVariety::Values => IterVariety::DictValuesReversed,
                    ViewVariety::Items => IterVariety::DictItemsReversed,
                };
                match self.unwrap_payload(view.dict).as_gc::<Dict>() {
                    Some(dict) => self.table_reversed(variety, dict)?,
                    None => return Ok(None),
                }
            }
            Kind::Deque => {
                let d: Gc<Deque> = v.expect();
                let (last, version) = (d.len.get() as i64 - 1, d.version.get() as i64);
                self.iter(IterVariety::DequeReversed, v, last, version, 0)?
            }
            _ => return Ok(None),
        };
        Ok(Some(iter.value()))
    }

    fn table_reversed(&mut self, variety: IterVariety, d: Gc<Dict>) -> Result<Gc<Iter>, Exit> {
        let n = d.len() as i64;
        self.iter(variety, d.value(), d.fill.get() as i64 - 1, n, n)
    }

    /// The next item of any iterator; `None` when it is exhausted. For guest iterators the answer is a call that may raise
    /// StopIteration.
    #[inline(always)]
    pub fn iter_next(&mut self, it: Value) -> Next {
        let Some(i) = it.as_gc::<Iter>() else {
            return Err(self.guest_next(it));
        };
        if i.header.aux() == IterVariety::List as u16 {
            return Ok(list_next(&i));
        }
        if i.header.aux() == IterVariety::Range as u16 {
            return Ok(range_next(&i));
        }
        self.iter_next_rare(i)
    }

    /// `next` of an object that is no native iterator.
    #[inline(never)]
    fn guest_next(&mut self, it: Value) -> Exit {
        match self.special(it, self.names.dunder_next) {
            Some(method) if self.takes_receiver(method) => self.tail_call(method, &[it]),
            Some(_) => self.prelude_call(PreludeFn::IterNext, &[it]),
            None => {
                let name = self.type_name(it);
                self.type_error(format!("'{name}' object is not an iterator"))
            }
        }
    }

    #[inline(never)]
    fn iter_next_rare(&mut self, i: Gc<Iter>) -> Next {
        let source = i.source.get();
        if source.is_unbound() {
            return Ok(None);
        }
        match i.variety() {
            IterVariety::List => Ok(list_next(&i)),
            IterVariety::Range => Ok(range_next(&i)),
            IterVariety::Tuple => Ok(tuple_next(&i)),
            IterVariety::Str => self.iter_str_next(&i, source.expect()),
            IterVariety::Bytes => Ok(byte_next(&i, source.expect::<Bytes>().as_bytes())),
            IterVariety::ByteArray => Ok(byte_next(&i, source.expect::<ByteArray>().data())),
            IterVariety::DictKeys
            | IterVariety::DictValues
            | IterVariety::DictItems
            | IterVariety::Set => self.table_next(&i, source.expect()),
            IterVariety::DictKeysReversed
            | IterVariety::DictValuesReversed
            | IterVariety::DictItemsReversed => self.table_previous(&i, source.expect()),
            IterVariety::GetItem | IterVariety::GetItemReversed | IterVariety::Call => {
                Err(self.prelude_call(PreludeFn::IterNext, &[i.value()]))
            }
            IterVariety::ListReversed | IterVariety::TupleReversed => {
                let items = match source.as_gc::<List>() {
                    Some(list) => list.slice(),
                    None => source.expect::<Tuple>().slice(),
                };
                let item = usize::try_from(i.pos.get())
                    .ok()
                    .and_then(|at| items.get(at));
                Ok(step_back(&i, item.copied()))
            }
            IterVariety::BytesReversed => {
                let data = match source.as_gc::<Bytes>() {
                    Some(b) => b.data(),
                    None => source.expect::<ByteArray>().data(),
                };
                let byte = usize::try_from(i.pos.get())
                    .ok()
                    .and_then(|at| data.get(at));
                Ok(step_back(&i, byte.map(|b| Value::int(*b as i64))))
            }
            IterVariety::StrReversed => {
                let before = i.pos.get() as usize;
                let Some((item, at)) = self.str_previous(source.expect(), before)? else {
                    return Ok(exhaust(&i));
                };
                i.pos.set(at as i64);
                Ok(Some(item))
            }
            IterVariety::Deque | IterVariety::DequeReversed => self.deque_next(&i, source.expect()),
            IterVariety::BigRange => self.big_range_next(&i, source.expect()),
            IterVariety::Enumerate => self.enumerate_next(i),
            IterVariety::Zip => self.zip_next(i),
            IterVariety::Map => self.map_next(i),
            IterVariety::Filter => self.filter_next(i),
            IterVariety::Count => self.count_next(i),
            IterVariety::Repeat => Ok(repeat_next(&i)),
            IterVariety::Cycle => self.cycle_next(i),
            IterVariety::Chain => self.chain_next(i),
            IterVariety::Islice => self.islice_next(i),
            IterVariety::ZipLongest => self.zip_longest_next(i),
            IterVariety::Pairwise => self.pairwise_next(i),
            IterVariety::Compress => self.compress_next(i),
            IterVariety::StarMap => self.starmap_next(i),
            IterVariety::Product
            | IterVariety::Permutations
            | IterVariety::Combinations
            | IterVariety::Multisets => self.row_next(i),
        }
    }

    fn iter_str_next(&mut self, i: &Iter, s: Gc<Str>) -> Next {
        let Some((item, next)) = self.str_next(s, i.pos.get() as usize)? else {
            return Ok(exhaust(i));
        };
        i.pos.set(next as i64);
        Ok(Some(item))
    }

    /// Next entry of a dict or set.
    fn table_next(&mut self, i: &Iter, d: Gc<Dict>) -> Next {
        if i.end.get() != d.len() as i64 {
            return Err(self.size_changed(i, d));
        }
        let Some((n, key, value)) = d.next_entry(i.pos.get() as u32) else {
            return Ok(exhaust(i));
        };
        if i.step.get() == 0 {
            return Err(self.runtime_error("dictionary keys changed during iteration"));
        }
        let item = match i.variety() {
            IterVariety::DictValues => value,
            IterVariety::DictItems => self.tuple(&[key, value])?,
            _ => key,
        };
        i.pos.set(n as i64 + 1);
        i.step.set(i.step.get() - 1);
        Ok(Some(item))
    }

    fn table_previous(&mut self, i: &Iter, d: Gc<Dict>) -> Next {
        if i.end.get() != d.len() as i64 {
            return Err(self.size_changed(i, d));
        }
        let mut at = i.pos.get().min(d.fill.get() as i64 - 1);
        while at >= 0 {
            let (_, key, value) = d.entry(at as u32);
            if !key.is_unbound() {
                let item = match i.variety() {
                    IterVariety::DictValuesReversed => value,
                    IterVariety::DictItemsReversed => self.tuple(&[key, value])?,
                    _ => key,
                };
                i.pos.set(at - 1);
                return Ok(Some(item));
            }
            at -= 1;
        }
        Ok(exhaust(i))
    }

    #[cold]
    fn size_changed(&mut self, i: &Iter, d: Gc<Dict>) -> Exit {
        i.end.set(-1);
        self.runtime_error(if d.header.kind() == Kind::Dict {
            "dictionary changed size during iteration"
        } else {
            "Set changed size during iteration"
        })
    }

    fn deque_next(&mut self, i: &Iter, d: Gc<Deque>) -> Next {
        if i.end.get() != d.version.get() as i64 {
            i.source.set(Value::UNBOUND);
            return Err(self.runtime_error("deque mutated during iteration"));
        }
        let at = i.pos.get();
        if at < 0 || at >= d.len.get() as i64 {
            return Ok(exhaust(i));
        }
        let item = d.get(at as usize);
        let step = if i.variety() == IterVariety::Deque {
            1
        } else {
            -1
        };
        i.pos.set(at + step);
        Ok(Some(item))
    }

    /// How many items a native iterator still has, if it knows.
    pub fn iter_length_hint(&mut self, i: Gc<Iter>) -> Result<Option<Value>, Exit> {
        let source = i.source.get();
        if source.is_unbound() {
            return Ok(Some(Value::ZERO));
        }
        let pos = i.pos.get();
        let n = match i.variety() {
            IterVariety::List => source.expect::<List>().len.get() as i64 - pos,
            IterVariety::Tuple => source.expect::<Tuple>().len as i64 - pos,
            IterVariety::Bytes => source.expect::<Bytes>().n_bytes as i64 - pos,
            IterVariety::ByteArray => source.expect::<ByteArray>().len.get() as i64 - pos,
            IterVariety::Str => source.expect::<Str>().text()[pos as usize..]
                .chars()
                .count() as i64,
            IterVariety::StrReversed => source.expect::<Str>().text()[..pos as usize]
                .chars()
                .count() as i64,
            IterVariety::Range => i.end.get(),
            IterVariety::BigRange => return self.big_range_left(i).map(Some),
            IterVariety::DictKeys
            | IterVariety::DictValues
            | IterVariety::DictItems
            | IterVariety::Set => {
                let same = i.end.get() == source.expect::<Dict>().len() as i64;
                if same { i.step.get() } else { 0 }
            }
            IterVariety::DictKeysReversed
            | IterVariety::DictValuesReversed
            | IterVariety::DictItemsReversed => {
                let d: Gc<Dict> = source.expect();
                (0..=pos.min(d.fill.get() as i64 - 1))
                    .filter(|at| !d.entry(*at as u32).1.is_unbound())
                    .count() as i64
            }
            IterVariety::ListReversed => {
                let len = source.expect::<List>().len.get() as i64;
                if pos < len { pos + 1 } else { 0 }
            }
            IterVariety::TupleReversed
            | IterVariety::BytesReversed
            | IterVariety::DequeReversed => pos + 1,
            IterVariety::Deque => source.expect::<Deque>().len.get() as i64 - pos,
            IterVariety::GetItem
            | IterVariety::GetItemReversed
            | IterVariety::Call
            | IterVariety::Enumerate
            | IterVariety::Zip
            | IterVariety::Map
            | IterVariety::Filter
            | IterVariety::Count
            | IterVariety::Cycle
            | IterVariety::Chain
            | IterVariety::Islice
            | IterVariety::ZipLongest
            | IterVariety::Pairwise
            | IterVariety::Compress
            | IterVariety::StarMap
            | IterVariety::Product
            | IterVariety::Permutations
            | IterVariety::Combinations
            | IterVariety::Multisets => return Ok(None),
            IterVariety::Repeat if pos < 0 => return Ok(None),
            IterVariety::Repeat => pos,
        };
        self.int(n.max(0)).map(Some)
    }
}

/// The next item of the commonest iterators; `None` for others, and where they end.
#[inline(always)]
pub(super) fn plain_item(it: Value) -> Option<Value> {
    const LIST: u16 = IterVariety::List as u16;
    const TUPLE: u16 = IterVariety::Tuple as u16;
    const RANGE: u16 = IterVariety::Range as u16;
    let i = it.as_gc::<Iter>()?;
    match i.header.aux() {
        LIST => list_next(&i),
        TUPLE => tuple_next(&i),
        RANGE => range_next(&i),
        _ => None,
    }
}

/// Whether a value is an iterator without the program's help.
pub(crate) fn is_iterator(v: Value) -> bool {
    v.is_kind(Kind::Iter) || v.is_kind(Kind::Generator)
}

/// Forgets the source: the iterator stays exhausted.
pub(super) fn exhaust(i: &Iter) -> Option<Value> {
    i.source.set(Value::UNBOUND);
    None
}

#[inline(always)]
fn list_next(i: &Iter) -> Option<Value> {
    let list = i.source.get().as_gc::<List>()?;
    let at = i.pos.get();
    match list.items().get(at as usize) {
        Some(item) => {
            i.pos.set(at + 1);
            Some(item.get())
        }
        None => exhaust(i),
    }
}

#[inline(always)]
fn tuple_next(i: &Iter) -> Option<Value> {
    let tuple = i.source.get().as_gc::<Tuple>()?;
    let at = i.pos.get();
    match tuple.slice().get(at as usize) {
        Some(item) => {
            i.pos.set(at + 1);
            Some(*item)
        }
        None => exhaust(i),
    }
}

#[inline(always)]
fn range_next(i: &Iter) -> Option<Value> {
    let left = i.end.get();
    if left <= 0 {
        return None;
    }
    let at = i.pos.get();
    i.end.set(left - 1);
    i.pos.set(at.wrapping_add(i.step.get()));
    Some(Value::int(at))
}

fn byte_next(i: &Iter, data: &[u8]) -> Option<Value> {
    let at = i.pos.get();
    match data.get(at as usize) {
        Some(b) => {
            i.pos.set(at + 1);
            Some(Value::int(*b as i64))
        }
        None => exhaust(i),
    }
}

fn step_back(i: &Iter, item: Option<Value>) -> Option<Value> {
    if item.is_none() {
        return exhaust(i);
    }
    i.pos.set(i.pos.get() - 1);
    item
}
