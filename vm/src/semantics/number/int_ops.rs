//! Sums, products, quotients, shifts and bit operations of ints of any size.
//!
//! What 128 bits hold was decided by the caller. The rest works on the limbs of the operands where they stand
//! (`limbs`), with a scratch area of the VM for the result; only long products and quotients are converted for the
//! big-number crate. Work is charged by the operands' sizes, whichever way is taken.

use super::Num;
use super::arithmetic::{BinOp, floor_div, floor_mod, is_negative, is_zero};
use super::bigint::{from_num, n_bits, n_limbs, product_work};
use super::limbs::{self, Operand, SCHOOLBOOK_MAX, TwosComplement};
use crate::native::{Answer, Exit};
use crate::value::Value;
use crate::vm::Vm;
use dashu_int::ops::DivRem;
use dashu_int::{IBig, Sign};
use std::cmp::Ordering;

/// The scratch area is kept from one operation to the next up to so many limbs.
const SCRATCH_KEPT: usize = 1 << 13;

/// Calls `f` with so many limbs, which are zero.
fn with_scratch<R>(vm: &mut Vm, len: usize, f: impl FnOnce(&mut Vm, &mut [u64]) -> R) -> R {
    let mut scratch = std::mem::take(&mut vm.limb_scratch);
    scratch.clear();
    scratch.resize(len, 0);
    let result = f(vm, &mut scratch);
    if scratch.capacity() <= SCRATCH_KEPT {
        vm.limb_scratch = scratch;
    }
    result
}

/// `x + y`, or `x - y`.
pub(super) fn sum(vm: &mut Vm, subtract: bool, x: Num, y: Num) -> Answer {
    if let (Num::Small(x), Num::Small(y)) = (x, y) {
        // 62 bits each: no overflow of 64.
        return vm.int(if subtract { x - y } else { x + y });
    }
    let (a, b) = (Operand::of(x), Operand::of(y));
    let (mut long, mut short) = (a.limbs(), b.limbs());
    let mut negative = a.negative;
    let differ = a.negative != (b.negative != subtract);
    let swap = if differ {
        limbs::order(long, short) == Ordering::Less
    } else {
        long.len() < short.len()
    };
    if swap {
        std::mem::swap(&mut long, &mut short);
        negative = b.negative != subtract;
    }
    vm.work(long.len() as u64)?;
    with_scratch(vm, long.len() + !differ as usize, |vm, out| {
        if differ {
            limbs::sub(out, long, short);
        } else {
            limbs::add(out, long, short);
        }
        vm.int_from_limbs(negative, out)
    })
}

/// `x * y`.
pub(super) fn product(vm: &mut Vm, x: Num, y: Num) -> Answer {
    if let (Num::Small(x), Num::Small(y)) = (x, y) {
        return vm.int_from_i128(x as i128 * y as i128);
    }
    let (n, m) = (n_limbs(x), n_limbs(y));
    vm.check_bits(n_bits(x) + n_bits(y))?;
    vm.work(product_work(n, m))?;
    if n.min(m) > SCHOOLBOOK_MAX {
        let result = from_num(x) * from_num(y);
        return vm.int_from_big(&result);
    }
    let (a, b) = (Operand::of(x), Operand::of(y));
    let (p, q) = (a.limbs(), b.limbs());
    with_scratch(vm, p.len() + q.len(), |vm, out| {
        limbs::mul(out, p, q);
        vm.int_from_limbs(a.negative != b.negative, out)
    })
}

/// Which results of a division are wanted.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Wanted {
    Quotient,
    Remainder,
    Both,
}

/// Quotient rounded down, and remainder; what is not wanted is 0. The divisor is not zero.
pub(super) fn divide(vm: &mut Vm, x: Num, y: Num, wanted: Wanted) -> Result<(Value, Value), Exit> {
    if let (Num::Small(x), Num::Small(y)) = (x, y) {
        return Ok((vm.int(floor_div(x, y))?, vm.int(floor_mod(x, y))?));
    }
    let (n, m) = (n_limbs(x), n_limbs(y));
    vm.work(product_work(n.saturating_sub(m) + 1, m) + n as u64)?;
    let (a, b) = (Operand::of(x), Operand::of(y));
    let (dividend, divisor) = (a.limbs(), b.limbs());
    let differ = a.negative != b.negative;
    if limbs::order(dividend, divisor) == Ordering::Less {
        return match x {
            _ if differ && !is_zero(x) => Ok((Value::int(-1), sum(vm, false, x, y)?)),
            Num::Big(big) => Ok((Value::ZERO, big.value())),
            Num::Small(i) => Ok((Value::ZERO, vm.int(i)?)),
            Num::Float(_) => unreachable!("an int"),
        };
    }
    if m.min(n - m) > SCHOOLBOOK_MAX {
        let (q, r) = big_divmod(&from_num(x), &from_num(y));
        return Ok((vm.int_from_big(&q)?, vm.int_from_big(&r)?));
    }
    // The quotient with a limb to run over into, the remainder, a copy of the divisor.
    let n_quotient = n - m + 2;
    with_scratch(vm, n_quotient + n + 1 + m, |vm, area| {
        let (quotient, area) = area.split_at_mut(n_quotient);
        let (rest, copy) = area.split_at_mut(n + 1);
        if let [d] = *divisor {
            rest[0] = limbs::div_limb(&mut quotient[..n], dividend, d);
        } else {
            rest[..n].copy_from_slice(dividend);
            copy.copy_from_slice(divisor);
            limbs::div(&mut quotient[..n - m + 1], rest, copy);
        }
        let remainder = &mut rest[..m];
        if differ && remainder.iter().any(|l| *l != 0) {
            // Down instead of towards zero.
            limbs::increment(quotient);
            copy.copy_from_slice(remainder);
            limbs::sub(remainder, divisor, copy);
        }
        let mut results = (Value::ZERO, Value::ZERO);
        if wanted != Wanted::Remainder {
            results.0 = vm.int_from_limbs(differ, quotient)?;
        }
        if wanted != Wanted::Quotient {
            results.1 = vm.int_from_limbs(b.negative, remainder)?;
        }
        Ok(results)
    })
}

/// Floor quotient and remainder in the big-number crate's form.
pub fn big_divmod(x: &IBig, y: &IBig) -> (IBig, IBig) {
    let (q, r) = x.div_rem(y);
    if !r.is_zero() && (r.sign() == Sign::Negative) != (y.sign() == Sign::Negative) {
        (q - IBig::ONE, r + y)
    } else {
        (q, r)
    }
}

/// `x << y`.
pub(super) fn left_shift(vm: &mut Vm, x: Num, y: Num) -> Answer {
    if is_negative(y) {
        return Err(vm.value_error("negative shift count"));
    }
    if is_zero(x) {
        return Ok(Value::ZERO);
    }
    let count = match y {
        Num::Small(i) => i as u64,
        Num::Big(_) if n_bits(y) <= 63 => u64::MAX,
        // Even the number of digits has no room in a word.
        _ => return Err(vm.overflow_error("too many digits in integer")),
    };
    vm.check_bits(n_bits(x).saturating_add(count))?;
    vm.work(n_limbs(x) as u64 + count / 64)?;
    let a = Operand::of(x);
    let magnitude = a.limbs();
    let len = magnitude.len() + (count / 64) as usize + 1;
    with_scratch(vm, len, |vm, out| {
        limbs::shift_left(out, magnitude, count);
        vm.int_from_limbs(a.negative, out)
    })
}

/// `x >> y`: rounds down, as two's complement does.
pub(super) fn right_shift(vm: &mut Vm, x: Num, y: Num) -> Answer {
    if is_negative(y) {
        return Err(vm.value_error("negative shift count"));
    }
    let count = match y {
        Num::Small(i) if (i as u64) < n_bits(x) => i as u64,
        _ => return Ok(Value::int(if is_negative(x) { -1 } else { 0 })),
    };
    if let Num::Small(i) = x {
        return Ok(Value::int(i >> count.min(63)));
    }
    vm.work(n_limbs(x) as u64)?;
    let a = Operand::of(x);
    let magnitude = a.limbs();
    let kept = magnitude.len() - (count / 64) as usize;
    with_scratch(vm, kept + 1, |vm, out| {
        let lost = limbs::shift_right(&mut out[..kept], magnitude, count);
        if lost && a.negative {
            limbs::increment(out);
        }
        vm.int_from_limbs(a.negative, out)
    })
}

/// `x & y`, `x | y`, `x ^ y`.
pub(super) fn bitwise(vm: &mut Vm, op: BinOp, x: Num, y: Num) -> Answer {
    if let (Num::Small(x), Num::Small(y)) = (x, y) {
        return Ok(Value::int(apply(op, x as u64, y as u64) as i64));
    }
    let (a, b) = (Operand::of(x), Operand::of(y));
    let (p, q) = (a.limbs(), b.limbs());
    let len = p.len().max(q.len());
    vm.work(len as u64)?;
    let negative = apply(op, a.negative as u64, b.negative as u64) != 0;
    with_scratch(vm, len + 1, |vm, out| {
        if a.negative || b.negative {
            let mut p = TwosComplement::of(a.negative, p);
            let mut q = TwosComplement::of(b.negative, q);
            out.iter_mut()
                .for_each(|o| *o = apply(op, p.take(), q.take()));
            if negative {
                limbs::negate(out);
            }
        } else {
            let (long, short) = if p.len() < q.len() { (q, p) } else { (p, q) };
            let (long, high) = long.split_at(short.len());
            for ((o, x), y) in out.iter_mut().zip(long).zip(short) {
                *o = apply(op, *x, *y);
            }
            if op != BinOp::And {
                out[short.len()..len].copy_from_slice(high);
            }
        }
        vm.int_from_limbs(negative, out)
    })
}

#[inline(always)]
fn apply(op: BinOp, x: u64, y: u64) -> u64 {
    match op {
        BinOp::And => x & y,
        BinOp::Or => x | y,
        _ => x ^ y,
    }
}
