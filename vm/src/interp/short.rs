//! What the interpreter's loop does without leaving it: short ways of operators, subscription and iteration; and what
//! feedback says of the values it meets.
//!
//! A short way answers `None` where the general way has to be taken, and then nothing has happened. Nothing here allocates,
//! raises or calls. What feedback means to the compiler is not known here.

use crate::bytecode::Op;
use crate::heap::{Gc, Kind};
use crate::objects::*;
use crate::semantics::adaptor::is_of_pairs;
use crate::semantics::number::BinOp;
use crate::semantics::table::Found;
use crate::value::Value;
use crate::vm::Vm;
use std::cell::Cell;

/// An unboxed float, or an unboxed int as the float that arithmetic converts it to.
#[inline(always)]
pub(super) fn as_f64(v: Value) -> Option<f64> {
    if v.is_float() {
        return Some(v.as_float());
    }
    v.is_int().then(|| v.as_int() as f64)
}

/// Feedback of a float operation.
#[inline(always)]
pub(super) fn seen_floats(x: Value, y: Value) -> u32 {
    if x.both_float(y) {
        seen::FLOAT
    } else {
        seen::MIXED
    }
}

/// Feedback of an operation that is not on two small ints, or whose result is not one.
#[cold]
pub(super) fn seen_numbers(x: Value, y: Value) -> u32 {
    let is_float = |v: Value| v.is_float() || v.is_kind(Kind::Float);
    let is_int = |v: Value| v.is_int() || v.is_bool();
    let is_plain = |v: Value| v.is_int() || v.is_kind(Kind::BigInt);
    match (x.is_int(), y.is_int()) {
        (true, true) => seen::BIG,
        _ if is_int(x) && is_int(y) => seen::BOOL,
        _ if is_plain(x) && is_plain(y) => seen::WIDE,
        _ if is_float(x) && is_float(y) => seen::FLOAT,
        _ if (x.is_int() || is_float(x)) && (y.is_int() || is_float(y)) => seen::MIXED,
        _ => seen::OTHER,
    }
}

/// Feedback of an operand: the bit of its kind.
#[inline(always)]
pub(super) fn seen_kind(v: Value) -> u32 {
    match v.as_header() {
        Some(h) if (h.kind() as u32) < 31 => 1 << h.kind() as u32,
        _ => seen::REST,
    }
}

/// Feedback of a loop: the bit of its iterator's variety.
#[inline(always)]
pub(super) fn seen_iterator(it: Value) -> u32 {
    match it.as_header() {
        Some(h) if h.kind() == Kind::Iter && h.aux() < IterVariety::Count as u16 => 1 << h.aux(),
        Some(h) if h.kind() == Kind::Iter => match is_of_pairs(it) {
            true => seen::PAIRS,
            false => seen::ITERTOOL,
        },
        Some(h) if h.kind() == Kind::Generator => seen::GENERATOR,
        _ => seen::REST,
    }
}

/// The varieties of the iterators within `enumerate` and within `zip` of two, as [`seen::within`] tells them; 0 where there
/// are none (any more).
pub(super) fn seen_within(it: Value) -> u32 {
    let Some(it) = it.as_gc::<Iter>() else {
        return 0;
    };
    match it.variety() {
        IterVariety::Enumerate => seen::within(it.source.get(), 0),
        IterVariety::Zip => match it.source.get().as_gc::<Tuple>() {
            Some(both) if both.slice().len() == 2 => {
                seen::within(both.slice()[0], 0) | seen::within(both.slice()[1], 1)
            }
            _ => 0,
        },
        _ => 0,
    }
}

/// Operators on small ints whose result is small; the others go the general way.
#[inline(always)]
pub(super) fn int_op(op: u8, x: i64, y: i64) -> Option<Value> {
    const FLOOR_DIV: u8 = Op::FloorDiv as u8;
    const MOD: u8 = Op::Mod as u8;
    const LSHIFT: u8 = Op::LShift as u8;
    const RSHIFT: u8 = Op::RShift as u8;
    const AND: u8 = Op::BitAnd as u8;
    const OR: u8 = Op::BitOr as u8;
    const XOR: u8 = Op::BitXor as u8;
    match op {
        FLOOR_DIV if y > 0 => Some(Value::int(x.div_euclid(y))),
        MOD if y > 0 => Some(Value::int(x.rem_euclid(y))),
        LSHIFT if (0..62).contains(&y) && (x << y) >> y == x => Value::try_int(x << y),
        RSHIFT if y >= 0 => Some(Value::int(x >> y.min(63))),
        AND => Some(Value::int(x & y)),
        OR => Some(Value::int(x | y)),
        XOR => Some(Value::int(x ^ y)),
        _ => None,
    }
}

/// The operator without an immediate operand.
pub(super) fn plain_op(op: u8) -> u8 {
    match Op::from_u8(op) {
        Some(Op::FloorDivI) => Op::FloorDiv as u8,
        Some(Op::ModI) => Op::Mod as u8,
        Some(Op::BitAndI) => Op::BitAnd as u8,
        Some(Op::LShiftI) => Op::LShift as u8,
        _ => Op::RShift as u8,
    }
}

/// The operator of an op.
pub(crate) fn bin_op(op: u8) -> BinOp {
    match Op::from_u8(op) {
        Some(Op::Add | Op::AddI) => BinOp::Add,
        Some(Op::Sub | Op::SubI) => BinOp::Sub,
        Some(Op::Mul | Op::MulI) => BinOp::Mul,
        Some(Op::TrueDiv) => BinOp::TrueDiv,
        Some(Op::FloorDiv | Op::FloorDivI) => BinOp::FloorDiv,
        Some(Op::Mod | Op::ModI) => BinOp::Mod,
        Some(Op::Pow) => BinOp::Pow,
        Some(Op::LShift | Op::LShiftI) => BinOp::LShift,
        Some(Op::RShift | Op::RShiftI) => BinOp::RShift,
        Some(Op::BitAnd | Op::BitAndI) => BinOp::And,
        Some(Op::BitOr) => BinOp::Or,
        Some(Op::BitXor) => BinOp::Xor,
        _ => BinOp::MatMul,
    }
}

/// The next item of the commonest iterators.
#[inline(always)]
pub(super) fn next_item(vm: &Vm, it: Gc<Iter>) -> Option<Value> {
    const RANGE: u16 = IterVariety::Range as u16;
    const LIST: u16 = IterVariety::List as u16;
    const TUPLE: u16 = IterVariety::Tuple as u16;
    const STR: u16 = IterVariety::Str as u16;
    match it.header.aux() {
        RANGE => {
            let left = it.end.get();
            if left <= 0 {
                return None;
            }
            let v = it.pos.get();
            it.pos.set(v.wrapping_add(it.step.get()));
            it.end.set(left - 1);
            Some(Value::int(v))
        }
        LIST => {
            let list = it.source.get().as_gc::<List>()?;
            let pos = it.pos.get();
            let v = list.items().get(pos as usize)?.get();
            it.pos.set(pos + 1);
            Some(v)
        }
        TUPLE => {
            let tuple = it.source.get().as_gc::<Tuple>()?;
            let pos = it.pos.get();
            let v = *tuple.items().get(pos as usize)?;
            it.pos.set(pos + 1);
            Some(v)
        }
        STR => {
            let s = it.source.get().as_gc::<Str>()?;
            let pos = it.pos.get();
            let byte = s.as_bytes().get(pos as usize)?;
            if !byte.is_ascii() {
                return None;
            }
            it.pos.set(pos + 1);
            Some(vm.ascii_char(*byte))
        }
        _ => None,
    }
}

/// Subscription of lists, tuples and ASCII strings by a small index and of dicts by a simple key.
#[inline(always)]
pub(super) fn quick_item(vm: &Vm, obj: Value, key: Value) -> Option<Value> {
    let h = obj.as_header()?;
    match h.kind() {
        Kind::List if key.is_int() => obj
            .expect::<List>()
            .items()
            .get(key.as_int() as usize)
            .map(Cell::get),
        Kind::Tuple if key.is_int() => obj
            .expect::<Tuple>()
            .items()
            .get(key.as_int() as usize)
            .copied(),
        Kind::Str if key.is_int() => {
            let s: Gc<Str> = obj.expect();
            let byte = s.as_bytes().get(key.as_int() as usize)?;
            s.is_ascii().then(|| vm.ascii_char(*byte))
        }
        Kind::Dict => {
            let d: Gc<Dict> = obj.expect();
            match vm.table_find(&d, vm.simple_hash(key)?, key) {
                Found::At(i) => Some(d.value_at(i)),
                _ => None,
            }
        }
        _ => None,
    }
}
