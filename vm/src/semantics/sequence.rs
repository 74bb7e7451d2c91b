//! Sequences in general: items of native iterables, `+`, `*`, length, truth, unpacking.
//!
//! The operators here are those of built-in containers. An operand of a class of the program (payload or not) is
//! left to the general way, which looks for its methods first.

use crate::bytecode::Op;
use crate::heap::{BLOCK_BYTES, Gc, Kind, Room};
use crate::native::{Answer, Exit};
use crate::objects::*;
use crate::semantics::iterate::is_iterator;
use crate::semantics::list::ITEMS_MAX;
use crate::semantics::number::bigint::to_i64;
use crate::semantics::number::{Num, as_float, as_index, as_small_int};
use crate::semantics::subscript::Indices;
use crate::value::Value;
use crate::vm::{PreludeFn, Vm};
use std::borrow::Cow;

/// The items of a native iterable. A borrowed slice is the container's own storage: it must not be held across a
/// change of that container or a yield point.
pub type Items = Cow<'static, [Value]>;

/// Items handled between two looks at limits.
const LOOK_EVERY: i64 = 1 << 14;

impl Vm {
    // --- Items ---------------------------------------------------------------------------------------------------

    /// The items of a native iterable, all at once; `None` when only the program can produce them. An iterator
    /// among the natives is run to its end.
    pub fn native_items(&mut self, v: Value) -> Result<Option<Items>, Exit> {
        let Some(h) = v.as_header() else {
            return Ok(None);
        };
        self.pay_for_items(v)?;
        Ok(Some(match h.kind() {
            Kind::List => Cow::Borrowed(v.expect::<List>().slice()),
            Kind::Tuple => Cow::Borrowed(v.expect::<Tuple>().slice()),
            Kind::Dict | Kind::Set | Kind::FrozenSet => Cow::Owned(table_keys(v.expect())),
            Kind::DictView => {
                let view: Gc<DictView> = v.expect();
                match self.unwrap_payload(view.dict).as_gc() {
                    Some(dict) => Cow::Owned(self.view_items(view.variety(), dict)?),
                    None => return Ok(None),
                }
            }
            Kind::Str => Cow::Owned(self.characters(v.expect())?),
            Kind::Bytes => Cow::Owned(byte_values(v.expect::<Bytes>().as_bytes())),
            Kind::ByteArray => Cow::Owned(byte_values(v.expect::<ByteArray>().data())),
            Kind::Range => match self.range_values(v.expect())? {
                Some(items) => Cow::Owned(items),
                None => return Ok(None),
            },
            Kind::Deque => Cow::Owned(deque_values(&v.expect::<Deque>())),
            Kind::MappingProxy => return self.native_items(v.expect::<MappingProxy>().mapping),
            Kind::Iter => return self.drain(v.expect()),
            Kind::Instance => {
                let name = self.names.dunder_iter;
                match self.special_or_payload(v, name) {
                    // An iterator's class may have a `__next__` of its own.
                    Some(Err(payload)) if !is_iterator(payload) => {
                        return self.native_items(payload);
                    }
                    _ => return Ok(None),
                }
            }
            _ => return Ok(None),
        }))
    }

    /// Charges for the copy that [`Vm::native_items`] makes, and makes sure that there is memory for it.
    fn pay_for_items(&mut self, v: Value) -> Result<(), Exit> {
        if v.is_kind(Kind::List) || v.is_kind(Kind::Tuple) {
            return Ok(());
        }
        let n = match v.as_gc::<Range>() {
            // Longer ones are left to the prelude.
            Some(r) if !r.len.is_int() || r.len.as_int() > ITEMS_MAX as i64 => 0,
            _ => self.native_len(v).unwrap_or(0),
        };
        self.pay(n / 32)?;
        self.room(n * size_of::<Value>()).map(drop)
    }

    fn range_values(&mut self, r: Gc<Range>) -> Result<Option<Vec<Value>>, Exit> {
        let parts = [r.start, r.stop, r.step, r.len];
        if !parts.iter().all(|v| v.is_int()) || r.len.as_int() > ITEMS_MAX as i64 {
            return Ok(None);
        }
        let (start, step, n) = (r.start.as_int(), r.step.as_int(), r.len.as_int());
        let mut values = Vec::with_capacity(n as usize);
        let mut from = 0;
        while from < n {
            let to = n.min(from + LOOK_EVERY);
            values.extend((from..to).map(|i| Value::int(start + i * step)));
            from = to;
            self.pay(0)?;
        }
        Ok(Some(values))
    }

    /// Runs a native iterator to its end. When memory is short it is put back where it was.
    fn drain(&mut self, i: Gc<Iter>) -> Result<Option<Items>, Exit> {
        let Some(n) = self.iter_length_hint(i)? else {
            return Ok(None);
        };
        let Some(n) = as_small_int(n).filter(|n| *n < ITEMS_MAX as i64) else {
            return Ok(None);
        };
        // Enough for what the steps allocate: pairs or characters, and what is left of the blocks they are in.
        self.pay(n as usize / 16)?;
        let per_item = if gives_what_is_there(&i) { 0 } else { 80 };
        let _reserved = self.room(2 * BLOCK_BYTES + n as usize * per_item)?;
        // What the caller reserves for the items' container comes after the iterator was advanced: it lies within this
        // reservation, so it must not be refused.
        self.heap.give_grace(16);
        let before = (
            i.source.get(),
            i.extra.get(),
            i.pos.get(),
            i.end.get(),
            i.step.get(),
        );
        let mut items = Vec::with_capacity(n as usize);
        loop {
            match self.iter_next(i.value()) {
                Ok(Some(v)) => {
                    items.push(v);
                    if items.len().is_multiple_of(LOOK_EVERY as usize) {
                        self.pay(0)?;
                    }
                }
                Ok(None) => return Ok(Some(Cow::Owned(items))),
                Err(exit) => {
                    if matches!(exit, Exit::Room(_)) {
                        i.source.set(before.0);
                        i.extra.set(before.1);
                        i.pos.set(before.2);
                        i.end.set(before.3);
                        i.step.set(before.4);
                        self.heap.barrier(&i.header);
                    }
                    return Err(exit);
                }
            }
        }
    }

    /// How many items running a native iterator to its end will give: what must be reserved before that effect. 0
    /// for anything else.
    pub(crate) fn items_to_come(&mut self, v: Value) -> Result<usize, Exit> {
        let Some(i) = v.as_gc::<Iter>() else {
            return Ok(0);
        };
        let hint = self.iter_length_hint(i)?.and_then(as_small_int);
        Ok(hint.filter(|n| *n < ITEMS_MAX as i64).unwrap_or(0) as usize)
    }

    /// The items of a native iterable, and room for `per_item` bytes for each of them, reserved before an iterator was
    /// touched.
    pub(crate) fn native_items_and_room(
        &mut self,
        v: Value,
        per_item: usize,
    ) -> Result<Option<(Items, Room)>, Exit> {
        let coming = self.items_to_come(v)?;
        let n = self.native_len(self.unwrap_payload(v)).unwrap_or(coming);
        let room = self.room(1024 + n * per_item)?;
        Ok(self.native_items(v)?.map(|items| (items, room)))
    }

    /// The items of a view.
    pub(crate) fn view_items(
        &mut self,
        variety: ViewVariety,
        d: Gc<Dict>,
    ) -> Result<Vec<Value>, Exit> {
        let mut items = Vec::with_capacity(d.len());
        let room = self.room(
            256 + if variety == ViewVariety::Items {
                d.len() * 48
            } else {
                0
            },
        )?;
        let mut from = 0;
        while let Some((i, key, value)) = d.next_entry(from) {
            from = i + 1;
            items.push(match variety {
                ViewVariety::Keys => key,
                ViewVariety::Values => value,
                ViewVariety::Items => self.new_tuple(&room, &[key, value]).value(),
            });
        }
        Ok(items)
    }

    /// The characters of a string, as strings.
    fn characters(&mut self, s: Gc<Str>) -> Result<Vec<Value>, Exit> {
        let text = s.text();
        let wide = text.chars().filter(|c| !c.is_ascii()).count();
        let room = self.room(256 + wide * 64)?;
        let mut items = Vec::with_capacity(s.n_chars as usize);
        for c in text.chars() {
            items.push(if c.is_ascii() {
                self.char_str(c)?
            } else {
                self.new_str(&room, c.encode_utf8(&mut [0; 4])).value()
            });
        }
        Ok(items)
    }

    /// Whether `iter` of a value that is no native iterable has a chance: it defines `__iter__` or `__getitem__`.
    pub fn may_be_iterable(&mut self, v: Value) -> bool {
        if matches!(v.kind(), Some(Kind::Generator | Kind::Range | Kind::Iter)) {
            return true;
        }
        match self.special(v, self.names.dunder_iter) {
            Some(method) => !method.is_none(),
            None => !v.is_kind(Kind::Class) && self.special(v, self.names.dunder_getitem).is_some(),
        }
    }

    // --- Length and truth ----------------------------------------------------------------------------------------

    /// Length of a built-in container; `None` for anything else.
    #[inline]
    pub fn native_len(&self, v: Value) -> Option<usize> {
        Some(match v.kind()? {
            Kind::List => v.expect::<List>().len.get(),
            Kind::Tuple => v.expect::<Tuple>().len,
            Kind::Dict | Kind::Set | Kind::FrozenSet => v.expect::<Dict>().len(),
            Kind::Str => v.expect::<Str>().n_chars as usize,
            Kind::Bytes => v.expect::<Bytes>().n_bytes,
            Kind::ByteArray => v.expect::<ByteArray>().len.get(),
            Kind::Deque => v.expect::<Deque>().len.get(),
            Kind::DictView => {
                return self.native_len(self.unwrap_payload(v.expect::<DictView>().dict));
            }
            Kind::MappingProxy => return self.native_len(v.expect::<MappingProxy>().mapping),
            Kind::Range => as_small_int(v.expect::<Range>().len)? as usize,
            _ => return None,
        })
    }

    /// `len(v)`.
    pub fn length(&mut self, v: Value) -> Answer {
        if let Some(n) = self.native_len(v) {
            return Ok(Value::int(n as i64));
        }
        if let Some(range) = v.as_gc::<Range>() {
            if let Some(n) = as_index(range.len) {
                return self.int(n);
            }
            return Err(self.overflow_error("Python int too large to convert to C ssize_t"));
        }
        let name = self.names.dunder_len;
        match self.special_or_payload(v, name) {
            Some(Err(payload)) => self.length(payload),
            Some(Ok(method)) if method.is_kind(Kind::Builtin) => {
                Err(self.call_special(method, v, &[]))
            }
            Some(Ok(method)) if method.is_kind(Kind::Function) => {
                Err(self.prelude_call(PreludeFn::LengthBy, &[v, method]))
            }
            Some(Ok(_)) => Err(self.prelude_call(PreludeFn::Length, &[v])),
            None => {
                let name = self.type_name(v);
                Err(self.type_error(format!("object of type '{name}' has no len()")))
            }
        }
    }

    /// Whether a value counts as true.
    #[inline]
    pub fn truth(&mut self, v: Value) -> Result<bool, Exit> {
        if v.is_bool() {
            return Ok(v.is_true());
        }
        if v.is_int() {
            return Ok(v != Value::ZERO);
        }
        self.truth_slow(v)
    }

    fn truth_slow(&mut self, v: Value) -> Result<bool, Exit> {
        if v.is_none() {
            return Ok(false);
        }
        if let Some(f) = as_float(v) {
            return Ok(f != 0.0);
        }
        match v.kind() {
            Some(Kind::Instance | Kind::Exception | Kind::Class) => {}
            Some(Kind::Range) => return Ok(v.expect::<Range>().len != Value::ZERO),
            Some(Kind::Greenlet) => return Ok(v.expect::<Greenlet>().is_active()),
            _ => return Ok(self.native_len(v) != Some(0)),
        }
        match self.truth_method(v) {
            None => Ok(true),
            Some(Err(payload)) => self.truth(payload),
            Some(Ok(_)) => Err(self.prelude_call(PreludeFn::Truth, &[v])),
        }
    }

    /// What tells the truth of an instance: a method (`Ok`) or the payload (`Err`). Without either it is true.
    fn truth_method(&mut self, v: Value) -> Option<Result<Value, Value>> {
        let (bool_name, len_name) = (self.names.dunder_bool, self.names.dunder_len);
        match self.special_or_payload(v, bool_name) {
            None => self.special_or_payload(v, len_name),
            found => found,
        }
    }

    /// The truth that a jump or `not` asks for: a function of the class is called directly, and what it returns is for
    /// [`Vm::truth_returned`].
    #[inline]
    pub(crate) fn truth_asked(&mut self, v: Value) -> Result<bool, Exit> {
        if v.is_kind(Kind::Instance)
            && let Some(Ok(f)) = self.truth_method(v)
            && f.is_kind(Kind::Function)
        {
            return Err(self.tail_call(f, &[v]));
        }
        self.truth(v)
    }

    /// The truth of `v`, whose `__bool__` or `__len__` returned `answer`.
    pub(crate) fn truth_returned(&mut self, v: Value, answer: Value) -> Result<bool, Exit> {
        if answer.is_bool() {
            return Ok(answer.is_true());
        }
        if self.special(v, self.names.dunder_bool).is_some() {
            let name = self.type_name(answer);
            return Err(self.type_error(format!("__bool__ should return bool, returned {name}")));
        }
        if answer.is_int() && answer.as_int() >= 0 {
            return Ok(answer != Value::ZERO);
        }
        Err(self.prelude_call(PreludeFn::LengthTruth, &[answer]))
    }

    // --- Unpacking -----------------------------------------------------------------------------------------------

    /// Writes exactly the items of `v` to `out`.
    #[inline]
    pub fn unpack(&mut self, v: Value, out: &mut [Value]) -> Result<(), Exit> {
        if let Some(t) = v.as_gc::<Tuple>()
            && t.len == out.len()
        {
            out.copy_from_slice(t.slice());
            return Ok(());
        }
        if let Some(list) = v.as_gc::<List>()
            && list.slice().len() == out.len()
        {
            out.copy_from_slice(list.slice());
            return Ok(());
        }
        self.unpack_slow(v, out)
    }

    #[inline(never)]
    fn unpack_slow(&mut self, v: Value, out: &mut [Value]) -> Result<(), Exit> {
        let n = out.len();
        // A long or endless iterator is not run beyond what is needed to know that it is too long.
        if v.is_kind(Kind::Iter)
            || v.is_kind(Kind::Range) && self.native_len(v).is_none_or(|m| m > n)
        {
            if v.is_kind(Kind::Range) {
                return Err(self.too_many_values(n));
            }
            return Err(self.prelude_call(PreludeFn::UnpackIter, &[v, Value::int(n as i64)]));
        }
        if v.is_kind(Kind::Instance)
            && let Some(method) = self.special(v, self.names.dunder_iter)
            && let Some(f) = method.as_gc()
            && let Some(generator) = self.generator_of(f, &[v])
        {
            let args = [generator?, Value::int(n as i64)];
            return Err(self.prelude_call(PreludeFn::UnpackIter, &args));
        }
        if let Some(items) = self.native_items(v)? {
            if items.len() == n {
                out.copy_from_slice(&items);
                return Ok(());
            }
            return Err(if items.len() > n {
                self.too_many_values(n)
            } else {
                self.too_few_values(n, items.len(), false)
            });
        }
        if !self.may_be_iterable(v) {
            let name = self.type_name(v);
            return Err(self.type_error(format!("cannot unpack non-iterable {name} object")));
        }
        Err(self.prelude_call(PreludeFn::UnpackIter, &[v, Value::int(n as i64)]))
    }

    /// The items of `v` as a tuple: the first `before`, the list of the middle ones, the last `after`.
    pub fn unpack_ex(&mut self, v: Value, out: &mut [Value], before: usize) -> Result<(), Exit> {
        let after = out.len() - before - 1;
        if let Some(items) = self.native_items(v)? {
            if items.len() < before + after {
                return Err(self.too_few_values(before + after, items.len(), true));
            }
            let room = self.room(2048 + items.len() * 8)?;
            let middle = before..items.len() - after;
            out[before] = self.new_list(&room, &items[middle.clone()]).value();
            out[..before].copy_from_slice(&items[..before]);
            out[before + 1..].copy_from_slice(&items[middle.end..]);
            return Ok(());
        }
        if !self.may_be_iterable(v) {
            let name = self.type_name(v);
            return Err(self.type_error(format!("cannot unpack non-iterable {name} object")));
        }
        let (before, after) = (Value::int(before as i64), Value::int(after as i64));
        Err(self.prelude_call(PreludeFn::UnpackIterEx, &[v, before, after]))
    }

    #[cold]
    pub(crate) fn too_many_values(&mut self, expected: usize) -> Exit {
        self.value_error(format!("too many values to unpack (expected {expected})"))
    }

    #[cold]
    pub(crate) fn too_few_values(&mut self, expected: usize, got: usize, at_least: bool) -> Exit {
        let least = if at_least { "at least " } else { "" };
        self.value_error(format!(
            "not enough values to unpack (expected {least}{expected}, got {got})"
        ))
    }

    // --- Operators -----------------------------------------------------------------------------------------------

    /// A binary operator on built-in containers; `None` when it has no native meaning for these operands.
    pub fn sequence_binary(
        &mut self,
        op: Op,
        in_place: bool,
        a: Value,
        b: Value,
    ) -> Option<Answer> {
        match op {
            Op::Add => self.sequence_add(in_place, a, b),
            Op::Mul => self.sequence_mul(in_place, a, b),
            Op::BitAnd | Op::BitOr | Op::BitXor | Op::Sub => self.set_binary(op, in_place, a, b),
            _ => None,
        }
    }

    fn sequence_add(&mut self, in_place: bool, a: Value, b: Value) -> Option<Answer> {
        match (a.kind()?, b.kind()) {
            (Kind::List, Some(Kind::List)) if !in_place => {
                Some(self.list_concat(a.expect::<List>().slice(), b.expect::<List>().slice()))
            }
            (Kind::List, _) if in_place => {
                if is_guest(b) && self.special(b, self.names.dunder_radd).is_some() {
                    // A list's in-place `+` is that of sequences: the other operand's `__radd__` comes first.
                    return None;
                }
                Some(self.in_place_extend(a, b))
            }
            (Kind::Tuple, Some(Kind::Tuple)) => Some(self.tuple_concat(a, b)),
            (Kind::Str, Some(Kind::Str)) => Some(self.concat(a.expect(), b.expect())),
            (Kind::Bytes | Kind::ByteArray, Some(Kind::Bytes | Kind::ByteArray)) => {
                self.bytes_add(in_place, a, b)
            }
            (Kind::Deque, Some(Kind::Deque)) => Some(self.deque_add(in_place, a, b)),
            (Kind::Deque, _) if in_place => Some(self.in_place_extend(a, b)),
            (
                Kind::List | Kind::Tuple | Kind::Str | Kind::Bytes | Kind::ByteArray | Kind::Deque,
                _,
            ) => {
                if self.special(b, self.names.dunder_radd).is_some() && is_guest(b) {
                    return None;
                }
                if is_guest(b) && self.payload(b).is_some() {
                    return None;
                }
                Some(Err(self.cannot_concatenate(a, b)))
            }
            _ => None,
        }
    }

    /// `a += b` for a list or deque `a`, or an instance that carries one; answers `a`.
    pub(crate) fn in_place_extend(&mut self, a: Value, b: Value) -> Answer {
        let inner = self.unwrap_payload(a);
        let (answer, way) = match inner.as_gc::<List>() {
            Some(list) => (self.list_extend(list, b), PreludeFn::ListIadd),
            None => (
                self.deque_extend(inner.expect(), b, false),
                PreludeFn::DequeIadd,
            ),
        };
        match answer {
            Ok(_) => Ok(a),
            // The method's way answers None; the operator's answers the object.
            Err(Exit::Call) => Err(self.prelude_call(way, &[a, b])),
            Err(exit) => Err(exit),
        }
    }

    /// The TypeError for `a + b` of a sequence with something else.
    pub(crate) fn cannot_concatenate(&mut self, a: Value, b: Value) -> Exit {
        let other = self.type_name(b);
        let message = match a.kind() {
            Some(Kind::Str) => format!("can only concatenate str (not \"{other}\") to str"),
            Some(Kind::Bytes) => format!("can't concat {other} to bytes"),
            Some(Kind::ByteArray) => format!("can't concat {other} to bytearray"),
            _ => {
                let own = self.type_name(a);
                let own = if a.is_kind(Kind::Deque) { "deque" } else { own };
                format!("can only concatenate {own} (not \"{other}\") to {own}")
            }
        };
        self.type_error(message)
    }

    pub(crate) fn list_concat(&mut self, a: &[Value], b: &[Value]) -> Answer {
        let n = a.len() + b.len();
        if n > ITEMS_MAX {
            return Err(self.memory_error());
        }
        let room = self.room(512 + n * 8)?;
        self.pay(n / 16)?;
        Ok(with_both(a, b, |both| self.new_list(&room, both).value()))
    }

    pub(crate) fn tuple_concat(&mut self, a: Value, b: Value) -> Answer {
        let (x, y) = (a.expect::<Tuple>().slice(), b.expect::<Tuple>().slice());
        if x.is_empty() {
            return Ok(b);
        }
        if y.is_empty() {
            return Ok(a);
        }
        self.pay((x.len() + y.len()) / 16)?;
        with_both(x, y, |both| self.tuple(both))
    }

    fn sequence_mul(&mut self, in_place: bool, a: Value, b: Value) -> Option<Answer> {
        let is_sequence = |v: Value| {
            matches!(
                v.kind(),
                Some(
                    Kind::List
                        | Kind::Tuple
                        | Kind::Str
                        | Kind::Bytes
                        | Kind::ByteArray
                        | Kind::Deque
                )
            )
        };
        let (seq, count, swapped) = if is_sequence(a) {
            (a, b, false)
        } else if is_sequence(b) {
            (b, a, true)
        } else {
            return None;
        };
        if is_guest(count) {
            return None;
        }
        let n = match as_small_int(count) {
            Some(n) => n.max(0) as usize,
            None => match count.as_gc::<BigInt>() {
                Some(big) if let Some(n) = to_i64(Num::Big(big)) => n.max(0) as usize,
                Some(_) => {
                    return Some(Err(
                        self.overflow_error("cannot fit 'int' into an index-sized integer")
                    ));
                }
                None => {
                    let name = self.type_name(count);
                    return Some(Err(self.type_error(format!(
                        "can't multiply sequence by non-int of type '{name}'"
                    ))));
                }
            },
        };
        Some(self.sequence_repeat(in_place && !swapped, seq, n))
    }

    /// A built-in sequence `n` times over.
    pub(crate) fn sequence_repeat(&mut self, in_place: bool, seq: Value, n: usize) -> Answer {
        self.pay_once(|vm| vm.repeated(in_place, seq, n))
    }

    fn repeated(&mut self, in_place: bool, seq: Value, n: usize) -> Answer {
        let len = self.native_len(seq).unwrap_or(0);
        let Some(total) = len.checked_mul(n).filter(|t| *t <= ITEMS_MAX) else {
            return Err(self.memory_error());
        };
        self.pay(total / 32)?;
        match seq.kind() {
            Some(Kind::List) => {
                let list: Gc<List> = seq.expect();
                if in_place && n == 0 {
                    self.list_clear(list);
                    return Ok(seq);
                }
                if in_place {
                    self.list_reserve(list, total - len)?;
                    let items = list.slice().to_vec();
                    for _ in 1..n {
                        self.list_extend_items(list, &items)?;
                    }
                    return Ok(seq);
                }
                self.repeat_list(list.slice(), total)
            }
            Some(Kind::Tuple) if n == 1 => Ok(seq),
            Some(Kind::Tuple) => {
                let _reserved = self.room(256 + total * 8)?;
                let items = seq.expect::<Tuple>().slice().repeat(n);
                self.tuple(&items)
            }
            Some(Kind::Deque) => self.deque_repeat(in_place, seq, n),
            _ => self.text_repeat(in_place, seq, n),
        }
    }

    fn repeat_list(&mut self, items: &[Value], total: usize) -> Answer {
        let room = self.room(512 + total * 8)?;
        let list = self.new_list(&room, &[]);
        if total > 0 {
            let buffer = self.new_buffer(&room, total);
            if let [one] = items {
                buffer.items().iter().for_each(|p| p.set(*one));
            } else {
                for chunk in buffer.items().chunks(items.len()) {
                    chunk.iter().zip(items).for_each(|(p, v)| p.set(*v));
                }
            }
            list.buffer.set(buffer.value());
            list.len.set(total);
        }
        Ok(list.value())
    }

    /// Extends a list by any iterable.
    pub fn list_extend(&mut self, list: Gc<List>, iterable: Value) -> Answer {
        let coming = self.items_to_come(iterable)?;
        if coming > 0 {
            self.list_reserve(list, coming)?;
        }
        match self.native_items(iterable)? {
            Some(items) => self.list_extend_items(list, &items)?,
            None if self.may_be_iterable(iterable) => {
                return Err(self.prelude_call(PreludeFn::ListExtend, &[list.value(), iterable]));
            }
            None => return Err(self.not_iterable(iterable)),
        }
        Ok(Value::NONE)
    }

    /// A new tuple of the selected items; the tuple itself when that is all of it.
    pub(crate) fn tuple_of_slice(&mut self, tuple: Value, items: &[Value], at: Indices) -> Answer {
        self.pay(at.len / 16)?;
        if at.step == 1 {
            if at.len == items.len() {
                return Ok(tuple);
            }
            let from = at.start as usize;
            return self.tuple(&items[from..from + at.len]);
        }
        let selected: Vec<Value> = at.positions().map(|i| items[i]).collect();
        self.tuple(&selected)
    }
}

/// Whether the program may have given the value's operators a meaning.
#[inline]
pub fn is_guest(v: Value) -> bool {
    matches!(
        v.kind(),
        Some(Kind::Instance | Kind::Exception | Kind::Class)
    )
}

/// The live keys of a table.
pub fn table_keys(d: Gc<Dict>) -> Vec<Value> {
    let mut keys = Vec::with_capacity(d.len());
    let mut from = 0;
    while let Some((i, key, _)) = d.next_entry(from) {
        from = i + 1;
        keys.push(key);
    }
    keys
}

fn byte_values(data: &[u8]) -> Vec<Value> {
    data.iter().map(|b| Value::int(*b as i64)).collect()
}

fn deque_values(d: &Deque) -> Vec<Value> {
    (0..d.len.get()).map(|i| d.get(i)).collect()
}

/// Whether the steps of a native iterator allocate nothing.
fn gives_what_is_there(i: &Iter) -> bool {
    match i.variety() {
        IterVariety::List
        | IterVariety::ListReversed
        | IterVariety::Tuple
        | IterVariety::TupleReversed
        | IterVariety::DictKeys
        | IterVariety::DictValues
        | IterVariety::Set => true,
        IterVariety::Str | IterVariety::StrReversed => {
            i.source.get().as_gc::<Str>().is_some_and(|s| s.is_ascii())
        }
        _ => false,
    }
}

/// What `f` makes of the items of both, one after the other; few of them are put together on the native stack.
fn with_both<R>(a: &[Value], b: &[Value], f: impl FnOnce(&[Value]) -> R) -> R {
    let mut few = [Value::UNBOUND; 16];
    let n = a.len() + b.len();
    match few.get_mut(..n) {
        Some(both) => {
            both[..a.len()].copy_from_slice(a);
            both[a.len()..].copy_from_slice(b);
            f(both)
        }
        None => f(&[a, b].concat()),
    }
}
