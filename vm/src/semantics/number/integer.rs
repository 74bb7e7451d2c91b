//! Integer functions: greatest common divisor, least common multiple, factorials, binomials, square roots.
//!
//! Products of many factors are made by halves, so that the big multiplications meet factors of like size. The size
//! of the result is estimated first and refused beyond the limits.

use super::Num;
use super::bigint::{from_num, n_bits, n_limbs, product_work, to_i64};
use super::print::is_negative;
use crate::native::{Answer, Exit};
use crate::value::Value;
use crate::vm::Vm;
use dashu_int::UBig;
use dashu_int::ops::{Gcd, SquareRoot};

fn magnitude_of(n: Num) -> UBig {
    from_num(n).into_parts().1
}

/// `gcd(a, b)`.
pub fn gcd(vm: &mut Vm, a: Num, b: Num) -> Answer {
    if let (Num::Small(x), Num::Small(y)) = (a, b) {
        let (mut x, mut y) = (x.unsigned_abs(), y.unsigned_abs());
        while y != 0 {
            (x, y) = (y, x % y);
        }
        return vm.int(x as i64);
    }
    gcd_work(vm, a, b)?;
    let (a, b) = (magnitude_of(a), magnitude_of(b));
    let g = match (a.is_zero(), b.is_zero()) {
        (true, _) => b,
        (_, true) => a,
        _ => a.gcd(b),
    };
    vm.int_from_ubig(&g)
}

fn gcd_work(vm: &mut Vm, a: Num, b: Num) -> Result<(), Exit> {
    let (n, m) = (n_limbs(a), n_limbs(b));
    vm.work(product_work(n, m).saturating_mul(4))
}

/// `lcm(a, b)`.
pub fn lcm(vm: &mut Vm, a: Num, b: Num) -> Answer {
    if matches!(a, Num::Small(0)) || matches!(b, Num::Small(0)) {
        return Ok(Value::ZERO);
    }
    vm.check_bits(n_bits(a) + n_bits(b))?;
    gcd_work(vm, a, b)?;
    let (a, b) = (magnitude_of(a), magnitude_of(b));
    let g = (&a).gcd(&b);
    vm.int_from_ubig(&(a / g * b))
}

/// `isqrt(n)`: the square root rounded down.
pub fn isqrt(vm: &mut Vm, n: Num) -> Answer {
    if is_negative(n) {
        return Err(vm.value_error("isqrt() argument must be nonnegative"));
    }
    if let Num::Small(i) = n {
        return vm.int((i as u64).isqrt() as i64);
    }
    vm.work(product_work(n_limbs(n), n_limbs(n)).saturating_mul(2))?;
    let root = magnitude_of(n).sqrt();
    vm.int_from_ubig(&root)
}

/// The product of `first`, `first - 1`, ... (`count` factors, all positive).
fn falling(first: &UBig, count: u64) -> UBig {
    if count <= 16 {
        let mut product = UBig::ONE;
        for i in 0..count {
            product *= first - UBig::from(i);
        }
        return product;
    }
    let half = count / 2;
    let rest = first - UBig::from(half);
    falling(first, half) * falling(&rest, count - half)
}

/// Refuses a product of `count` factors of so many bits if it would be too large; charges it.
fn check_product(vm: &mut Vm, bits: u64, count: u64) -> Result<(), Exit> {
    // Bits of the typical factor; the estimate only has to be near.
    let total = bits.saturating_mul(count);
    vm.check_bits(total / 2)?;
    let limbs = (total / 64) as usize + 1;
    vm.work(product_work(limbs, limbs).saturating_mul(2) + count * 2)
}

/// `factorial(n)`.
pub fn factorial(vm: &mut Vm, n: Num) -> Answer {
    if is_negative(n) {
        return Err(vm.value_error("factorial() not defined for negative values"));
    }
    let Some(i) = to_i64(n) else {
        return Err(vm.overflow_error("factorial() argument should not exceed 9223372036854775807"));
    };
    if i <= 20 {
        return vm.int((1..=i).product());
    }
    check_product(vm, n_bits(n), i as u64)?;
    let product = falling(&UBig::from(i as u64), i as u64);
    vm.int_from_ubig(&product)
}

fn check_pair(vm: &mut Vm, n: Num, k: Num) -> Result<(), Exit> {
    if is_negative(n) {
        return Err(vm.value_error("n must be a non-negative integer"));
    }
    if is_negative(k) {
        return Err(vm.value_error("k must be a non-negative integer"));
    }
    Ok(())
}

/// `perm(n, k)`: the ways to choose `k` of `n` in order.
pub fn perm(vm: &mut Vm, n: Num, k: Num) -> Answer {
    check_pair(vm, n, k)?;
    if super::compare::order(k, n) == Some(std::cmp::Ordering::Greater) {
        return Ok(Value::ZERO);
    }
    let Some(count) = to_i64(k) else {
        return Err(vm.overflow_error("k must not exceed 9223372036854775807"));
    };
    check_product(vm, n_bits(n), count as u64)?;
    let product = falling(&magnitude_of(n), count as u64);
    vm.int_from_ubig(&product)
}

/// `comb(n, k)`: the ways to choose `k` of `n`.
pub fn comb(vm: &mut Vm, n: Num, k: Num) -> Answer {
    check_pair(vm, n, k)?;
    if super::compare::order(k, n) == Some(std::cmp::Ordering::Greater) {
        return Ok(Value::ZERO);
    }
    let (big_n, big_k) = (magnitude_of(n), magnitude_of(k));
    let other = &big_n - &big_k;
    let Ok(count) = u64::try_from(other.min(big_k)) else {
        return Err(vm.overflow_error("min(n - k, k) must not exceed 9223372036854775807"));
    };
    if let Some(result) = small_comb(n, count) {
        return vm.int_from_limbs(false, &[result]);
    }
    check_product(vm, n_bits(n), count)?;
    let product = falling(&big_n, count);
    let divisor = falling(&UBig::from(count), count);
    vm.int_from_ubig(&(product / divisor))
}

/// The binomial, if no step leaves 64 bits.
fn small_comb(n: Num, k: u64) -> Option<u64> {
    let n = u64::try_from(to_i64(n)?).ok()?;
    if k > 64 {
        return None;
    }
    let mut result = 1_u64;
    for i in 0..k {
        // Divides at each step: the product of i + 1 consecutive numbers.
        result = result.checked_mul(n - i)? / (i + 1);
    }
    Some(result)
}
