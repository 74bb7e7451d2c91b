//! Numbers: identity, equality and hash of int, float and bool.

use crate::objects::{BigInt, BoxedFloat};
use crate::value::Value;

/// A number that is not beyond 62 bits.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Small {
    Int(i64),
    Float(f64),
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

/// Bits of a boxed float.
pub fn boxed_bits(v: Value) -> u64 {
    v.expect::<BoxedFloat>().value.to_bits()
}

/// Whether two big ints are equal.
pub fn int_eq(a: Value, b: Value) -> bool {
    let (a, b) = (a.expect::<BigInt>(), b.expect::<BigInt>());
    a.negative == b.negative && a.limbs() == b.limbs()
}

/// Equality of numbers; `None` when one of them is none.
pub fn eq(a: Value, b: Value) -> Option<bool> {
    if let (Some(x), Some(y)) = (as_small_int(a), as_small_int(b)) {
        return Some(x == y);
    }
    if let (Some(x), Some(y)) = (as_float(a), as_float(b)) {
        return Some(x == y);
    }
    match (a.as_gc::<BigInt>(), b.as_gc::<BigInt>()) {
        (Some(_), Some(_)) => Some(int_eq(a, b)),
        (Some(_), None) => number_with_big(a, b),
        (None, Some(_)) => number_with_big(b, a),
        (None, None) => match (as_small_int(a), as_float(b), as_small_int(b), as_float(a)) {
            (Some(i), Some(f), _, _) | (_, _, Some(i), Some(f)) => {
                Some(f == i as f64 && f as i64 == i)
            }
            _ => None,
        },
    }
}

fn number_with_big(big: Value, other: Value) -> Option<bool> {
    if as_small_int(other).is_some() {
        return Some(false);
    }
    let f = as_float(other)?;
    // Equal only when the float is that integer exactly: then their hashes agree and the float is integral.
    Some(
        f.is_finite()
            && f.fract() == 0.0
            && float_limbs(f)
                == (
                    big.expect::<BigInt>().negative,
                    big.expect::<BigInt>().limbs().to_vec(),
                ),
    )
}

/// A finite integral float as sign and limbs.
pub fn float_limbs(f: f64) -> (bool, Vec<u64>) {
    let bits = f.to_bits();
    let exponent = (bits >> 52 & 0x7ff) as i32 - 1075;
    let mantissa = bits & ((1 << 52) - 1) | 1 << 52;
    if exponent <= 0 {
        return (f < 0.0, vec![f.abs() as u64]);
    }
    let (words, shift) = (exponent as usize / 64, exponent as u32 % 64);
    let mut limbs = vec![0; words];
    limbs.push(mantissa << shift);
    if shift > 11 {
        limbs.push(mantissa >> (64 - shift));
    }
    while limbs.last() == Some(&0) {
        limbs.pop();
    }
    (f < 0.0, limbs)
}

const MODULUS: u64 = (1 << 61) - 1;

/// Hash of a number: the language's, equal for equal numbers of any type. `None` when it is none.
pub fn hash(v: Value) -> Option<i64> {
    if let Some(i) = as_small_int(v) {
        return Some(int_hash(i < 0, &[i.unsigned_abs()]));
    }
    if let Some(f) = as_float(v) {
        return Some(float_hash(f));
    }
    let big = v.as_gc::<BigInt>()?;
    Some(int_hash(big.negative, big.limbs()))
}

fn int_hash(negative: bool, limbs: &[u64]) -> i64 {
    let h = limbs.iter().rev().fold(0_u64, |h, limb| {
        (((h as u128) << 64 | *limb as u128) % MODULUS as u128) as u64
    });
    match if negative { -(h as i64) } else { h as i64 } {
        -1 => -2,
        h => h,
    }
}

fn float_hash(f: f64) -> i64 {
    if f.is_nan() {
        return 0;
    }
    if f.is_infinite() {
        return if f > 0.0 { 314_159 } else { -314_159 };
    }
    if f.fract() == 0.0 {
        let (negative, limbs) = float_limbs(f);
        return int_hash(negative, &limbs);
    }
    // f = m * 2^e with m a 53-bit integer: the hash is m * 2^e modulo 2^61 - 1, where 2^61 is 1.
    let bits = f.abs().to_bits();
    let raw = (bits >> 52) as i64;
    let (m, e) = if raw == 0 {
        (bits & ((1 << 52) - 1), -1074)
    } else {
        (bits & ((1 << 52) - 1) | 1 << 52, raw - 1075)
    };
    let shift = e.rem_euclid(61) as u32;
    let h = ((m as u128) << shift) % MODULUS as u128;
    match if f < 0.0 { -(h as i64) } else { h as i64 } {
        -1 => -2,
        h => h,
    }
}
