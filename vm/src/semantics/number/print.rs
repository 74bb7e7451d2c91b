//! Numbers as text: `repr` of ints and floats, digits in other bases, and the `e`, `f`, `g` forms of floats.
//!
//! Float digits are exact: the shortest ones that read back as the same number, or the asked number of digits of the
//! exact decimal value, rounded half to even. Converting a big int to decimal digits takes more than linear time, so
//! the language limits it (`sys.set_int_max_str_digits`); powers of two as bases are free.

use super::Num;
use super::bigint::{magnitude, n_bits, n_limbs, radix_work};
use crate::native::Exit;
use crate::value::Value;
use crate::vm::Vm;

/// Below this number of digits the limit on conversions does not apply.
pub const DIGITS_FREE: usize = 640;

/// No float has more significant digits, nor more decimals, than this: what lies beyond are zeros.
const FLOAT_DIGITS_MAX: usize = 1100;

/// Digits of an int's magnitude in base 2, 8, 10 or 16 (lower case), without sign and prefix.
pub fn magnitude_text(vm: &mut Vm, n: Num, base: u32) -> Result<String, Exit> {
    let big = match n {
        Num::Small(i) => {
            let m = i.unsigned_abs();
            return Ok(match base {
                2 => format!("{m:b}"),
                8 => format!("{m:o}"),
                16 => format!("{m:x}"),
                _ => m.to_string(),
            });
        }
        Num::Big(b) => b,
        Num::Float(_) => unreachable!("an int"),
    };
    if base != 10 {
        vm.check_bits(8 * n_bits(n))?;
        vm.work(n_limbs(n) as u64 * 8)?;
        let m = magnitude(&big);
        return Ok(match base {
            2 => format!("{m:b}"),
            8 => format!("{m:o}"),
            _ => format!("{m:x}"),
        });
    }
    let limit = vm.config.int_max_str_digits as usize;
    // log10(2) is a little more than 0.30102: at least so many digits.
    let digits_min = (n_bits(n) - 1) as usize / 100_000 * 30_102;
    if limit > 0 && digits_min > limit.max(DIGITS_FREE) {
        return Err(too_many_digits(vm, limit));
    }
    if let [low, high] = *big.limbs() {
        return Ok(((high as u128) << 64 | low as u128).to_string());
    }
    vm.work(radix_work(n_limbs(n)))?;
    let text = magnitude(&big).to_string();
    if limit > 0 && text.len() > limit.max(DIGITS_FREE) {
        return Err(too_many_digits(vm, limit));
    }
    Ok(text)
}

#[cold]
fn too_many_digits(vm: &mut Vm, limit: usize) -> Exit {
    vm.value_error(format!(
        "Exceeds the limit ({limit} digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit"
    ))
}

/// Whether a number has a minus sign.
pub fn is_negative(n: Num) -> bool {
    match n {
        Num::Small(i) => i < 0,
        Num::Big(b) => b.negative,
        Num::Float(f) => f.is_sign_negative() && !f.is_nan(),
    }
}

/// Text of an int in a base of 2, 8, 10 or 16, with sign and prefix.
pub fn int_text(vm: &mut Vm, n: Num, base: u32, prefix: &str) -> Result<String, Exit> {
    let digits = magnitude_text(vm, n, base)?;
    let sign = if is_negative(n) { "-" } else { "" };
    Ok(if sign.is_empty() && prefix.is_empty() {
        digits
    } else {
        format!("{sign}{prefix}{digits}")
    })
}

/// `repr` of a number; `None` when the value is none.
pub fn number_text(vm: &mut Vm, v: Value) -> Option<Result<String, Exit>> {
    if v.is_bool() {
        return Some(Ok(if v.is_true() { "True" } else { "False" }.into()));
    }
    Some(match Num::of(v)? {
        Num::Float(f) => Ok(float_text(f)),
        n => int_text(vm, n, 10, ""),
    })
}

/// `repr` of a float.
pub fn float_text(f: f64) -> String {
    let mut text = String::with_capacity(24);
    push_float(&mut text, f);
    text
}

/// Appends `repr` of a float.
pub fn push_float(out: &mut String, f: f64) {
    push_double(
        out,
        f,
        &Style {
            form: Form::Shortest,
            precision: 0,
            alternate: false,
            point_zero: true,
        },
    );
}

/// Which digits of a float to print, and where the exponent begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// The shortest digits that read back as the same float.
    Shortest,
    /// `e`: one digit before the point and `precision` after it.
    Exponent,
    /// `f`: `precision` digits after the point.
    Fixed,
    /// `g`: `precision` digits in all, an exponent where the number is very large or small.
    General,
}

/// How to print a float.
#[derive(Clone, Copy, Debug)]
pub struct Style {
    pub form: Form,
    pub precision: usize,
    /// `#`: keep the point and trailing zeros.
    pub alternate: bool,
    /// Make whole numbers look like floats: `1.0`.
    pub point_zero: bool,
}

/// Appends a float in a style, with a minus sign where it has one. In lower case.
pub fn push_double(out: &mut String, f: f64, style: &Style) {
    if f.is_nan() {
        return out.push_str("nan");
    }
    if f.is_sign_negative() {
        out.push('-');
    }
    let f = f.abs();
    if f.is_infinite() {
        return out.push_str("inf");
    }
    match style.form {
        Form::Shortest => {
            if style.point_zero
                && !style.alternate
                && f >= 1e-4
                && let Some(digits) = few_digits(f)
            {
                return out.push_str(put_few_digits(digits, &mut [0; SHORT_FIXED]));
            }
            let (digits, point) = shortest(f);
            let with_exponent = !(-3..=16).contains(&point);
            layout(out, &digits, point, with_exponent, 0, style);
        }
        Form::Exponent => {
            let shown = style.precision.min(FLOAT_DIGITS_MAX);
            let (digits, point) = split_exponent(&format!("{f:.shown$e}"));
            layout(out, &digits, point, true, style.precision + 1, style);
        }
        Form::Fixed => {
            if let Some(text) = short_fixed(f, style.precision, &mut [0; SHORT_FIXED]) {
                out.extend(text.iter().map(|b| char::from(*b)));
            } else {
                let shown = style.precision.min(FLOAT_DIGITS_MAX);
                out.push_str(&format!("{f:.shown$}"));
                out.extend(std::iter::repeat_n('0', style.precision - shown));
            }
            if style.alternate && style.precision == 0 {
                out.push('.');
            }
        }
        Form::General => {
            let precision = style.precision.max(1);
            let shown = precision.min(FLOAT_DIGITS_MAX);
            let (digits, point) = split_exponent(&format!("{f:.*e}", shown - 1));
            let last_plain = precision as i64 - style.point_zero as i64;
            let with_exponent = point <= -4 || point as i64 > last_plain;
            let kept = if style.alternate { precision } else { 0 };
            let digits = if style.alternate {
                &digits[..]
            } else {
                digits.trim_end_matches('0')
            };
            layout(out, digits, point, with_exponent, kept, style);
        }
    }
}

/// Room for a number of 64 bits with a point, in decimal.
pub const SHORT_FIXED: usize = 24;

/// Writes a number that is not negative with so many digits after the point into the end of a buffer, if machine words can
/// hold it exactly. The number is `m / 2^s`, so its digits are those of `m * 10^precision / 2^s`, half to even.
pub fn short_fixed(f: f64, precision: usize, buffer: &mut [u8; SHORT_FIXED]) -> Option<&[u8]> {
    const PRECISION_MAX: usize = 18;
    let bits = f.to_bits();
    let exponent = (bits >> 52) as i64;
    // From 2^-60 to 2^53; zero has no digits at all.
    if precision > PRECISION_MAX || f != 0.0 && !(1023 - 60..1023 + 53).contains(&exponent) {
        return None;
    }
    let m = bits & ((1 << 52) - 1) | ((f != 0.0) as u64) << 52;
    let shift = (1075 - exponent.max(1023 - 60)) as u32;
    let scaled = m as u128 * u128::from(POWERS[precision]);
    let rest = scaled & ((1 << shift) - 1);
    let half = (1_u128 << shift) / 2;
    let mut digits = scaled >> shift;
    if rest > half || rest == half && shift > 0 && digits & 1 == 1 {
        digits += 1;
    }
    Some(put_fixed(u64::try_from(digits).ok()?, precision, buffer))
}

/// Writes digits of which so many stand behind the point into the end of a buffer.
fn put_fixed(mut digits: u64, places: usize, buffer: &mut [u8; SHORT_FIXED]) -> &[u8] {
    let mut at = SHORT_FIXED;
    loop {
        at -= 1;
        buffer[at] = b'0' + (digits % 10) as u8;
        digits /= 10;
        let behind = SHORT_FIXED - at;
        if behind == places {
            at -= 1;
            buffer[at] = b'.';
        } else if behind > places && digits == 0 {
            break;
        }
    }
    &buffer[at..]
}

/// Powers of ten.
const POWERS: [u64; 19] = {
    let mut powers = [1; 19];
    let mut n = 1;
    while n < powers.len() {
        powers[n] = powers[n - 1] * 10;
        n += 1;
    }
    powers
};

/// The shortest digits that read back as the float, which is not negative, as a number of so many `10^-n`: for floats that
/// have a few digits only, which most have that people write. `None` for others.
///
/// No two numbers of up to 15 digits are the same float, so one with as few as possible that reads back as it is the shortest.
pub fn few_digits(f: f64) -> Option<(u64, usize)> {
    const DIGITS_MAX: f64 = 1e15;
    const PLACES_MAX: usize = 6;
    // A power and a quotient of numbers that are exact: it is what reading the digits gives.
    const SCALES: [f64; PLACES_MAX + 1] = [1.0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6];
    if f.is_nan() || f >= DIGITS_MAX {
        return None;
    }
    for (places, scale) in SCALES.into_iter().enumerate() {
        let scaled = (f * scale).round_ties_even();
        if scaled >= DIGITS_MAX {
            return None;
        }
        if scaled / scale == f {
            let n = scaled as u64;
            // A zero at the end: the product was wrong by one where there was a place less.
            return (places == 0 || !n.is_multiple_of(10)).then_some((n, places));
        }
    }
    None
}

/// Writes such digits with a point into the end of a buffer, those of whole numbers with a zero behind it.
pub fn put_few_digits(digits: (u64, usize), buffer: &mut [u8; SHORT_FIXED]) -> &str {
    let text = match digits {
        (n, 0) => put_fixed(10 * n, 1, buffer),
        (n, places) => put_fixed(n, places, buffer),
    };
    std::str::from_utf8(text).expect("digits")
}

/// The shortest digits that read back as the float, and the place of the point. Of two equally near ones the even.
fn shortest(f: f64) -> (String, i32) {
    let (mut digits, point) = split_exponent(&format!("{f:e}"));
    let last = digits.as_bytes()[digits.len() - 1];
    // Only then can two candidates of this length be equally near: the exact value ends with one 5 more.
    if digits.len() >= 16 && last & 1 == 1 {
        let (exact, _) = split_exponent(&format!("{f:.60e}"));
        let (_, beyond) = exact.split_at(digits.len());
        let is_tie = beyond.starts_with('5') && beyond[1..].bytes().all(|b| b == b'0');
        if is_tie {
            // The standard library rounds up; an odd digit is at least 1, so nothing is borrowed.
            digits.pop();
            digits.push(char::from(last - 1));
        }
    }
    (digits, point)
}

/// The digits of `d.ddde-x`, and where their decimal point is: after so many of them.
fn split_exponent(text: &str) -> (String, i32) {
    let (mantissa, exponent) = text.split_once('e').expect("exponent notation");
    let exponent: i32 = exponent.parse().expect("a small number");
    let digits = mantissa.chars().filter(|c| *c != '.').collect();
    (digits, exponent + 1)
}

/// Appends digits with their decimal point, or with an exponent; padded with zeros to `n_digits` digits.
fn layout(
    out: &mut String,
    digits: &str,
    point: i32,
    with_exponent: bool,
    n_digits: usize,
    style: &Style,
) {
    let digits = if digits.is_empty() { "0" } else { digits };
    let zeros = |out: &mut String, n: usize| out.extend(std::iter::repeat_n('0', n));
    let padding = n_digits.saturating_sub(digits.len());
    if with_exponent {
        out.push_str(&digits[..1]);
        if digits.len() + padding > 1 || style.alternate {
            out.push('.');
            out.push_str(&digits[1..]);
            zeros(out, padding);
        }
        let exponent = point - 1;
        let sign = if exponent < 0 { '-' } else { '+' };
        out.push_str(&format!("e{sign}{:02}", exponent.abs()));
        return;
    }
    if point <= 0 {
        out.push_str("0.");
        zeros(out, -point as usize);
        out.push_str(digits);
        return zeros(out, padding);
    }
    let point = point as usize;
    let whole = digits.len().min(point);
    out.push_str(&digits[..whole]);
    zeros(out, point - whole);
    let fraction = &digits[whole..];
    let padding = n_digits
        .saturating_sub(point)
        .saturating_sub(fraction.len());
    if !fraction.is_empty() || padding > 0 {
        out.push('.');
        out.push_str(fraction);
        zeros(out, padding);
    } else if style.point_zero {
        out.push_str(".0");
    } else if style.alternate {
        out.push('.');
    }
}
