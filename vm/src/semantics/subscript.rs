//! Subscription: `obj[key]`, `obj[key] = value`, `del obj[key]`.
//!
//! Lists, tuples and dicts with small-int or simple keys answer on the first lines of each function; the rest goes by
//! kind. Keys that need the program (`__index__`, guest hashes) and objects of the program's classes are asked for by [`Exit::Call`].
//! An instance of a class derived from a built-in container is subscripted through its payload unless its class
//! overrides the method.
//!
//! Slices: [`Indices`] are a slice's numbers for a given length, the same in every container.

use crate::heap::{Gc, Kind};
use crate::native::{Answer, Exit};
use crate::objects::*;
use crate::semantics::number::{as_index, as_small_int};
use crate::semantics::table_keys::KeyAt;
use crate::value::Value;
use crate::vm::{Known, PreludeFn, Vm};

/// A slice resolved for a sequence of known length.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Indices {
    pub start: i64,
    pub stop: i64,
    pub step: i64,
    /// How many items it selects.
    pub len: usize,
}

impl Indices {
    /// The selected positions in order.
    pub fn positions(self) -> impl Iterator<Item = usize> {
        (0..self.len as i64).map(move |n| (self.start + n * self.step) as usize)
    }
}

/// A sequence's subscript.
#[derive(Clone, Copy, Debug)]
pub enum SeqKey {
    Index(i64),
    Slice(Gc<Slice>),
}

/// What stands in a slice's field.
enum SliceField {
    None,
    Int(i64),
    Guest,
    Wrong,
}

impl Vm {
    // --- Getting -------------------------------------------------------------------------------------------------

    /// `obj[key]`.
    #[inline]
    pub fn get_item(&mut self, obj: Value, key: Value) -> Answer {
        if let Some(h) = obj.as_header() {
            if h.kind() == Kind::List && key.is_int() {
                let list: Gc<List> = obj.expect();
                let i = key.as_int();
                let at = if i < 0 { i + list.len.get() as i64 } else { i };
                return match list.items().get(at as usize) {
                    Some(item) => Ok(item.get()),
                    None => Err(self.raise_fixed(Known::IndexError, "list index out of range")),
                };
            }
            if h.kind() == Kind::Dict {
                return self.dict_item(obj, obj.expect(), key);
            }
            if h.kind() == Kind::Tuple && key.is_int() {
                let tuple: Gc<Tuple> = obj.expect();
                let i = key.as_int();
                let at = if i < 0 { i + tuple.len as i64 } else { i };
                return match tuple.slice().get(at as usize) {
                    Some(item) => Ok(*item),
                    None => Err(self.raise_fixed(Known::IndexError, "tuple index out of range")),
                };
            }
        }
        self.get_item_slow(obj, key)
    }

    /// `dict[key]`. `obj` is the dict or an instance that has it as its payload.
    #[inline]
    pub fn dict_item(&mut self, obj: Value, d: Gc<Dict>, key: Value) -> Answer {
        match self.key_at(d, key)? {
            KeyAt::At(i) => Ok(d.value_at(i)),
            KeyAt::Missing(_) => {
                if obj.is_kind(Kind::Instance)
                    && let Some(missing) = self.special(obj, self.names.dunder_missing)
                {
                    return Err(self.tail_call(missing, &[obj, key]));
                }
                Err(self.key_error(key))
            }
            KeyAt::Guest => Err(self.prelude_call(PreludeFn::DictItem, &[obj, key])),
        }
    }

    #[inline(never)]
    fn get_item_slow(&mut self, obj: Value, key: Value) -> Answer {
        let Some(kind) = obj.kind() else {
            return Err(self.not_subscriptable(obj));
        };
        match kind {
            Kind::List => {
                match self.seq_key(obj, key, "list", PreludeFn::IndexGet, Value::UNBOUND)? {
                    SeqKey::Index(_) => self.list_get_at(obj.expect(), key),
                    SeqKey::Slice(s) => {
                        let items = obj.expect::<List>().slice();
                        let at = self.indices(s, items.len())?;
                        self.list_of_slice(items, at)
                    }
                }
            }
            Kind::Tuple => {
                let items = obj.expect::<Tuple>().slice();
                match self.seq_key(obj, key, "tuple", PreludeFn::IndexGet, Value::UNBOUND)? {
                    SeqKey::Index(i) => match at_index(i, items.len()) {
                        Some(at) => Ok(items[at]),
                        None => {
                            Err(self.raise_fixed(Known::IndexError, "tuple index out of range"))
                        }
                    },
                    SeqKey::Slice(s) => {
                        let at = self.indices(s, items.len())?;
                        self.tuple_of_slice(obj, items, at)
                    }
                }
            }
            Kind::Str => self.str_get_item(obj.expect(), key),
            Kind::Bytes | Kind::ByteArray => self.bytes_get(obj, key),
            Kind::Range => self.range_subscript(obj, key),
            Kind::Deque => {
                let at = self.deque_index(obj, key, PreludeFn::IndexGet, Value::UNBOUND)?;
                Ok(obj.expect::<Deque>().get(at))
            }
            Kind::MappingProxy => self.get_item(obj.expect::<MappingProxy>().mapping, key),
            Kind::Class => self.class_item(obj, key),
            _ => {
                let name = self.names.dunder_getitem;
                match self.special_or_payload(obj, name) {
                    Some(Ok(method)) => Err(self.call_special(method, obj, &[key])),
                    Some(Err(payload)) if payload.is_kind(Kind::Dict) => {
                        self.dict_item(obj, payload.expect(), key)
                    }
                    Some(Err(payload)) => self.get_item(payload, key),
                    None => Err(self.not_subscriptable(obj)),
                }
            }
        }
    }

    fn list_get_at(&mut self, list: Gc<List>, key: Value) -> Answer {
        let i = as_small_int(self.unwrap_payload(key)).unwrap_or(i64::MAX);
        match at_index(i, list.len.get()) {
            Some(at) => Ok(list.slice()[at]),
            None => Err(self.raise_fixed(Known::IndexError, "list index out of range")),
        }
    }

    fn range_subscript(&mut self, obj: Value, key: Value) -> Answer {
        let index = self.unwrap_payload(key);
        if index.is_kind(Kind::BigInt) {
            return self.range_get(obj.expect(), index);
        }
        match self.seq_key(obj, key, "range", PreludeFn::IndexGet, Value::UNBOUND)? {
            SeqKey::Index(i) => self.range_get(obj.expect(), Value::int(i)),
            SeqKey::Slice(s) => {
                let range: Gc<Range> = obj.expect();
                let Some(len) = as_small_int(range.len) else {
                    return Err(self.overflow_error("Python int too large to convert to C ssize_t"));
                };
                let at = self.indices(s, len as usize)?;
                self.range_slice(range, at)
            }
        }
    }

    /// `Class[key]`: a metaclass's `__getitem__`, else the class's `__class_getitem__`.
    fn class_item(&mut self, obj: Value, key: Value) -> Answer {
        if let Some(method) = self.special(obj, self.names.dunder_getitem) {
            return Err(self.call_special(method, obj, &[key]));
        }
        let class: Gc<Class> = obj.expect();
        let name = self.names.dunder_class_getitem;
        let Some(attr) = self.class_lookup(class, name) else {
            let name = self.class_name(class);
            return Err(self.type_error(format!("type '{name}' is not subscriptable")));
        };
        // A plain function there is an implicit class method.
        if attr.is_kind(Kind::Function) {
            return Err(self.tail_call(attr, &[obj, key]));
        }
        let bound = self.bind(attr, Value::UNBOUND, class)?;
        Err(self.tail_call(bound, &[key]))
    }

    #[cold]
    fn not_subscriptable(&mut self, obj: Value) -> Exit {
        let name = self.type_name(obj);
        self.type_error(format!("'{name}' object is not subscriptable"))
    }

    // --- Setting -------------------------------------------------------------------------------------------------

    /// `obj[key] = value`. The answer's value means nothing; a call that is asked for has its result dropped.
    #[inline]
    pub fn set_item(&mut self, obj: Value, key: Value, value: Value) -> Answer {
        if let Some(h) = obj.as_header() {
            if h.kind() == Kind::List && key.is_int() {
                let list: Gc<List> = obj.expect();
                let i = key.as_int();
                let at = if i < 0 { i + list.len.get() as i64 } else { i };
                return match list.items().get(at as usize) {
                    Some(place) => {
                        place.set(value);
                        self.list_barrier(list);
                        Ok(Value::NONE)
                    }
                    None => {
                        Err(self
                            .raise_fixed(Known::IndexError, "list assignment index out of range"))
                    }
                };
            }
            if h.kind() == Kind::Dict {
                return self.dict_store(obj.expect(), key, value);
            }
        }
        self.set_item_slow(obj, key, value)
    }

    /// `dict[key] = value`.
    #[inline]
    pub fn dict_store(&mut self, d: Gc<Dict>, key: Value, value: Value) -> Answer {
        match self.key_at(d, key)? {
            KeyAt::At(i) => self.table_set_value(d, i, value),
            KeyAt::Missing(hash) => {
                let room = self.room(Vm::table_room(&d))?;
                self.table_append(&room, d, hash, key, value);
            }
            KeyAt::Guest => {
                return Err(self.prelude_call(PreludeFn::DictSet, &[d.value(), key, value]));
            }
        }
        Ok(Value::NONE)
    }

    #[inline(never)]
    fn set_item_slow(&mut self, obj: Value, key: Value, value: Value) -> Answer {
        match obj.kind() {
            Some(Kind::List) => {
                let list: Gc<List> = obj.expect();
                match self.seq_key(obj, key, "list", PreludeFn::IndexSet, value)? {
                    SeqKey::Index(i) => match at_index(i, list.len.get()) {
                        Some(at) => {
                            list.items()[at].set(value);
                            self.list_barrier(list);
                            Ok(Value::NONE)
                        }
                        None => Err(self
                            .raise_fixed(Known::IndexError, "list assignment index out of range")),
                    },
                    SeqKey::Slice(s) => self.list_set_slice(list, s, value),
                }
            }
            Some(Kind::ByteArray) => self.bytearray_set(obj, key, value),
            Some(Kind::Deque) => {
                let at = self.deque_index(obj, key, PreludeFn::IndexSet, value)?;
                self.deque_put(obj.expect(), at, value);
                Ok(Value::NONE)
            }
            _ => {
                let name = self.names.dunder_setitem;
                match self.special_or_payload(obj, name) {
                    Some(Ok(method)) => Err(self.call_special(method, obj, &[key, value])),
                    Some(Err(payload)) => self.set_item(payload, key, value),
                    None => {
                        let name = self.type_name(obj);
                        Err(self.type_error(format!(
                            "'{name}' object does not support item assignment"
                        )))
                    }
                }
            }
        }
    }

    // --- Deleting ------------------------------------------------------------------------------------------------

    /// `del obj[key]`. The answer's value means nothing.
    pub fn del_item(&mut self, obj: Value, key: Value) -> Answer {
        match obj.kind() {
            Some(Kind::Dict) => {
                let d: Gc<Dict> = obj.expect();
                match self.key_at(d, key)? {
                    KeyAt::At(i) => {
                        self.table_remove(d, i);
                        Ok(Value::NONE)
                    }
                    KeyAt::Missing(_) => Err(self.key_error(key)),
                    KeyAt::Guest => Err(self.prelude_call(PreludeFn::DictDelete, &[obj, key])),
                }
            }
            Some(Kind::List) => {
                let list: Gc<List> = obj.expect();
                match self.seq_key(obj, key, "list", PreludeFn::IndexDelete, Value::UNBOUND)? {
                    SeqKey::Index(i) => match at_index(i, list.len.get()) {
                        Some(at) => {
                            self.list_remove_at(list, at);
                            Ok(Value::NONE)
                        }
                        None => Err(self
                            .raise_fixed(Known::IndexError, "list assignment index out of range")),
                    },
                    SeqKey::Slice(s) => self.list_delete_slice(list, s),
                }
            }
            Some(Kind::ByteArray) => self.bytearray_set(obj, key, Value::UNBOUND),
            Some(Kind::Deque) => {
                let at = self.deque_index(obj, key, PreludeFn::IndexDelete, Value::UNBOUND)?;
                self.deque_remove_at(obj.expect(), at);
                Ok(Value::NONE)
            }
            _ => {
                let name = self.names.dunder_delitem;
                match self.special_or_payload(obj, name) {
                    Some(Ok(method)) => Err(self.call_special(method, obj, &[key])),
                    Some(Err(payload)) => self.del_item(payload, key),
                    None => {
                        let name = self.type_name(obj);
                        let sequence = [
                            Kind::Tuple,
                            Kind::Str,
                            Kind::Bytes,
                            Kind::Range,
                            Kind::Set,
                            Kind::FrozenSet,
                        ];
                        let by_index = key.is_int() || key.is_bool();
                        let not = match by_index && sequence.iter().any(|k| obj.is_kind(*k)) {
                            true => "doesn't",
                            false => "does not",
                        };
                        Err(self.type_error(format!("'{name}' object {not} support item deletion")))
                    }
                }
            }
        }
    }

    // --- Special methods -----------------------------------------------------------------------------------------

    /// A special method of an object that has no native meaning of its own: the method (`Ok`), or the payload whose native meaning an
    /// instance inherits (`Err`).
    pub(crate) fn special_or_payload(
        &mut self,
        obj: Value,
        name: Value,
    ) -> Option<Result<Value, Value>> {
        let method = self.special(obj, name)?;
        if method.is_kind(Kind::Builtin)
            && let Some(payload) = self.payload(obj)
        {
            return Some(Err(payload));
        }
        Some(Ok(method))
    }

    /// The answer "call this special method of `obj` with these arguments".
    pub fn call_special(&mut self, method: Value, obj: Value, args: &[Value]) -> Exit {
        if self.takes_receiver(method) {
            let mut all = [obj; 4];
            all[1..=args.len()].copy_from_slice(args);
            return self.tail_call(method, &all[..=args.len()]);
        }
        let class = self.class_of(obj);
        match self.bind(method, obj, class) {
            Ok(bound) => self.tail_call(bound, args),
            Err(exit) => exit,
        }
    }

    // --- Keys of sequences ---------------------------------------------------------------------------------------

    /// A sequence's subscript as a number or slice. `noun` names the sequence in messages; `retry` is the prelude's
    /// function that converts the key by `__index__` and does it all again with `value` (UNBOUND for none).
    pub fn seq_key(
        &mut self,
        obj: Value,
        key: Value,
        noun: &str,
        retry: PreludeFn,
        value: Value,
    ) -> Result<SeqKey, Exit> {
        if let Some(i) = as_small_int(key) {
            return Ok(SeqKey::Index(i));
        }
        if let Some(s) = key.as_gc::<Slice>() {
            if self.slice_needs_program(&s) {
                return Err(self.retry_converted(retry, obj, key, value));
            }
            return Ok(SeqKey::Slice(s));
        }
        let inner = self.unwrap_payload(key);
        if let Some(i) = as_index(inner) {
            return Ok(SeqKey::Index(i));
        }
        if inner.is_kind(Kind::BigInt) {
            return Err(self.index_error("cannot fit 'int' into an index-sized integer"));
        }
        if self.guest_special(key, self.names.dunder_index).is_some() {
            return Err(self.retry_converted(retry, obj, key, value));
        }
        let name = self.type_name(key);
        Err(self.type_error(format!(
            "{noun} indices must be integers or slices, not {name}"
        )))
    }

    fn retry_converted(&mut self, f: PreludeFn, obj: Value, key: Value, value: Value) -> Exit {
        if value.is_unbound() {
            self.prelude_call(f, &[obj, key])
        } else {
            self.prelude_call(f, &[obj, key, value])
        }
    }

    fn slice_field(&mut self, v: Value) -> SliceField {
        if v.is_none() {
            return SliceField::None;
        }
        let inner = self.unwrap_payload(v);
        if let Some(i) = as_small_int(inner) {
            return SliceField::Int(i);
        }
        if let Some(big) = inner.as_gc::<BigInt>() {
            let extreme = if big.negative { -i64::MAX } else { i64::MAX };
            return SliceField::Int(extreme);
        }
        if self.guest_special(v, self.names.dunder_index).is_some() {
            return SliceField::Guest;
        }
        SliceField::Wrong
    }

    /// Whether some field of the slice must be converted by the program.
    pub(crate) fn slice_needs_program(&mut self, s: &Slice) -> bool {
        [s.start, s.stop, s.step]
            .into_iter()
            .any(|v| matches!(self.slice_field(v), SliceField::Guest))
    }

    /// A slice's indices into a sequence of this length.
    pub fn indices(&mut self, s: Gc<Slice>, len: usize) -> Result<Indices, Exit> {
        let mut field = |v: Value| match self.slice_field(v) {
            SliceField::None => Ok(None),
            SliceField::Int(i) => Ok(Some(i)),
            SliceField::Guest | SliceField::Wrong => Err(self
                .type_error("slice indices must be integers or None or have an __index__ method")),
        };
        let step = field(s.step)?.unwrap_or(1);
        let (start, stop) = (field(s.start)?, field(s.stop)?);
        if step == 0 {
            return Err(self.value_error("slice step cannot be zero"));
        }
        Ok(resolve(start, stop, step, len as i64))
    }
}

/// Python's rules for a slice's omitted and negative numbers.
fn resolve(start: Option<i64>, stop: Option<i64>, step: i64, len: i64) -> Indices {
    let (low, high) = if step < 0 { (-1, len - 1) } else { (0, len) };
    let clamp = |i: i64| {
        if i < 0 {
            (i.saturating_add(len)).max(low)
        } else {
            i.min(high)
        }
    };
    let start = start.map_or(if step < 0 { high } else { low }, clamp);
    let stop = stop.map_or(if step < 0 { low } else { high }, clamp);
    let n = if step > 0 && start < stop {
        (stop - start - 1) / step + 1
    } else if step < 0 && start > stop {
        (start - stop - 1) / -step + 1
    } else {
        0
    };
    Indices {
        start,
        stop,
        step,
        len: n as usize,
    }
}

/// The position that a possibly negative index means.
#[inline]
pub fn at_index(i: i64, len: usize) -> Option<usize> {
    let at = if i < 0 { i.checked_add(len as i64)? } else { i };
    (at >= 0 && (at as u64) < len as u64).then_some(at as usize)
}
