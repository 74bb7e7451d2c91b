//! Exact conversions between ints and floats: every result is the nearest float, ties to even.

use super::Num;
use crate::native::Answer;
use crate::objects::BigInt;
use crate::value::Value;
use crate::vm::Vm;

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

/// The float nearest to `mantissa * 2^exponent` (plus something less than one unit of the mantissa when `sticky`),
/// ties to even; infinite when it is too large. `mantissa` has at least 55 significant bits if `sticky` is set.
pub fn scaled(mantissa: u128, exponent: i64, sticky: bool) -> f64 {
    if mantissa == 0 {
        return 0.0;
    }
    let n_bits = 128 - mantissa.leading_zeros() as i64;
    // Weight of the leading bit.
    let top = n_bits - 1 + exponent;
    if top > 1023 {
        return f64::INFINITY;
    }
    // Weight of the result's last bit: 52 below the first, but not below that of the subnormals.
    let last = (top - 52).max(-1074);
    let drop = last - exponent;
    if drop <= 0 {
        // All bits fit: at most 53 of them are significant.
        let m = (mantissa << -drop) as u64;
        return compose(m, last);
    }
    if drop > 128 {
        return 0.0;
    }
    let kept = mantissa.checked_shr(drop as u32).unwrap_or(0);
    let (kept, rest) = (
        kept as u64,
        mantissa - (kept.checked_shl(drop as u32).unwrap_or(0)),
    );
    let half = 1_u128 << (drop - 1);
    let up = rest > half || rest == half && (sticky || kept & 1 == 1);
    compose(kept + up as u64, last)
}

/// `m * 2^last` for `m` up to 2^53 and `last` not below -1074.
fn compose(m: u64, last: i64) -> f64 {
    if m == 0 {
        return 0.0;
    }
    let (m, last) = if m >> 53 != 0 {
        (m >> 1, last + 1)
    } else {
        (m, last)
    };
    if m >> 52 == 0 {
        // Subnormal: `last` is -1074 then, or the mantissa is short and gets shifted up.
        let shift = (m.leading_zeros() as i64 - 11).min(last + 1074);
        let m = m << shift;
        let last = last - shift;
        if m >> 52 == 0 {
            return f64::from_bits(m);
        }
        return compose(m, last);
    }
    let biased = last + 1075;
    if biased >= 2047 {
        return f64::INFINITY;
    }
    f64::from_bits((biased as u64) << 52 | m & ((1 << 52) - 1))
}

/// The float nearest to a big magnitude; infinite when it is too large.
pub fn limbs_to_f64(limbs: &[u64]) -> f64 {
    let n = limbs.iter().rposition(|l| *l != 0).map_or(0, |i| i + 1);
    match n {
        0 => 0.0,
        1 => limbs[0] as f64,
        _ if n > 17 => f64::INFINITY,
        _ => {
            let top = (limbs[n - 1] as u128) << 64 | limbs[n - 2] as u128;
            let below = &limbs[..n - 2];
            // With the leading bit in the first of two words, 64 bits are kept at least: enough for the sticky rule.
            let sticky = below.iter().any(|l| *l != 0);
            scaled(top, 64 * (n as i64 - 2), sticky)
        }
    }
}

/// The float nearest to a big int, sign included.
pub fn big_to_f64(big: &BigInt) -> f64 {
    let f = limbs_to_f64(big.limbs());
    if big.negative { -f } else { f }
}

/// A finite float as `mantissa * 2^exponent`, the mantissa not negative and below 2^53.
pub fn decompose(f: f64) -> (u64, i64) {
    let bits = f.to_bits();
    let raw = (bits >> 52 & 0x7ff) as i64;
    let fraction = bits & ((1 << 52) - 1);
    if raw == 0 {
        (fraction, -1074)
    } else {
        (fraction | 1 << 52, raw - 1075)
    }
}

/// `int(v)` of a number: floats lose their fraction. `None` when the value is no number.
pub fn to_int(vm: &mut Vm, v: Value) -> Option<Answer> {
    Some(match Num::of(v)? {
        Num::Small(i) => Ok(Value::int(i)),
        Num::Big(_) => Ok(v),
        Num::Float(f) => float_to_int(vm, f.trunc()),
    })
}

/// The int that an integral float is; the errors of `int()` for infinities and NaN.
pub fn float_to_int(vm: &mut Vm, f: f64) -> Answer {
    if f.is_nan() {
        return Err(vm.value_error("cannot convert float NaN to integer"));
    }
    if f.is_infinite() {
        return Err(vm.overflow_error("cannot convert float infinity to integer"));
    }
    if f.abs() < 1e18 {
        return vm.int(f as i64);
    }
    let (negative, limbs) = float_limbs(f);
    vm.int_from_limbs(negative, &limbs)
}
