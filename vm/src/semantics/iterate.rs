//! Iteration: `iter(x)`, the next item of a native iterator, `reversed(x)`.
//!
//! Iterators over built-in containers are [`Iter`] objects, advanced here without allocation (pairs of
//! `dict.items()` aside). An exhausted one forgets its source, so it stays exhausted when the container grows.
//! What only the program can do (`__iter__`, `__next__`, `__getitem__` of its classes) is asked for by [`Exit::Call`].
//!
//! Invariants: an iterator that answers [`Exit::Room`] has not moved. Positions are checked against the container
//! at every step, because the program may change it in between.

use crate::heap::{Gc, Kind};
use crate::native::{Answer, Exit};
use crate::objects::*;
use crate::value::Value;
use crate::vm::{PreludeFn, Vm};

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
                if method.is_kind(Kind::Builtin) {
                    return match self.payload(v) {
                        Some(payload) => self.get_iter(payload),
                        None => Err(self.tail_call(method, &[v])),
                    };
                }
                Err(self.prelude_call(PreludeFn::GetIter, &[v]))
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
            IterVariety::Filter => Err(self.prelude_call(PreludeFn::FilterNext, &[i.value()])),
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

    // --- Adaptors ------------------------------------------------------------------------------------------------

    /// `enumerate`: advanced here when its iterator answers alone.
    fn enumerate_next(&mut self, i: Gc<Iter>) -> Next {
        let source = i.source.get();
        if i.step.get() == 0 {
            return Err(self.prelude_call(PreludeFn::EnumerateNext, &[i.value()]));
        }
        let room = self.room(256)?;
        let Some(item) = self.iter_next(source)? else {
            return Ok(None);
        };
        let n = i.pos.get();
        i.pos.set(n + 1);
        Ok(Some(self.new_tuple(&room, &[Value::int(n), item]).value()))
    }

    /// `zip`: likewise, when all of its iterators answer alone and without allocating.
    fn zip_next(&mut self, i: Gc<Iter>) -> Next {
        if i.step.get() == 0 {
            return Err(self.prelude_call(PreludeFn::ZipNext, &[i.value()]));
        }
        let iterators = i.source.get().expect::<Tuple>().slice();
        let room = self.room(256 + iterators.len() * 8)?;
        if let [a, b] = iterators {
            return Ok(self
                .next_of_two(*a, *b)?
                .map(|(x, y)| self.new_tuple(&room, &[x, y]).value()));
        }
        Ok(self
            .next_of_each(iterators)?
            .map(|items| self.new_tuple(&room, &items).value()))
    }

    /// The next item of an iterator of pairs (`enumerate`, `zip` of two, `dict.items()`) without the tuple: for code that
    /// takes it apart at once. The outer `None`: it is no such iterator, and nothing has happened.
    pub(crate) fn iter_next_pair(&mut self, it: Value) -> Option<NextPair> {
        let i = it.as_gc::<Iter>()?;
        let source = i.source.get();
        if source.is_unbound() {
            return None;
        }
        match i.variety() {
            IterVariety::Enumerate if i.step.get() != 0 => {
                Some(self.iter_next(source).map(|item| {
                    let n = i.pos.get();
                    i.pos.set(n + item.is_some() as i64);
                    item.map(|item| (Value::int(n), item))
                }))
            }
            IterVariety::Zip if i.step.get() != 0 => {
                let [a, b] = source.expect::<Tuple>().slice() else {
                    return None;
                };
                Some(self.next_of_two(*a, *b))
            }
            IterVariety::DictItems => {
                let d: Gc<Dict> = source.expect();
                if i.end.get() != d.len() as i64 || i.step.get() == 0 {
                    return None;
                }
                let (n, key, value) = d.next_entry(i.pos.get() as u32)?;
                i.pos.set(n as i64 + 1);
                i.step.set(i.step.get() - 1);
                Some(Ok(Some((key, value))))
            }
            _ => None,
        }
    }

    /// An item of each of two iterators; `None` when one of them is exhausted.
    fn next_of_two(&mut self, a: Value, b: Value) -> NextPair {
        let Some(x) = self.iter_next(a)? else {
            return Ok(None);
        };
        let Some(y) = self.iter_next(b)? else {
            return Ok(None);
        };
        Ok(Some((x, y)))
    }

    /// An item of each iterator; `None` when one of them (or there is none of them) is exhausted.
    fn next_of_each(&mut self, iterators: &[Value]) -> Result<Option<Vec<Value>>, Exit> {
        if iterators.is_empty() {
            return Ok(None);
        }
        let mut items = Vec::with_capacity(iterators.len());
        for it in iterators {
            match self.iter_next(*it)? {
                Some(v) => items.push(v),
                None => return Ok(None),
            }
        }
        Ok(Some(items))
    }

    /// `map`: the answer is always a call of its function (or of the prelude, which asks guest iterators).
    fn map_next(&mut self, i: Gc<Iter>) -> Next {
        if i.step.get() == 0 {
            return Err(self.prelude_call(PreludeFn::MapNext, &[i.value()]));
        }
        let iterators = i.source.get().expect::<Tuple>().slice();
        if let [one] = iterators {
            let Some(v) = self.iter_next(*one)? else {
                return Ok(None);
            };
            return Err(self.tail_call(i.extra.get(), &[v]));
        }
        match self.next_of_each(iterators)? {
            Some(items) => Err(self.tail_call(i.extra.get(), &items)),
            None => Ok(None),
        }
    }

    /// An adaptor over iterators.
    pub fn adaptor(
        &mut self,
        variety: IterVariety,
        source: Value,
        extra: Value,
        pos: i64,
    ) -> Answer {
        let alone = match source.as_gc::<Tuple>() {
            Some(t) if t.len == 1 => answers_alone(t.slice()[0]),
            Some(t) => t.slice().iter().all(|v| answers_plainly(*v)),
            None => answers_alone(source),
        };
        let alone = match variety {
            IterVariety::Zip => alone && !extra.is_true(),
            IterVariety::Enumerate => alone && extra.is_unbound(),
            _ => alone,
        };
        // Each level of natives within natives is a level of the native stack: deep ones go by the prelude.
        let level = match source.as_gc::<Tuple>() {
            Some(t) => t.slice().iter().map(|v| level_of(*v)).max().unwrap_or(0),
            None => level_of(source),
        };
        let (alone, level) = if level < LEVELS_MAX {
            (alone, level + 1)
        } else {
            (false, 0)
        };
        let i = self.iter(variety, source, pos, level, alone as i64)?;
        i.extra.set(extra);
        Ok(i.value())
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
            | IterVariety::Filter => return Ok(None),
        };
        Ok(Some(Value::int(n.max(0))))
    }
}

/// Adaptors of adaptors that are advanced natively.
const LEVELS_MAX: i64 = 20;

/// How many adaptors an iterator is made of.
fn level_of(it: Value) -> i64 {
    match it.as_gc::<Iter>() {
        Some(i) if i.header.aux() >= IterVariety::Enumerate as u16 => i.end.get(),
        _ => 0,
    }
}

/// Whether a native iterator gives its next item without a call.
fn answers_alone(it: Value) -> bool {
    let Some(i) = it.as_gc::<Iter>() else {
        return false;
    };
    match i.variety() {
        IterVariety::GetItem
        | IterVariety::GetItemReversed
        | IterVariety::Call
        | IterVariety::Map
        | IterVariety::Filter => false,
        IterVariety::Enumerate | IterVariety::Zip => i.step.get() != 0,
        _ => true,
    }
}

/// Whether it does so without allocating either: then nothing can interrupt taking the items of several ones.
fn answers_plainly(it: Value) -> bool {
    let Some(i) = it.as_gc::<Iter>() else {
        return false;
    };
    match i.variety() {
        IterVariety::List
        | IterVariety::Tuple
        | IterVariety::Bytes
        | IterVariety::ByteArray
        | IterVariety::Range
        | IterVariety::DictKeys
        | IterVariety::DictValues
        | IterVariety::Set
        | IterVariety::ListReversed
        | IterVariety::TupleReversed
        | IterVariety::BytesReversed
        | IterVariety::Deque
        | IterVariety::DequeReversed => true,
        IterVariety::Str | IterVariety::StrReversed => {
            i.source.get().as_gc::<Str>().is_none_or(|s| s.is_ascii())
        }
        _ => false,
    }
}

/// Forgets the source: the iterator stays exhausted.
fn exhaust(i: &Iter) -> Option<Value> {
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
