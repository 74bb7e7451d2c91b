//! Hashes of numbers: the language's own, modulo the prime 2^61 - 1, equal for equal numbers of any type.

use super::{as_float, as_small_int, float_limbs};
use crate::objects::BigInt;
use crate::value::Value;

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
    // 2^64 is 8 modulo 2^61 - 1.
    let h = limbs
        .iter()
        .rev()
        .fold(0_u64, |h, limb| reduce(reduce(h << 3) + reduce(*limb)));
    match if negative { -(h as i64) } else { h as i64 } {
        -1 => -2,
        h => h,
    }
}

/// A number modulo the prime.
#[inline(always)]
fn reduce(x: u64) -> u64 {
    let folded = (x & MODULUS) + (x >> 61);
    if folded >= MODULUS {
        folded - MODULUS
    } else {
        folded
    }
}

/// Hash of a float; 0 for NaN.
pub fn float_hash(f: f64) -> i64 {
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
