//! Numbers: what int, float and bool mean.
//!
//! An int is a small value word or a `BigInt` object (never both for the same number), a bool is one of two
//! immediates and counts as an int, a float is a self-tagged word or a `BoxedFloat`. Instances of subclasses
//! written in the program are *not* numbers here: their payload is, and callers unwrap it where the language says
//! that the subclass's own methods do not matter.
//!
//! * [`arithmetic`] holds the operators, [`compare`] order and equality, [`hash`] hashes,
//! * [`int_ops`] the operators of ints beyond the machine's, on their limbs (`limbs`), [`integer`] integer functions,
//! * [`bigint`] the bridge to the big-number crate for long ones, and the limits on sizes and time,
//! * [`parse`] and [`print`] conversion from and to text, [`rounding`] exact conversions between ints and floats.
//!
//! Nothing here calls guest code. Every function that may allocate takes the VM and can answer `Exit::Room` before
//! it had any effect.

pub mod arithmetic;
pub mod bigint;
pub mod compare;
pub mod hash;
pub mod int_ops;
pub mod integer;
mod limbs;
pub mod parse;
pub mod print;
pub mod rounding;

pub use arithmetic::{BinOp, binary, invert, negate, positive, power, quick_pow};
pub use compare::{CmpOp, compare, eq, int_eq, truth};
pub use hash::hash;
pub use rounding::float_limbs;

use crate::heap::Gc;
use crate::objects::{BigInt, BoxedFloat};
use crate::value::Value;

/// A number, taken apart.
#[derive(Clone, Copy)]
pub enum Num {
    /// A small int or a bool.
    Small(i64),
    /// An int beyond 62 bits.
    Big(Gc<BigInt>),
    Float(f64),
}

impl Num {
    /// The number in a value, if it is one.
    #[inline]
    pub fn of(v: Value) -> Option<Num> {
        if v.is_int() {
            return Some(Num::Small(v.as_int()));
        }
        if v.is_float() {
            return Some(Num::Float(v.as_float()));
        }
        if v.is_bool() {
            return Some(Num::Small(v.is_true() as i64));
        }
        match v.as_gc::<BigInt>() {
            Some(b) => Some(Num::Big(b)),
            None => v.as_gc::<BoxedFloat>().map(|f| Num::Float(f.value)),
        }
    }

    /// Whether it is an int (or a bool).
    pub fn is_int(&self) -> bool {
        !matches!(self, Num::Float(_))
    }
}

/// The float in a value, boxed or not.
#[inline]
pub fn as_float(v: Value) -> Option<f64> {
    if v.is_float() {
        Some(v.as_float())
    } else {
        v.as_gc::<BoxedFloat>().map(|b| b.value)
    }
}

/// The small int or bool in a value, as an integer.
#[inline]
pub fn as_small_int(v: Value) -> Option<i64> {
    if v.is_int() {
        return Some(v.as_int());
    }
    v.is_bool().then(|| v.is_true() as i64)
}

/// The machine word that an int or bool is, however it is represented.
pub fn as_index(v: Value) -> Option<i64> {
    as_small_int(v).or_else(|| bigint::to_i64(Num::of(v).filter(Num::is_int)?))
}

/// Whether the value is an int of any size, or a bool.
#[inline]
pub fn is_int(v: Value) -> bool {
    v.is_int() || v.is_bool() || v.is_kind(crate::heap::Kind::BigInt)
}

/// Bits of a boxed float.
pub fn boxed_bits(v: Value) -> u64 {
    v.expect::<BoxedFloat>().value.to_bits()
}
