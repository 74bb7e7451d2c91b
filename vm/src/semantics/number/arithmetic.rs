//! The arithmetic operators of int, float and bool.
//!
//! Small ints and self-tagged floats are decided in a few inlined instructions; everything else goes through
//! [`Num`]. Results are exact for ints (big where needed) and what IEEE 754 double arithmetic gives for floats, with
//! the language's rules for signs of `//` and `%` and its messages.

use super::bigint::{from_num, n_bits, n_limbs, product_work};
use super::int_ops::{self, Wanted};
use super::rounding::{big_to_f64, scaled};
use super::{Num, as_small_int};
use crate::native::{Answer, Exit};
use crate::value::Value;
use crate::vm::{Known, Vm};
use dashu_int::ops::{BitTest, DivRem};
use dashu_int::{IBig, Sign, UBig};

/// A binary operator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BinOp {
    Add,
    Sub,
    Mul,
    TrueDiv,
    FloorDiv,
    Mod,
    Pow,
    LShift,
    RShift,
    And,
    Or,
    Xor,
    MatMul,
}

impl BinOp {
    /// All of them, in the order of their numbers.
    pub const ALL: [BinOp; 13] = {
        use BinOp::*;
        [
            Add, Sub, Mul, TrueDiv, FloorDiv, Mod, Pow, LShift, RShift, And, Or, Xor, MatMul,
        ]
    };
}

/// `a op b` for built-in numbers; `None` when one of them is none, or the operator has no meaning for them.
#[inline]
pub fn binary(vm: &mut Vm, op: BinOp, a: Value, b: Value) -> Option<Answer> {
    if a.both_int(b) {
        if let Some(v) = small_ints(op, a, b) {
            return Some(Ok(v));
        }
    } else if a.both_float(b)
        && let Some(v) = small_floats(op, a.as_float(), b.as_float())
    {
        return Some(Ok(v));
    }
    binary_slow(vm, op, a, b)
}

/// The result for two unboxed ints where it is quickly found and fits a word.
#[inline(always)]
fn small_ints(op: BinOp, a: Value, b: Value) -> Option<Value> {
    let (x, y) = (a.as_int(), b.as_int());
    match op {
        BinOp::Add => a.int_add(b),
        BinOp::Sub => a.int_sub(b),
        BinOp::Mul => a.int_mul(b),
        BinOp::FloorDiv if y != 0 => Value::try_int(floor_div(x, y)),
        BinOp::Mod if y != 0 => Some(Value::int(floor_mod(x, y))),
        BinOp::And => Some(Value::int(x & y)),
        BinOp::Or => Some(Value::int(x | y)),
        BinOp::Xor => Some(Value::int(x ^ y)),
        BinOp::RShift if y >= 0 => Some(Value::int(x >> y.min(63))),
        BinOp::LShift if (0..62).contains(&y) => {
            let shifted = x << y;
            if shifted >> y == x {
                Value::try_int(shifted)
            } else {
                None
            }
        }
        BinOp::TrueDiv if y != 0 && is_exact(x) && is_exact(y) => {
            Value::try_float(x as f64 / y as f64)
        }
        BinOp::Pow if (0..64).contains(&y) => small_pow(x, y as u32),
        _ => None,
    }
}

/// Whether the integer is a float exactly.
#[inline(always)]
fn is_exact(i: i64) -> bool {
    i.unsigned_abs() <= 1 << 53
}

/// Quotient rounded down; the divisor is not zero.
#[inline(always)]
pub fn floor_div(x: i64, y: i64) -> i64 {
    // Operands have 62 bits, so neither operation overflows.
    let q = x.wrapping_div(y);
    if x % y != 0 && (x < 0) != (y < 0) {
        q - 1
    } else {
        q
    }
}

/// Remainder with the divisor's sign; the divisor is not zero.
#[inline(always)]
pub fn floor_mod(x: i64, y: i64) -> i64 {
    let r = x.wrapping_rem(y);
    if r != 0 && (r < 0) != (y < 0) {
        r + y
    } else {
        r
    }
}

fn small_pow(x: i64, y: u32) -> Option<Value> {
    x.checked_pow(y).and_then(Value::try_int)
}

/// The result for two unboxed floats where it is quickly found and needs no box.
#[inline(always)]
fn small_floats(op: BinOp, x: f64, y: f64) -> Option<Value> {
    match op {
        BinOp::Add => Value::try_float(x + y),
        BinOp::Sub => Value::try_float(x - y),
        BinOp::Mul => Value::try_float(x * y),
        BinOp::TrueDiv if y != 0.0 => Value::try_float(x / y),
        BinOp::FloorDiv if y != 0.0 => Value::try_float(float_divmod(x, y).0),
        BinOp::Mod if y != 0.0 => Value::try_float(float_mod(x, y)),
        BinOp::Pow if x > 0.0 => {
            // What is infinite is no error only where an operand is; that is looked at elsewhere.
            Value::try_float(power(x, y)).filter(|v| v.as_float().is_finite())
        }
        _ => None,
    }
}

#[inline(never)]
fn binary_slow(vm: &mut Vm, op: BinOp, a: Value, b: Value) -> Option<Answer> {
    let (x, y) = (Num::of(a)?, Num::of(b)?);
    if x.is_int() && y.is_int() {
        if a.is_bool() && b.is_bool() {
            let (p, q) = (a.is_true(), b.is_true());
            match op {
                BinOp::And => return Some(Ok(Value::bool(p & q))),
                BinOp::Or => return Some(Ok(Value::bool(p | q))),
                BinOp::Xor => return Some(Ok(Value::bool(p ^ q))),
                _ => {}
            }
        }
        if let (Some(p), Some(q)) = (as_i128(x), as_i128(y))
            && let Some(result) = wide_ints(op, p, q)
        {
            return Some(vm.int_from_i128(result));
        }
        return vm
            .pay_once(|vm| long_ints(vm, op, x, y).transpose())
            .transpose();
    }
    match op {
        BinOp::Add
        | BinOp::Sub
        | BinOp::Mul
        | BinOp::TrueDiv
        | BinOp::FloorDiv
        | BinOp::Mod
        | BinOp::Pow => Some(float_operands(vm, op, x, y)),
        _ => None,
    }
}

fn float_operands(vm: &mut Vm, op: BinOp, x: Num, y: Num) -> Answer {
    let x = to_f64(vm, x)?;
    let y = to_f64(vm, y)?;
    float_binary(vm, op, x, y)
}

/// A number as a float: OverflowError when it is too large.
pub fn to_f64(vm: &mut Vm, n: Num) -> Result<f64, Exit> {
    match n {
        Num::Small(i) => Ok(i as f64),
        Num::Float(f) => Ok(f),
        Num::Big(b) => {
            let f = big_to_f64(&b);
            if f.is_infinite() {
                return Err(vm.overflow_error("int too large to convert to float"));
            }
            Ok(f)
        }
    }
}

// --- Floats ------------------------------------------------------------------------------------------------------

/// `x op y` for floats and the operators that floats have.
pub fn float_binary(vm: &mut Vm, op: BinOp, x: f64, y: f64) -> Answer {
    let result = match op {
        BinOp::Add => x + y,
        BinOp::Sub => x - y,
        BinOp::Mul => x * y,
        BinOp::TrueDiv if y == 0.0 => {
            return Err(vm.raise_fixed(Known::ZeroDivisionError, "float division by zero"));
        }
        BinOp::TrueDiv => x / y,
        BinOp::FloorDiv if y == 0.0 => {
            return Err(vm.raise_fixed(Known::ZeroDivisionError, "float floor division by zero"));
        }
        BinOp::FloorDiv => float_divmod(x, y).0,
        BinOp::Mod if y == 0.0 => {
            return Err(vm.raise_fixed(Known::ZeroDivisionError, "float modulo"));
        }
        BinOp::Mod => float_mod(x, y),
        BinOp::Pow => float_pow(vm, x, y)?,
        _ => unreachable!("no operator of floats: {op:?}"),
    };
    vm.float(result)
}

/// Remainder with the divisor's sign; the divisor is not zero.
pub fn float_mod(x: f64, y: f64) -> f64 {
    let r = x % y;
    if r == 0.0 {
        return 0.0_f64.copysign(y);
    }
    if (r < 0.0) != (y < 0.0) { r + y } else { r }
}

/// Floor quotient and remainder; the divisor is not zero. The quotient comes from the exact remainder, so that
/// `q * y + r` is as near to `x` as floats allow.
pub fn float_divmod(x: f64, y: f64) -> (f64, f64) {
    let r = x % y;
    let mut q = (x - r) / y;
    let r = if r == 0.0 {
        0.0_f64.copysign(y)
    } else if (r < 0.0) != (y < 0.0) {
        q -= 1.0;
        r + y
    } else {
        r
    };
    if q == 0.0 {
        return (0.0_f64.copysign(x / y), r);
    }
    let floor = q.floor();
    (if q - floor > 0.5 { floor + 1.0 } else { floor }, r)
}

/// `x ** y`.
pub fn float_pow(vm: &mut Vm, x: f64, y: f64) -> Result<f64, Exit> {
    if x == 0.0 && y < 0.0 && y.is_finite() {
        return Err(vm.zero_division("0.0 cannot be raised to a negative power"));
    }
    if x < 0.0 && x.is_finite() && y.is_finite() && y != y.floor() {
        return Err(vm.value_error("complex results are not supported"));
    }
    let result = power(x, y);
    if result.is_infinite() && x.is_finite() && y.is_finite() {
        return Err(range_error(vm));
    }
    Ok(result)
}

/// The same where that is no error.
pub fn quick_pow(x: f64, y: f64) -> Option<f64> {
    let simple = x > 0.0 || x == 0.0 && y > 0.0 || x < 0.0 && y == y.floor();
    let result = power(x, y);
    (simple && result.is_finite()).then_some(result)
}

/// What the C library says.
pub fn power(x: f64, y: f64) -> f64 {
    if y == 2.0
        && let Some(square) = clear_square(x)
    {
        return square;
    }
    x.powf(y)
}

/// The square of a float, where any C library says that it is the float next to the exact square. Theirs may be wrong by a little
/// more than half a unit in the last place (glibc: 0.54), so it is not clear near the middle of two floats. The product's error is
/// found without rounding (T. J. Dekker, A floating-point technique for extending the available precision, 1971).
fn clear_square(x: f64) -> Option<f64> {
    const SPLIT: f64 = 134_217_729.0; // 2^27 + 1
    let square = x * x;
    if !(1e-200..1e200).contains(&square) {
        return None;
    }
    let c = SPLIT * x;
    let high = c - (c - x);
    let low = x - high;
    let error = ((high * high - square) + 2.0 * high * low) + low * low;
    // Floats below a power of two are nearer to each other.
    let power_of_two = f64::from_bits(square.to_bits() & f64::INFINITY.to_bits());
    let near = error.abs() < power_of_two * (0.45 * f64::EPSILON);
    let clear = near && (square != power_of_two || error == 0.0);
    clear.then_some(square)
}

/// The OverflowError of the C library's errno.
#[cold]
pub fn range_error(vm: &mut Vm) -> Exit {
    let room = vm.heap.emergency();
    let text = vm.new_str(&room, "Numerical result out of range").value();
    vm.raise_with(Known::OverflowError, &[Value::int(34), text])
}

// --- Ints --------------------------------------------------------------------------------------------------------

/// The result for ints of any size, which may have to be paid for.
fn long_ints(vm: &mut Vm, op: BinOp, x: Num, y: Num) -> Option<Answer> {
    Some(match op {
        BinOp::Add | BinOp::Sub => int_ops::sum(vm, op == BinOp::Sub, x, y),
        BinOp::Mul => int_ops::product(vm, x, y),
        BinOp::TrueDiv => int_true_div(vm, x, y),
        BinOp::FloorDiv => match is_zero(y) {
            true => Err(vm.raise_fixed(
                Known::ZeroDivisionError,
                "integer division or modulo by zero",
            )),
            false => int_ops::divide(vm, x, y, Wanted::Quotient).map(|(q, _)| q),
        },
        BinOp::Mod => match is_zero(y) {
            true => Err(vm.raise_fixed(Known::ZeroDivisionError, "integer modulo by zero")),
            false => int_ops::divide(vm, x, y, Wanted::Remainder).map(|(_, r)| r),
        },
        BinOp::Pow => int_pow(vm, x, y),
        BinOp::LShift => int_ops::left_shift(vm, x, y),
        BinOp::RShift => int_ops::right_shift(vm, x, y),
        BinOp::And | BinOp::Or | BinOp::Xor => int_ops::bitwise(vm, op, x, y),
        BinOp::MatMul => return None,
    })
}

/// An int of up to 126 bits, for which the machine's arithmetic does.
#[inline]
fn as_i128(n: Num) -> Option<i128> {
    match n {
        Num::Small(i) => Some(i as i128),
        Num::Big(b) => {
            let magnitude = match *b.limbs() {
                [low] => low as i128,
                [low, high] if high < 1 << 62 => (high as i128) << 64 | low as i128,
                _ => return None,
            };
            Some(if b.negative { -magnitude } else { magnitude })
        }
        Num::Float(_) => None,
    }
}

/// The result where 128 bits hold it; errors and the rest go the general way.
#[inline]
fn wide_ints(op: BinOp, x: i128, y: i128) -> Option<i128> {
    match op {
        BinOp::Add => x.checked_add(y),
        BinOp::Sub => x.checked_sub(y),
        BinOp::Mul => x.checked_mul(y),
        BinOp::And => Some(x & y),
        BinOp::Or => Some(x | y),
        BinOp::Xor => Some(x ^ y),
        BinOp::FloorDiv if y > 0 => Some(x.div_euclid(y)),
        BinOp::Mod if y > 0 => Some(x.rem_euclid(y)),
        BinOp::RShift if y >= 0 => Some(x >> y.min(127)),
        BinOp::LShift if (0..64).contains(&y) && x.unsigned_abs() < 1 << 63 => Some(x << y),
        _ => None,
    }
}

pub(super) fn is_zero(n: Num) -> bool {
    matches!(n, Num::Small(0))
}

pub(super) fn is_negative(n: Num) -> bool {
    match n {
        Num::Small(i) => i < 0,
        Num::Big(b) => b.negative,
        Num::Float(f) => f < 0.0,
    }
}

/// `x / y` of ints: the float nearest to the exact quotient.
fn int_true_div(vm: &mut Vm, x: Num, y: Num) -> Answer {
    if is_zero(y) {
        return Err(vm.raise_fixed(Known::ZeroDivisionError, "division by zero"));
    }
    if let (Num::Small(x), Num::Small(y)) = (x, y)
        && is_exact(x)
        && is_exact(y)
    {
        return vm.float(x as f64 / y as f64);
    }
    vm.work(product_work(n_limbs(x), n_limbs(y).min(n_limbs(x))))?;
    let negative = is_negative(x) != is_negative(y);
    let (x, y) = (from_num(x).into_parts().1, from_num(y).into_parts().1);
    let f = ratio(&x, &y);
    if f.is_infinite() {
        return Err(vm.overflow_error("integer division result too large for a float"));
    }
    vm.float(if negative { -f } else { f })
}

/// The float nearest to a quotient of magnitudes; infinite when it is too large. The divisor is not zero.
pub fn ratio(x: &UBig, y: &UBig) -> f64 {
    if x.is_zero() {
        return 0.0;
    }
    let difference = x.bit_len() as i64 - y.bit_len() as i64;
    if difference > 1025 {
        return f64::INFINITY;
    }
    if difference < -1140 {
        return 0.0;
    }
    // Scaled so that the quotient has 64 or 65 bits: more than a float's, the remainder says the rest.
    let shift = 64 - difference;
    let (q, r) = if shift >= 0 {
        (x << shift as usize).div_rem(y)
    } else {
        x.div_rem(&(y << (-shift) as usize))
    };
    let q = u128::try_from(q).expect("a quotient of 65 bits at most");
    scaled(q, -shift, !r.is_zero())
}

/// `x ** y` of ints.
fn int_pow(vm: &mut Vm, x: Num, y: Num) -> Answer {
    if is_negative(y) {
        return float_operands(vm, BinOp::Pow, x, y);
    }
    match (x, y) {
        (_, Num::Small(0)) | (Num::Small(1), _) => return Ok(Value::int(1)),
        (Num::Small(0), _) => return Ok(Value::ZERO),
        (Num::Small(-1), _) => return Ok(Value::int(if is_odd(y) { -1 } else { 1 })),
        _ => {}
    }
    let Num::Small(exponent) = y else {
        return Err(vm.memory_error());
    };
    // At least so many bits; checked before anything is computed.
    let least = (n_bits(x) - 1).saturating_mul(exponent as u64);
    vm.check_bits(least)?;
    let limbs = (n_bits(x).saturating_mul(exponent as u64) / 64 + 1) as usize;
    vm.work(product_work(limbs / 2, limbs / 2) * 2)?;
    let result = from_num(x).pow(exponent as usize);
    vm.int_from_big(&result)
}

fn is_odd(n: Num) -> bool {
    match n {
        Num::Small(i) => i & 1 == 1,
        Num::Big(b) => b.limbs()[0] & 1 == 1,
        Num::Float(_) => false,
    }
}

// --- Unary operators ---------------------------------------------------------------------------------------------

/// `-v`; `None` when it is no number.
#[inline]
pub fn negate(vm: &mut Vm, v: Value) -> Option<Answer> {
    Some(match Num::of(v)? {
        Num::Small(i) => vm.int(-i),
        Num::Float(f) => vm.float(-f),
        Num::Big(b) => vm.int_from_limbs(!b.negative, b.limbs()),
    })
}

/// `+v`; `None` when it is no number.
#[inline]
pub fn positive(_vm: &mut Vm, v: Value) -> Option<Answer> {
    Some(Ok(match as_small_int(v) {
        Some(i) => Value::int(i),
        None => Num::of(v).map(|_| v)?,
    }))
}

/// `~v`; `None` when it is no int.
#[inline]
pub fn invert(vm: &mut Vm, v: Value) -> Option<Answer> {
    Some(match Num::of(v)? {
        Num::Small(i) => Ok(Value::int(!i)),
        // -1 - x: all bits turned.
        n @ Num::Big(_) => int_ops::sum(vm, true, Num::Small(-1), n),
        Num::Float(_) => return None,
    })
}

/// `abs(v)`; `None` when it is no number.
pub fn absolute(vm: &mut Vm, v: Value) -> Option<Answer> {
    Some(match Num::of(v)? {
        Num::Small(i) => vm.int(i.abs()),
        Num::Float(f) => vm.float(f.abs()),
        Num::Big(b) if b.negative => vm.int_from_limbs(false, b.limbs()),
        Num::Big(_) => Ok(v),
    })
}

/// `divmod(a, b)`; `None` when one of them is no number.
pub fn divmod(vm: &mut Vm, a: Value, b: Value) -> Option<Answer> {
    let (x, y) = (Num::of(a)?, Num::of(b)?);
    Some(divmod_of(vm, x, y))
}

/// `divmod` of two numbers.
pub fn divmod_of(vm: &mut Vm, x: Num, y: Num) -> Answer {
    let (q, r) = if x.is_int() && y.is_int() {
        if is_zero(y) {
            return Err(vm.raise_fixed(
                Known::ZeroDivisionError,
                "integer division or modulo by zero",
            ));
        }
        int_ops::divide(vm, x, y, Wanted::Both)?
    } else {
        let (x, y) = (to_f64(vm, x)?, to_f64(vm, y)?);
        if y == 0.0 {
            return Err(vm.zero_division("float divmod()"));
        }
        let (q, r) = float_divmod(x, y);
        (vm.float(q)?, vm.float(r)?)
    };
    vm.tuple(&[q, r])
}

/// `pow(x, y, z)` where machine words hold all products: a positive modulus of 32 bits, an exponent that is not negative.
fn short_pow_mod(x: Num, y: Num, z: Num) -> Option<i64> {
    let (Num::Small(x), Num::Small(y), Num::Small(z)) = (x, y, z) else {
        return None;
    };
    if y < 0 || !(1..1 << 32).contains(&z) {
        return None;
    }
    let (mut base, mut rest, z) = (x.rem_euclid(z) as u64, y, z as u64);
    let mut power = 1 % z;
    while rest > 0 {
        if rest & 1 == 1 {
            power = power * base % z;
        }
        base = base * base % z;
        rest >>= 1;
    }
    Some(power as i64)
}

/// `pow(x, y, z)` of ints.
pub fn pow_mod(vm: &mut Vm, x: Num, y: Num, z: Num) -> Answer {
    if is_zero(z) {
        return Err(vm.value_error("pow() 3rd argument cannot be 0"));
    }
    let n = n_limbs(z);
    let steps = n_bits(y) * 3 / 2 + 1;
    vm.work(
        product_work(n, n)
            .saturating_mul(2 * steps)
            .saturating_add(product_work(n_limbs(x), n)),
    )?;
    if let Some(power) = short_pow_mod(x, y, z) {
        return Ok(Value::int(power));
    }
    let z = from_num(z);
    let modulus = z.clone().into_parts().1;
    if modulus.is_one() {
        return Ok(Value::ZERO);
    }
    let ring = dashu_int::fast_div::ConstDivisor::new(modulus);
    let mut base = ring.reduce(from_num(x));
    if is_negative(y) {
        base = match base.inv() {
            Some(inverse) => inverse,
            None => {
                return Err(vm.value_error("base is not invertible for the given modulus"));
            }
        };
    }
    let result = IBig::from(base.pow(&from_num(y).into_parts().1).residue());
    let result = if z.sign() == Sign::Negative && !result.is_zero() {
        result + z
    } else {
        result
    };
    vm.int_from_big(&result)
}
