//! Strings and bytes as sequences: subscription, `+`, `*`, membership.
//!
//! What makes text text (encoding, searching, formatting) is elsewhere; this is what subscription and the sequence
//! operators need of it.

use crate::heap::{Gc, Kind};
use crate::native::{Answer, Exit};
use crate::objects::*;
use crate::semantics::number::as_small_int;
use crate::semantics::string::search;
use crate::semantics::subscript::{SeqKey, at_index};
use crate::value::Value;
use crate::vm::{PreludeFn, Vm};

impl Vm {
    /// `bytes[key]`, `bytearray[key]`.
    pub(crate) fn bytes_get(&mut self, obj: Value, key: Value) -> Answer {
        let (data, noun, name) = match obj.as_gc::<Bytes>() {
            Some(b) => (b.data(), "byte", "index"),
            None => (
                obj.expect::<ByteArray>().data(),
                "bytearray",
                "bytearray index",
            ),
        };
        match self.seq_key(obj, key, noun, PreludeFn::IndexGet, Value::UNBOUND)? {
            SeqKey::Index(i) => match at_index(i, data.len()) {
                Some(at) => Ok(Value::int(data[at] as i64)),
                None => Err(self.index_error(format!("{name} out of range"))),
            },
            SeqKey::Slice(slice) => {
                let at = self.indices(slice, data.len())?;
                if at.step == 1 {
                    let from = at.start as usize;
                    return self.bytes_like(obj, &data[from..from + at.len]);
                }
                let picked: Vec<u8> = at.positions().map(|i| data[i]).collect();
                self.bytes_like(obj, &picked)
            }
        }
    }

    /// Bytes of the same type as `like`.
    fn bytes_like(&mut self, like: Value, data: &[u8]) -> Answer {
        if like.is_kind(Kind::Bytes) {
            self.bytes(data)
        } else {
            self.bytearray(data)
        }
    }

    /// `bytearray[key] = value`, `del bytearray[key]` (UNBOUND).
    pub(crate) fn bytearray_set(&mut self, obj: Value, key: Value, value: Value) -> Answer {
        let array: Gc<ByteArray> = obj.expect();
        let retry = if value.is_unbound() {
            PreludeFn::IndexDelete
        } else {
            PreludeFn::IndexSet
        };
        let len = array.len.get();
        match self.seq_key(obj, key, "bytearray", retry, value)? {
            SeqKey::Index(i) => {
                let Some(at) = at_index(i, len) else {
                    return Err(self.index_error("bytearray index out of range"));
                };
                if value.is_unbound() {
                    self.bytearray_splice(array, at, at + 1, &[])?;
                } else {
                    let byte = self.byte_value(value)?;
                    let buffer: Gc<ByteBuffer> = array.buffer.get().expect();
                    buffer.as_bytes()[at].set(byte);
                    return Ok(Value::NONE);
                }
            }
            SeqKey::Slice(slice) => {
                let at = self.indices(slice, len)?;
                let fresh = if value.is_unbound() {
                    Vec::new()
                } else {
                    self.byte_items(value, obj, key)?
                };
                if at.step == 1 {
                    let from = at.start as usize;
                    self.bytearray_splice(array, from, from + at.len, &fresh)?;
                    return Ok(Value::NONE);
                }
                if value.is_unbound() {
                    let mut doomed = vec![false; len];
                    at.positions().for_each(|i| doomed[i] = true);
                    let mut i = 0;
                    let mut data = array.data().to_vec();
                    data.retain(|_| {
                        i += 1;
                        !doomed[i - 1]
                    });
                    self.bytearray_replace(array, &data)?;
                } else if fresh.len() == at.len {
                    let buffer: Gc<ByteBuffer> = array.buffer.get().expect();
                    let cells = buffer.as_bytes();
                    at.positions().zip(fresh).for_each(|(i, b)| cells[i].set(b));
                } else {
                    return Err(self.value_error(format!(
                        "attempt to assign bytes of size {} to extended slice of size {}",
                        fresh.len(),
                        at.len
                    )));
                }
            }
        }
        Ok(Value::NONE)
    }

    /// Makes `data` the contents of a byte array.
    pub(crate) fn bytearray_replace(
        &mut self,
        array: Gc<ByteArray>,
        data: &[u8],
    ) -> Result<(), Exit> {
        let room = self.room(256 + data.len())?;
        let buffer = self.new_byte_buffer(&room, data.len());
        for (cell, b) in buffer.as_bytes().iter().zip(data) {
            cell.set(*b);
        }
        array.buffer.set(buffer.value());
        array.len.set(data.len());
        self.heap.barrier(&array.header);
        Ok(())
    }

    /// The byte in an int.
    fn byte_value(&mut self, v: Value) -> Result<u8, Exit> {
        let inner = self.unwrap_payload(v);
        if let Some(i) = as_small_int(inner) {
            return match u8::try_from(i) {
                Ok(b) => Ok(b),
                Err(_) => Err(self.value_error("byte must be in range(0, 256)")),
            };
        }
        if inner.is_kind(Kind::BigInt) {
            return Err(self.value_error("byte must be in range(0, 256)"));
        }
        let name = self.type_name(v);
        Err(self.type_error(format!(
            "'{name}' object cannot be interpreted as an integer"
        )))
    }

    /// The bytes of what is assigned to a slice of a byte array.
    fn byte_items(&mut self, value: Value, obj: Value, key: Value) -> Result<Vec<u8>, Exit> {
        let inner = self.unwrap_payload(value);
        if let Some(b) = inner.as_gc::<Bytes>() {
            return Ok(b.data().to_vec());
        }
        if let Some(b) = inner.as_gc::<ByteArray>() {
            return Ok(b.data().to_vec());
        }
        if let Some(items) = self.native_items(value)? {
            return items.iter().map(|v| self.byte_value(*v)).collect();
        }
        if self.may_be_iterable(value) {
            return Err(self.prelude_call(PreludeFn::IndexSet, &[obj, key, value]));
        }
        Err(self
            .type_error("can assign only bytes, buffers, or iterables of ints in range(0, 256)"))
    }

    /// `+` of bytes and byte arrays: the left one tells the type.
    pub(crate) fn bytes_add(&mut self, in_place: bool, a: Value, b: Value) -> Option<Answer> {
        let data = |v: Value| match v.as_gc::<Bytes>() {
            Some(b) => b.data(),
            None => v.expect::<ByteArray>().data(),
        };
        if in_place && let Some(array) = a.as_gc::<ByteArray>() {
            let (end, more) = (array.len.get(), data(b).to_vec());
            return Some(self.bytearray_splice(array, end, end, &more).map(|()| a));
        }
        const SHORT: usize = 64;
        let (x, y) = (data(a), data(b));
        let n = x.len() + y.len();
        if n <= SHORT {
            let mut both = [0; SHORT];
            both[..x.len()].copy_from_slice(x);
            both[x.len()..n].copy_from_slice(y);
            return Some(self.bytes_like(a, &both[..n]));
        }
        Some(self.bytes_like(a, &[x, y].concat()))
    }

    /// A string, bytes or byte array `n` times over.
    pub(crate) fn text_repeat(&mut self, in_place: bool, seq: Value, n: usize) -> Answer {
        if n == 1 && !seq.is_kind(Kind::ByteArray) {
            return Ok(seq);
        }
        if let Some(s) = seq.as_gc::<Str>() {
            return self.str_repeat(s, n as i64);
        }
        if let Some(b) = seq.as_gc::<Bytes>() {
            return self.bytes(&b.data().repeat(n));
        }
        let array: Gc<ByteArray> = seq.expect();
        let data = array.data().repeat(n);
        if in_place {
            self.bytearray_replace(array, &data)?;
            return Ok(seq);
        }
        self.bytearray(&data)
    }

    /// `item in text` for a string, bytes or byte array.
    pub(crate) fn text_contains(&mut self, text: Value, item: Value) -> Answer {
        if let Some(s) = text.as_gc::<Str>() {
            return self.str_contains_value(s, item);
        }
        let inner = self.unwrap_payload(item);
        let data = match text.as_gc::<Bytes>() {
            Some(b) => b.data(),
            None => text.expect::<ByteArray>().data(),
        };
        let needle = match (inner.as_gc::<Bytes>(), inner.as_gc::<ByteArray>()) {
            (Some(b), _) => b.data(),
            (_, Some(b)) => b.data(),
            _ => {
                if as_small_int(inner).is_none() && !inner.is_kind(Kind::BigInt) {
                    let name = self.type_name(item);
                    return Err(
                        self.type_error(format!("a bytes-like object is required, not '{name}'"))
                    );
                }
                let byte = self.byte_value(item)?;
                return Ok(Value::bool(data.contains(&byte)));
            }
        };
        self.pay(data.len() >> 7)?;
        Ok(Value::bool(search::find(data, needle).is_some()))
    }
}
