//! Arithmetic on magnitudes: slices of 64-bit limbs, least significant first, without leading zeros.
//!
//! Ints of the sizes that programs mostly have, up to a few thousand bits, are added, multiplied, divided and shifted
//! here, straight from the limbs on the heap into a scratch area of the VM, so that an operation costs its limbs and
//! one allocation. What is longer than [`SCHOOLBOOK_MAX`] goes to the big-number crate, whose algorithms are better
//! than quadratic (see `arithmetic`). The functions on slices are the textbook's (Knuth, "The Art of Computer
//! Programming", volume 2, section 4.3.1); they know nothing of values.

use super::Num;
use crate::heap::Gc;
use crate::objects::BigInt;
use std::cmp::Ordering;

/// Products and quotients whose shorter side has more limbs are left to the big-number crate.
pub const SCHOOLBOOK_MAX: usize = 40;

/// An int of any size as sign and magnitude.
pub struct Operand {
    pub negative: bool,
    /// The magnitude of a small int.
    own: [u64; 1],
    big: Option<Gc<BigInt>>,
}

impl Operand {
    /// Panics when the number is a float.
    #[inline]
    pub fn of(n: Num) -> Operand {
        match n {
            Num::Small(i) => Operand {
                negative: i < 0,
                own: [i.unsigned_abs()],
                big: None,
            },
            Num::Big(b) => Operand {
                negative: b.negative,
                own: [0],
                big: Some(b),
            },
            Num::Float(_) => unreachable!("an int"),
        }
    }

    /// The magnitude; zero has no limbs.
    #[inline]
    pub fn limbs(&self) -> &[u64] {
        match &self.big {
            Some(b) => b.limbs(),
            None => &self.own[..(self.own[0] != 0) as usize],
        }
    }
}

/// Order of two magnitudes.
#[inline]
pub fn order(a: &[u64], b: &[u64]) -> Ordering {
    a.len()
        .cmp(&b.len())
        .then_with(|| a.iter().rev().cmp(b.iter().rev()))
}

/// `out = a + b`. `a` is not the shorter one; `out` has one limb more.
pub fn add(out: &mut [u64], a: &[u64], b: &[u64]) {
    let (low, high) = a.split_at(b.len());
    let (out_low, out_high) = out.split_at_mut(b.len());
    let mut carry = false;
    for ((o, x), y) in out_low.iter_mut().zip(low).zip(b) {
        (*o, carry) = x.carrying_add(*y, carry);
    }
    let (top, out_high) = out_high.split_last_mut().expect("one limb more");
    for (o, x) in out_high.iter_mut().zip(high) {
        (*o, carry) = x.overflowing_add(carry as u64);
    }
    *top = carry as u64;
}

/// `out = a - b`, where `a` is not the smaller one; `out` is as long as `a`.
pub fn sub(out: &mut [u64], a: &[u64], b: &[u64]) {
    let (low, high) = a.split_at(b.len());
    let (out_low, out_high) = out.split_at_mut(b.len());
    let mut borrow = false;
    for ((o, x), y) in out_low.iter_mut().zip(low).zip(b) {
        (*o, borrow) = x.borrowing_sub(*y, borrow);
    }
    for (o, x) in out_high.iter_mut().zip(high) {
        (*o, borrow) = x.overflowing_sub(borrow as u64);
    }
    debug_assert!(!borrow);
}

/// `a += 1`; whether it ran over.
pub fn increment(a: &mut [u64]) -> bool {
    for limb in a {
        let (sum, carry) = limb.overflowing_add(1);
        *limb = sum;
        if !carry {
            return false;
        }
    }
    true
}

/// `out = a * b`; `out` is as long as both together, and zero.
pub fn mul(out: &mut [u64], a: &[u64], b: &[u64]) {
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    for (i, y) in short.iter().enumerate() {
        let (row, rest) = out[i..].split_at_mut(long.len());
        rest[0] = add_product(row, long, *y);
    }
}

/// `out += a * y`, of equal length; the limb that is carried out.
fn add_product(out: &mut [u64], a: &[u64], y: u64) -> u64 {
    let mut carry = 0;
    for (o, x) in out.iter_mut().zip(a) {
        (*o, carry) = x.carrying_mul_add(y, carry, *o);
    }
    carry
}

/// `out -= a * y`, of equal length; the limb that is borrowed.
fn sub_product(out: &mut [u64], a: &[u64], y: u64) -> u64 {
    let mut borrow = 0;
    for (o, x) in out.iter_mut().zip(a) {
        let (low, high) = x.carrying_mul(y, borrow);
        let (difference, below) = o.overflowing_sub(low);
        *o = difference;
        borrow = high + below as u64;
    }
    borrow
}

/// `quotient = a / d`, of equal length; the remainder. `d` is not zero.
pub fn div_limb(quotient: &mut [u64], a: &[u64], d: u64) -> u64 {
    let shift = d.leading_zeros();
    let d = d << shift;
    let reciprocal = reciprocal(d);
    // The remainder so far, of the shifted magnitude.
    let mut rest = match a.last() {
        Some(top) if shift > 0 => top >> (64 - shift),
        _ => 0,
    };
    for i in (0..a.len()).rev() {
        let mut next = a[i] << shift;
        if shift > 0 && i > 0 {
            next |= a[i - 1] >> (64 - shift);
        }
        (quotient[i], rest) = div_two(rest, next, d, reciprocal);
    }
    rest >> shift
}

/// What [`div_two`] multiplies by instead of dividing: `(2^128 - 1) / d - 2^64`, where the highest bit of `d` is set.
fn reciprocal(d: u64) -> u64 {
    ((((!d) as u128) << 64 | u64::MAX as u128) / d as u128) as u64
}

/// Quotient and remainder of two limbs by one whose highest bit is set and that is greater than `high` (Möller,
/// Granlund: "Improved division by invariant integers", 2011).
#[inline(always)]
fn div_two(high: u64, low: u64, d: u64, reciprocal: u64) -> (u64, u64) {
    let estimate =
        (reciprocal as u128 * high as u128).wrapping_add((high as u128) << 64 | low as u128);
    let mut q = ((estimate >> 64) as u64).wrapping_add(1);
    let mut r = low.wrapping_sub(q.wrapping_mul(d));
    if r > estimate as u64 {
        q = q.wrapping_sub(1);
        r = r.wrapping_add(d);
    }
    if r >= d {
        q = q.wrapping_add(1);
        r -= d;
    }
    (q, r)
}

/// Divides by a magnitude of two limbs or more that is not longer than the dividend. `rest` holds the dividend with
/// a zero limb above, and afterwards the remainder in its lowest limbs; `d` holds the divisor, and is changed;
/// `quotient` is as long as the difference of the lengths.
pub fn div(quotient: &mut [u64], rest: &mut [u64], d: &mut [u64]) {
    let n = d.len();
    let shift = d[n - 1].leading_zeros();
    shift_left_in_place(d, shift);
    shift_left_in_place(rest, shift);
    let (top, second) = (d[n - 1], d[n - 2]);
    let reciprocal = reciprocal(top);
    for i in (0..quotient.len()).rev() {
        let window = &mut rest[i..i + n + 1];
        let mut q = estimate(
            window[n],
            window[n - 1],
            window[n - 2],
            top,
            second,
            reciprocal,
        );
        let borrowed = sub_product(&mut window[..n], d, q);
        let (left, below) = window[n].overflowing_sub(borrowed);
        window[n] = left;
        if below {
            // The estimate was one too large: rare.
            q -= 1;
            let mut carry = false;
            for (o, x) in window[..n].iter_mut().zip(d.iter()) {
                (*o, carry) = o.carrying_add(*x, carry);
            }
            window[n] = window[n].wrapping_add(carry as u64);
        }
        quotient[i] = q;
    }
    shift_right_in_place(&mut rest[..n], shift);
}

/// A limb of a quotient from the highest limbs, at most one too large.
#[inline(always)]
fn estimate(high: u64, middle: u64, low: u64, top: u64, second: u64, reciprocal: u64) -> u64 {
    let (mut q, mut r) = if high < top {
        div_two(high, middle, top, reciprocal)
    } else {
        // Never greater.
        match middle.checked_add(top) {
            Some(r) => (u64::MAX, r),
            None => return u64::MAX,
        }
    };
    while q as u128 * second as u128 > ((r as u128) << 64 | low as u128) {
        q -= 1;
        let (sum, over) = r.overflowing_add(top);
        if over {
            break;
        }
        r = sum;
    }
    q
}

/// Shifts by less than a limb; what leaves the highest limb is lost.
fn shift_left_in_place(a: &mut [u64], shift: u32) {
    if shift == 0 {
        return;
    }
    let mut below = 0;
    for limb in a {
        let next = *limb >> (64 - shift);
        *limb = *limb << shift | below;
        below = next;
    }
}

/// Shifts by less than a limb.
fn shift_right_in_place(a: &mut [u64], shift: u32) {
    if shift == 0 {
        return;
    }
    let mut above = 0;
    for limb in a.iter_mut().rev() {
        let next = *limb << (64 - shift);
        *limb = *limb >> shift | above;
        above = next;
    }
}

/// `out = a << count`; `out` has a limb more than `a` and the whole limbs of the shift, and is zero.
pub fn shift_left(out: &mut [u64], a: &[u64], count: u64) {
    let whole = (count / 64) as usize;
    let out = &mut out[whole..];
    out[..a.len()].copy_from_slice(a);
    shift_left_in_place(out, (count % 64) as u32);
}

/// `out = a >> count`, rounded to zero, where less than all limbs are shifted out; `out` is shorter by the whole
/// limbs of the shift. Whether anything but zeros was lost.
pub fn shift_right(out: &mut [u64], a: &[u64], count: u64) -> bool {
    let (whole, shift) = ((count / 64) as usize, (count % 64) as u32);
    let (lost, kept) = a.split_at(whole);
    out.copy_from_slice(kept);
    shift_right_in_place(out, shift);
    let rest = kept[0] & ((1 << shift) - 1);
    rest != 0 || lost.iter().any(|l| *l != 0)
}

/// The limbs of an int in two's complement, without end.
pub struct TwosComplement<'a> {
    limbs: &'a [u64],
    negative: bool,
    carry: bool,
    at: usize,
}

impl TwosComplement<'_> {
    pub fn of(negative: bool, limbs: &[u64]) -> TwosComplement<'_> {
        TwosComplement {
            limbs,
            negative,
            carry: negative,
            at: 0,
        }
    }

    #[inline]
    pub fn take(&mut self) -> u64 {
        let limb = self.limbs.get(self.at).copied().unwrap_or(0);
        self.at += 1;
        if !self.negative {
            return limb;
        }
        let (limb, carry) = (!limb).overflowing_add(self.carry as u64);
        self.carry = carry;
        limb
    }
}

/// Negates a number in two's complement.
pub fn negate(a: &mut [u64]) {
    a.iter_mut().for_each(|limb| *limb = !*limb);
    increment(a);
}
