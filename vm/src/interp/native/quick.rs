//! Natives whose answer is quick for the commonest arguments: by short ways of their own, without binding arguments.
//!
//! Each answers `None` where it is not so easy, and nothing has happened: the native is called then. What is charged is what
//! the native charges.

use crate::builtins::int::small_of_bytes;
use crate::heap::{Gc, Kind};
use crate::objects::*;
use crate::semantics::table::same_bytes;
use crate::semantics::table_keys::KeyAt;
use crate::value::Value;
use crate::vm::Vm;

/// `len` of the commonest containers.
pub(super) fn len(obj: Value) -> Option<usize> {
    Some(match obj.kind()? {
        Kind::List => obj.expect::<List>().len.get(),
        Kind::Str => obj.expect::<Str>().n_chars as usize,
        Kind::Tuple => obj.expect::<Tuple>().len,
        Kind::Dict | Kind::Set | Kind::FrozenSet => obj.expect::<Dict>().len(),
        _ => return None,
    })
}

/// Whether two strings are equal.
pub(super) fn equal(a: Gc<Str>, b: Gc<Str>) -> bool {
    same_bytes(a.as_bytes(), b.as_bytes())
}

pub(super) fn begins(s: Gc<Str>, with: Gc<Str>) -> bool {
    s.as_bytes().starts_with(with.as_bytes())
}

pub(super) fn ends(s: Gc<Str>, with: Gc<Str>) -> bool {
    s.as_bytes().ends_with(with.as_bytes())
}

/// `item in container` of dicts and sets, for strings and small ints.
#[inline]
pub(super) fn has(vm: &mut Vm, container: Value, item: Value) -> Option<bool> {
    if !item.is_int() && !item.is_kind(Kind::Str) {
        return None;
    }
    match vm.key_at(container.as_gc()?, item).ok()? {
        KeyAt::At(_) => Some(true),
        KeyAt::Missing(_) => Some(false),
        KeyAt::Guest => None,
    }
}

/// `text.find(sub)` for short texts.
pub(super) fn find(text: Value, sub: Value) -> Option<Value> {
    const SHORT: u32 = 64;
    let (text, sub) = (text.as_gc::<Str>()?, sub.as_gc::<Str>()?);
    if text.n_bytes > SHORT {
        return None;
    }
    let (bytes, wanted) = (text.as_bytes(), sub.as_bytes());
    let at = match *wanted {
        [byte] => bytes.iter().position(|b| *b == byte),
        [] => Some(0),
        [first, ..] => bytes
            .windows(wanted.len())
            .position(|part| part[0] == first && same_bytes(part, wanted)),
    };
    Some(Value::int(at.map_or(-1, |at| text.position_of(at) as i64)))
}

/// `int.from_bytes` of a few bytes.
pub(super) fn of_bytes(bytes: Value, order: Value) -> Option<Value> {
    let little = match order.as_gc::<Str>()?.as_bytes() {
        b"little" => true,
        b"big" => false,
        _ => return None,
    };
    let i = small_of_bytes(bytes.as_gc::<Bytes>()?.data(), little, false)?;
    Some(Value::int(i))
}

/// `obj[from:to]` for bounds that are small ints or None.
pub(super) fn slice(vm: &mut Vm, obj: Value, from: Value, to: Value) -> Option<Value> {
    let n = match obj.kind()? {
        Kind::Str => obj.expect::<Str>().n_chars as usize,
        Kind::List => obj.expect::<List>().len.get(),
        Kind::Tuple => obj.expect::<Tuple>().len,
        Kind::Bytes => obj.expect::<Bytes>().n_bytes,
        _ => return None,
    };
    let bound = |v: Value, missing: usize| {
        if v.is_none() {
            return Some(missing);
        }
        let i = v.is_int().then(|| v.as_int())?;
        let at = if i < 0 { i + n as i64 } else { i };
        Some(at.clamp(0, n as i64) as usize)
    };
    let (from, to) = (bound(from, 0)?, bound(to, n)?);
    let to = to.max(from);
    affords(vm, to - from)?;
    if let Some(bytes) = obj.as_gc::<Bytes>() {
        return vm.bytes(&bytes.data()[from..to]).ok();
    }
    match obj.kind()? {
        Kind::Str => {
            let s: Gc<Str> = obj.expect();
            match s.is_ascii() {
                true => vm.str_piece(s, from, to).ok(),
                // The first time, its index is made and paid for.
                false if vm.ticks_left < s.n_bytes as i64 => {
                    vm.native.refused = true;
                    None
                }
                false => vm.str_range(s, from, to).ok(),
            }
        }
        kind => {
            let made = match kind {
                Kind::List => vm.list(&obj.expect::<List>().slice()[from..to]).ok()?,
                _ if to - from == n => obj,
                _ => vm.tuple(&obj.expect::<Tuple>().slice()[from..to]).ok()?,
            };
            vm.charge((to - from) / 16);
            Some(made)
        }
    }
}

/// Whether there are ticks for copying so many items; what has to be paid for is left to those who look after them.
fn affords(vm: &mut Vm, n: usize) -> Option<()> {
    if n < 16 || vm.ticks_left >= n as i64 {
        return Some(());
    }
    // Next time there will be some: that is nothing the code has been wrong about.
    vm.native.refused = true;
    None
}

/// The items of a list or tuple.
fn items_of<'a>(v: Value) -> Option<&'a [Value]> {
    match v.kind()? {
        Kind::List => Some(v.expect::<List>().slice()),
        Kind::Tuple => Some(v.expect::<Tuple>().slice()),
        _ => None,
    }
}

/// `list(v)` of lists and tuples.
pub(super) fn list(vm: &mut Vm, v: Value) -> Option<Value> {
    let items = items_of(v)?;
    affords(vm, items.len())?;
    let made = vm.list(items).ok()?;
    vm.charge(items.len() / 16);
    Some(made)
}

/// `tuple(v)`, likewise.
pub(super) fn tuple(vm: &mut Vm, v: Value) -> Option<Value> {
    let items = items_of(v)?;
    if v.is_kind(Kind::Tuple) {
        return Some(v);
    }
    affords(vm, items.len())?;
    let made = vm.tuple(items).ok()?;
    vm.charge(items.len() / 16);
    Some(made)
}

/// `zip(a, b)` of what iterates without asking anybody.
pub(super) fn zip(vm: &mut Vm, a: Value, b: Value) -> Option<Value> {
    let (a, b) = (plain_iterator(vm, a)?, plain_iterator(vm, b)?);
    let room = vm.room(64).ok()?;
    let both = vm.new_tuple(&room, &[a, b]).value();
    vm.adaptor(IterVariety::Zip, both, Value::FALSE, 0).ok()
}

/// `enumerate(v)`, likewise.
pub(super) fn enumerate(vm: &mut Vm, v: Value) -> Option<Value> {
    let it = plain_iterator(vm, v)?;
    vm.adaptor(IterVariety::Enumerate, it, Value::UNBOUND, 0)
        .ok()
}

fn plain_iterator(vm: &mut Vm, v: Value) -> Option<Value> {
    use Kind::*;
    match v.kind()? {
        List | Tuple | Range | Str | Bytes | ByteArray | Dict | Set | DictView | Iter => {
            vm.get_iter(v).ok()
        }
        _ => None,
    }
}
