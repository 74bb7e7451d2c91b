//! Sums and norms without accumulated rounding errors.
//!
//! [`Exact`] adds floats in fixed point, wide enough for every exponent, and rounds once at the end. [`norm`] computes
//! the square root of a sum of squares in twice the precision.

use pirn_vm::semantics::number::rounding::{decompose, scaled};

/// Limbs of the accumulator: 2098 bits for all exponents, and room for carries of 2^60 numbers.
const LIMBS: usize = 35;

/// An exact sum of finite floats: a fixed-point number in two's complement whose last bit weighs 2^-1074.
pub struct Exact {
    limbs: [u64; LIMBS],
}

impl Exact {
    pub fn new() -> Exact {
        Exact { limbs: [0; LIMBS] }
    }

    /// Adds a finite float.
    pub fn add(&mut self, f: f64) {
        let (mantissa, exponent) = decompose(f);
        let shift = (exponent + 1074) as usize;
        let (limb, bit) = (shift / 64, shift % 64);
        let wide = (mantissa as u128) << bit;
        let parts = [wide as u64, (wide >> 64) as u64];
        if f.is_sign_negative() {
            self.subtract_at(limb, parts);
        } else {
            self.add_at(limb, parts);
        }
    }

    fn add_at(&mut self, limb: usize, parts: [u64; 2]) {
        let mut carry = false;
        for (i, place) in self.limbs[limb..].iter_mut().enumerate() {
            let part = parts.get(i).copied().unwrap_or(0);
            if i > 1 && !carry {
                break;
            }
            let (sum, over) = place.overflowing_add(part);
            let (sum, again) = sum.overflowing_add(carry as u64);
            (*place, carry) = (sum, over | again);
        }
    }

    fn subtract_at(&mut self, limb: usize, parts: [u64; 2]) {
        let mut borrow = false;
        for (i, place) in self.limbs[limb..].iter_mut().enumerate() {
            let part = parts.get(i).copied().unwrap_or(0);
            if i > 1 && !borrow {
                break;
            }
            let (rest, under) = place.overflowing_sub(part);
            let (rest, again) = rest.overflowing_sub(borrow as u64);
            (*place, borrow) = (rest, under | again);
        }
    }

    /// The float nearest to the sum; infinite when it is too large.
    pub fn value(&self) -> f64 {
        let negative = self.limbs[LIMBS - 1] >> 63 == 1;
        let mut limbs = self.limbs;
        if negative {
            let mut carry = true;
            for limb in &mut limbs {
                (*limb, carry) = (!*limb).overflowing_add(carry as u64);
            }
        }
        let Some(top) = limbs.iter().rposition(|l| *l != 0) else {
            return 0.0;
        };
        let below = top.saturating_sub(1);
        let mantissa = if top == 0 {
            limbs[0] as u128
        } else {
            (limbs[top] as u128) << 64 | limbs[below] as u128
        };
        let sticky = limbs[..below].iter().any(|l| *l != 0);
        let f = scaled(mantissa, 64 * below as i64 - 1074, sticky);
        if negative { -f } else { f }
    }

    /// Whether the sum is 2^1024 or beyond, on either side.
    pub fn is_huge(&self) -> bool {
        // Bit 2098 weighs 2^1024. From there on all bits must be copies of the sign.
        let sign = (self.limbs[LIMBS - 1] as i64 >> 63) as u64;
        let [low, rest @ ..] = &self.limbs[2098 / 64..] else {
            return false;
        };
        low >> (2098 % 64) != sign >> (2098 % 64) || rest.iter().any(|l| *l != sign)
    }
}

/// The square root of the sum of squares.
pub fn norm(values: &[f64]) -> f64 {
    let max = values.iter().fold(0.0_f64, |m, v| m.max(v.abs()));
    if values.iter().any(|v| v.is_infinite()) {
        return f64::INFINITY;
    }
    if values.iter().any(|v| v.is_nan()) {
        return f64::NAN;
    }
    if max == 0.0 || values.len() == 1 {
        return max;
    }
    // Scaled by a power of two, exactly, so that the largest is near one and nothing important underflows.
    let (_, exponent) = frexp(max);
    let (mut high, mut low) = (0.0_f64, 0.0_f64);
    for v in values {
        let x = scale(*v, -exponent);
        // x * x = square + error, high + square = sum + rest, all exactly.
        let square = x * x;
        let error = x.mul_add(x, -square);
        let sum = high + square;
        let part = sum - high;
        let rest = (high - (sum - part)) + (square - part);
        high = sum;
        low += rest + error;
    }
    let total = high + low;
    let rest = (high - total) + low;
    let root = total.sqrt();
    // One step of Newton's method from the exact residue.
    let residue = (-root).mul_add(root, total) + rest;
    scale(root + residue / (2.0 * root), exponent)
}

/// A finite float as a fraction in [0.5, 1) and an exponent.
pub fn frexp(f: f64) -> (f64, i64) {
    if f == 0.0 || !f.is_finite() {
        return (f, 0);
    }
    let (mantissa, exponent) = decompose(f);
    let bits = 64 - mantissa.leading_zeros() as i64;
    let fraction = scaled(mantissa as u128, -bits, false);
    (fraction.copysign(f), exponent + bits)
}

/// `f * 2^exponent`, rounded once; infinite when it is too large.
pub fn scale(f: f64, exponent: i64) -> f64 {
    if f == 0.0 || !f.is_finite() {
        return f;
    }
    let (mantissa, own) = decompose(f);
    scaled(mantissa as u128, own + exponent, false).copysign(f)
}
