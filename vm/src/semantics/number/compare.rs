//! Order, equality and truth of numbers. Ints and floats are compared exactly, whatever their size.

use super::rounding::float_limbs;
use super::{Num, as_float, as_small_int};
use crate::objects::BigInt;
use crate::value::{INT_MAX, Value};
use std::cmp::Ordering;

/// A comparison operator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CmpOp {
    Lt,
    Le,
    Eq,
    Ne,
    Gt,
    Ge,
}

impl CmpOp {
    /// All of them, in the order of their numbers.
    pub const ALL: [CmpOp; 6] = {
        use CmpOp::*;
        [Lt, Le, Eq, Ne, Gt, Ge]
    };

    /// The operator that says the same of the operands in the other order.
    pub fn swapped(self) -> CmpOp {
        match self {
            CmpOp::Lt => CmpOp::Gt,
            CmpOp::Le => CmpOp::Ge,
            CmpOp::Gt => CmpOp::Lt,
            CmpOp::Ge => CmpOp::Le,
            same => same,
        }
    }

    /// Whether the operator holds for operands in this order (`None`: not ordered, NaN).
    #[inline(always)]
    pub fn holds(self, order: Option<Ordering>) -> bool {
        match self {
            CmpOp::Lt => order == Some(Ordering::Less),
            CmpOp::Le => matches!(order, Some(Ordering::Less | Ordering::Equal)),
            CmpOp::Eq => order == Some(Ordering::Equal),
            CmpOp::Ne => order != Some(Ordering::Equal),
            CmpOp::Gt => order == Some(Ordering::Greater),
            CmpOp::Ge => matches!(order, Some(Ordering::Greater | Ordering::Equal)),
        }
    }
}

/// `a op b` for numbers; `None` when one of them is none.
#[inline]
pub fn compare(op: CmpOp, a: Value, b: Value) -> Option<bool> {
    if a.both_int(b) {
        let (a, b) = (a.as_int(), b.as_int());
        return Some(match op {
            CmpOp::Lt => a < b,
            CmpOp::Le => a <= b,
            CmpOp::Eq => a == b,
            CmpOp::Ne => a != b,
            CmpOp::Gt => a > b,
            CmpOp::Ge => a >= b,
        });
    }
    if a.both_float(b) {
        let (a, b) = (a.as_float(), b.as_float());
        return Some(match op {
            CmpOp::Lt => a < b,
            CmpOp::Le => a <= b,
            CmpOp::Eq => a == b,
            CmpOp::Ne => a != b,
            CmpOp::Gt => a > b,
            CmpOp::Ge => a >= b,
        });
    }
    compare_slow(op, a, b)
}

fn compare_slow(op: CmpOp, a: Value, b: Value) -> Option<bool> {
    Some(op.holds(order(Num::of(a)?, Num::of(b)?)))
}

/// The order of two numbers; `None` when one is NaN.
pub fn order(a: Num, b: Num) -> Option<Ordering> {
    match (a, b) {
        (Num::Small(x), Num::Small(y)) => Some(x.cmp(&y)),
        (Num::Float(x), Num::Float(y)) => x.partial_cmp(&y),
        (Num::Small(x), Num::Float(y)) => small_with_float(x, y),
        (Num::Float(x), Num::Small(y)) => small_with_float(y, x).map(Ordering::reverse),
        (Num::Big(x), Num::Float(y)) => big_with_float(&x, y),
        (Num::Float(x), Num::Big(y)) => big_with_float(&y, x).map(Ordering::reverse),
        (Num::Big(x), Num::Big(y)) => Some(big_with_big(&x, &y)),
        // A big int is beyond every small one, on its side.
        (Num::Big(x), Num::Small(_)) => Some(side(x.negative)),
        (Num::Small(_), Num::Big(y)) => Some(side(y.negative).reverse()),
    }
}

fn side(negative: bool) -> Ordering {
    if negative {
        Ordering::Less
    } else {
        Ordering::Greater
    }
}

fn small_with_float(i: i64, f: f64) -> Option<Ordering> {
    if f.is_nan() {
        return None;
    }
    if f.abs() >= INT_MAX as f64 * 2.0 {
        return Some(side(f > 0.0));
    }
    let whole = f.trunc();
    // The fraction decides only between equal whole parts.
    Some(
        i.cmp(&(whole as i64))
            .then_with(|| whole.partial_cmp(&f).expect("no NaN here")),
    )
}

fn big_with_float(big: &BigInt, f: f64) -> Option<Ordering> {
    if f.is_nan() {
        return None;
    }
    if f.is_infinite() || (f < 0.0) != big.negative {
        return Some(if f.is_infinite() {
            side(f > 0.0)
        } else {
            side(big.negative)
        });
    }
    if f.abs() < INT_MAX as f64 {
        return Some(side(big.negative));
    }
    // From here on the float is integral.
    let (_, limbs) = float_limbs(f);
    let order = magnitudes(big.limbs(), &limbs);
    Some(if big.negative { order.reverse() } else { order })
}

fn big_with_big(a: &BigInt, b: &BigInt) -> Ordering {
    if a.negative != b.negative {
        return side(a.negative);
    }
    let order = magnitudes(a.limbs(), b.limbs());
    if a.negative { order.reverse() } else { order }
}

/// Order of two magnitudes without leading zero limbs.
pub fn magnitudes(a: &[u64], b: &[u64]) -> Ordering {
    a.len()
        .cmp(&b.len())
        .then_with(|| a.iter().rev().cmp(b.iter().rev()))
}

/// Equality of numbers; `None` when one of them is none.
#[inline]
pub fn eq(a: Value, b: Value) -> Option<bool> {
    compare(CmpOp::Eq, a, b)
}

/// Whether two big ints are equal.
pub fn int_eq(a: Value, b: Value) -> bool {
    let (a, b) = (a.expect::<BigInt>(), b.expect::<BigInt>());
    a.negative == b.negative && a.limbs() == b.limbs()
}

/// Truth of a number; `None` when the value is none.
#[inline]
pub fn truth(v: Value) -> Option<bool> {
    if let Some(i) = as_small_int(v) {
        return Some(i != 0);
    }
    if let Some(f) = as_float(v) {
        return Some(f != 0.0);
    }
    v.as_gc::<BigInt>().map(|_| true)
}
