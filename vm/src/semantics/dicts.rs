//! Dicts that take over the entries of others: copies, updates and `|`.
//!
//! Everything here works on keys that compare natively. As soon as one comparison needs the program, or the other side is no
//! dict and no list of pairs, the whole is the prelude's: what was stored before is stored once more then, which changes nothing.

use crate::heap::{Gc, Kind};
use crate::native::{Answer, Exit};
use crate::objects::{Dict, List, MappingProxy, Tuple};
use crate::semantics::table::Found;
use crate::value::Value;
use crate::vm::{PreludeFn, Vm};

impl Vm {
    pub(super) fn dict_or(&mut self, in_place: bool, a: Gc<Dict>, b: Gc<Dict>) -> Answer {
        if in_place {
            return self.dict_ior(a.value(), b.value());
        }
        let copy = self.dict_copy(a)?;
        if self.dict_absorb(copy, b)? {
            return Ok(copy.value());
        }
        Err(self.prelude_call(PreludeFn::DictOr, &[copy.value(), b.value()]))
    }

    /// `a |= b` for a dict `a` or an instance that carries one; answers `a`.
    pub(crate) fn dict_ior(&mut self, a: Value, b: Value) -> Answer {
        let dict = self.unwrap_payload(a).expect();
        match self.dict_update(dict, b) {
            Ok(_) => Ok(a),
            // The method's way answers None; the operator's answers the object.
            Err(Exit::Call) => Err(self.prelude_call(PreludeFn::DictOr, &[a, b])),
            Err(exit) => Err(exit),
        }
    }

    /// A new dict with the same entries.
    pub fn dict_copy(&mut self, d: Gc<Dict>) -> Result<Gc<Dict>, Exit> {
        let room = self.room(1024 + d.len() * 64)?;
        let copy = self.new_dict(&room);
        self.table_copy(&room, copy, d);
        self.pay(d.len() / 8)?;
        Ok(copy)
    }

    /// Puts all entries of `from` into `to`; whether that could be done without the program (if not, nothing was changed).
    pub(crate) fn dict_absorb(&mut self, to: Gc<Dict>, from: Gc<Dict>) -> Result<bool, Exit> {
        if to == from {
            return Ok(true);
        }
        let mut fresh = 0;
        let mut next = 0;
        while let Some((i, key, _)) = from.next_entry(next) {
            next = i + 1;
            match self.table_find(&to, from.entry(i).0, key) {
                Found::At(_) => {}
                Found::Missing => fresh += 1,
                Found::Guest => return Ok(false),
            }
        }
        let room = self.room(Vm::table_room_for(&to, fresh))?;
        self.table_widen(&room, to, fresh);
        next = 0;
        while let Some((i, key, value)) = from.next_entry(next) {
            next = i + 1;
            let hash = from.entry(i).0;
            match self.table_find(&to, hash, key) {
                Found::At(n) => self.table_set_value(to, n, value),
                Found::Missing | Found::Guest => self.table_append(&room, to, hash, key, value),
            }
        }
        self.pay(from.len() / 8)?;
        Ok(true)
    }

    /// Puts all entries of `from` into `to`; whether all keys are strings that `to` does not have (if not, nothing was
    /// changed).
    pub(crate) fn dict_add_names(&mut self, to: Gc<Dict>, from: Gc<Dict>) -> Result<bool, Exit> {
        let mut next = 0;
        while let Some((i, key, _)) = from.next_entry(next) {
            next = i + 1;
            let is_new = || matches!(self.table_find(&to, from.entry(i).0, key), Found::Missing);
            if !key.is_kind(Kind::Str) || !is_new() {
                return Ok(false);
            }
        }
        if from.is_empty() {
            return Ok(true);
        }
        let room = self.room(Vm::table_room_for(&to, from.len()))?;
        self.pay(from.len() / 8)?;
        if to.capacity() == 0 {
            self.table_copy(&room, to, from);
            return Ok(true);
        }
        self.table_widen(&room, to, from.len());
        next = 0;
        while let Some((i, key, value)) = from.next_entry(next) {
            next = i + 1;
            self.table_append(&room, to, from.entry(i).0, key, value);
        }
        Ok(true)
    }

    /// The dict inside an instance of a subclass that does not iterate in its own way; others as they are.
    pub(crate) fn plain_dict(&mut self, v: Value) -> Value {
        let name = self.names.dunder_iter;
        let native = |f: Value| f.is_kind(Kind::Builtin);
        match self.payload(v).filter(|p| p.is_kind(Kind::Dict)) {
            Some(dict) if self.special(v, name).is_some_and(native) => dict,
            _ => v,
        }
    }

    /// `dict.update(other)` with a mapping or an iterable of pairs.
    pub fn dict_update(&mut self, d: Gc<Dict>, other: Value) -> Answer {
        let source = match other.kind() {
            Some(Kind::MappingProxy) => other.expect::<MappingProxy>().mapping,
            Some(Kind::Instance) => self.plain_dict(other),
            _ => other,
        };
        if let Some(from) = source.as_gc::<Dict>()
            && from.header.kind() == Kind::Dict
            && self.dict_absorb(d, from)?
        {
            return Ok(Value::NONE);
        }
        let pairs = match (source.as_gc::<List>(), source.as_gc::<Tuple>()) {
            (Some(list), _) => list.slice().to_vec(),
            (_, Some(tuple)) => tuple.slice().to_vec(),
            _ => Vec::new(),
        };
        if !pairs.is_empty() && !self.config.longest_way && self.dict_extend(d, &pairs)? {
            return Ok(Value::NONE);
        }
        Err(self.prelude_call(PreludeFn::DictUpdateAny, &[d.value(), source]))
    }

    /// Stores pairs in a dict, one after the other; false when only the program can or one is no tuple of two, of which those
    /// before stay. TypeError for an unhashable key. Done again, it does the same.
    fn dict_extend(&mut self, d: Gc<Dict>, pairs: &[Value]) -> Result<bool, Exit> {
        for some in pairs.chunks(1024) {
            self.pay(some.len() / 16)?;
            let room = self.room(Vm::table_room_for(&d, some.len()))?;
            for pair in some {
                let pair = pair.as_gc::<Tuple>();
                let Some(&[key, value]) = pair.as_ref().map(|t| t.slice()) else {
                    return Ok(false);
                };
                let Some(hash) = self.key_hash(key)? else {
                    return Ok(false);
                };
                match self.table_find(&d, hash, key) {
                    Found::At(i) => self.table_set_value(d, i, value),
                    Found::Guest => return Ok(false),
                    Found::Missing => {
                        // At most once a chunk.
                        if d.is_full() {
                            self.table_widen(&room, d, some.len());
                        }
                        self.table_append(&room, d, hash, key, value);
                    }
                }
            }
        }
        Ok(true)
    }
}
