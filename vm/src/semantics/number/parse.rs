//! Text as numbers: what `int("...")`, `float("...")` and `float.fromhex` accept, and their errors.
//!
//! Digits and spaces of all scripts count, underscores may stand between digits. Decimal text of too many digits is
//! refused before any work (see [`print`](super::print)).

use super::bigint::radix_work;
use super::print::DIGITS_FREE;
use crate::native::{Answer, Exit};
use crate::semantics::string::chars::{decimal_value, is_space};
use crate::semantics::string::escape::{push_bytes_literal, push_str_literal};
use crate::value::Value;
use crate::vm::Vm;
use dashu_int::UBig;
use std::fmt::Write;

/// What is to be converted: characters or bytes.
#[derive(Clone, Copy)]
pub enum Text<'a> {
    Str(&'a str),
    Bytes(&'a [u8]),
}

impl Text<'_> {
    /// With digits and spaces of other scripts replaced by ASCII ones; `None` when that leaves others.
    fn ascii(&self) -> Option<std::borrow::Cow<'_, str>> {
        match self {
            Text::Bytes(b) => std::str::from_utf8(b)
                .ok()
                .filter(|s| s.is_ascii())
                .map(Into::into),
            Text::Str(s) if s.is_ascii() => Some((*s).into()),
            Text::Str(s) => {
                let plain = |c: char| match c {
                    _ if c.is_ascii() => Some(c),
                    _ if is_space(c) => Some(' '),
                    _ => char::from_digit(decimal_value(c)?, 10),
                };
                Some(s.chars().map(plain).collect::<Option<String>>()?.into())
            }
        }
    }

    /// Appends it as a literal, for messages.
    fn push_literal(&self, out: &mut String) {
        match self {
            Text::Str(s) => push_str_literal(out, s, false),
            Text::Bytes(b) => push_bytes_literal(out, b),
        }
    }
}

/// Strips the white space that surrounds numbers.
fn strip(text: &str) -> &str {
    text.trim_matches(|c: char| matches!(c, '\t'..='\r' | ' '))
}

/// Why a text is no int.
enum Bad {
    Literal,
    /// So many digits.
    TooLong(usize),
}

/// `int(text, base)`; the base is 0 or 2 to 36.
pub fn int_from_text(vm: &mut Vm, text: Text, base: u32) -> Answer {
    let Some(ascii) = text.ascii() else {
        return Err(bad_int(vm, text, base));
    };
    if base == 10
        && let Some(v) = short_decimal(ascii.as_bytes())
    {
        return Ok(v);
    }
    let limit = vm.config.int_max_str_digits as usize;
    match parts(&ascii, base, limit) {
        Ok((negative, digits, base)) => {
            if base.is_power_of_two() {
                vm.check_bits(digits.len() as u64 * 5)?;
                vm.work(digits.len() as u64)?;
            } else {
                vm.work(radix_work(digits.len() / 19 + 1))?;
            }
            let magnitude = match digits.is_empty() {
                true => UBig::ZERO,
                false => UBig::from_str_radix(&digits, base).expect("checked digits"),
            };
            vm.int_from_limbs(negative, magnitude.as_words())
        }
        Err(Bad::Literal) => Err(bad_int(vm, text, base)),
        Err(Bad::TooLong(n)) => Err(vm.value_error(format!(
            "Exceeds the limit ({limit} digits) for integer string conversion: value has {n} digits; use sys.set_int_max_str_digits() to increase the limit"
        ))),
    }
}

/// The common case: a sign and at most 18 decimal digits.
pub(crate) fn short_decimal(text: &[u8]) -> Option<Value> {
    let (negative, digits) = match text {
        [b'-', rest @ ..] => (true, rest),
        _ => (false, text),
    };
    if digits.is_empty() || digits.len() > 18 {
        return None;
    }
    let mut n = 0_i64;
    for d in digits {
        if !d.is_ascii_digit() {
            return None;
        }
        n = n * 10 + (d - b'0') as i64;
    }
    Value::try_int(if negative { -n } else { n })
}

/// A decimal number of at most 15 digits, with or without a point, and nothing else: its digits and the power of ten are
/// exact, so that one division rounds once.
pub(crate) fn short_float(text: &[u8]) -> Option<f64> {
    const POWERS: [f64; 16] = [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
    ];
    let (negative, digits) = match text {
        [b'-', rest @ ..] => (true, rest),
        _ => (false, text),
    };
    if digits.len() > 16 {
        return None;
    }
    let (mut n, mut n_digits, mut point) = (0_u64, 0, None);
    for d in digits {
        match d {
            b'0'..=b'9' => {
                n = n * 10 + (d - b'0') as u64;
                n_digits += 1;
            }
            b'.' if point.is_none() => point = Some(n_digits),
            _ => return None,
        }
    }
    if n_digits == 0 || n_digits > 15 {
        return None;
    }
    let f = n as f64 / POWERS[n_digits - point.unwrap_or(n_digits)];
    Some(if negative { -f } else { f })
}

/// Sign, digits without underscores and leading zeros, and the base.
fn parts(text: &str, base: u32, limit: usize) -> Result<(bool, String, u32), Bad> {
    let text = text.trim_start_matches(|c: char| matches!(c, '\t'..='\r' | ' '));
    let (negative, text) = match text.as_bytes().first() {
        Some(b'-') => (true, &text[1..]),
        Some(b'+') => (false, &text[1..]),
        _ => (false, text),
    };
    let prefix_base = match text.as_bytes() {
        [b'0', b'x' | b'X', ..] => 16,
        [b'0', b'o' | b'O', ..] => 8,
        [b'0', b'b' | b'B', ..] => 2,
        _ => 0,
    };
    // Without prefix, base 0 means decimal, and then only zero may begin with a zero.
    let only_zero = base == 0 && prefix_base == 0 && text.starts_with('0');
    let has_prefix = prefix_base != 0 && (base == 0 || base == prefix_base);
    let base = match base {
        0 if has_prefix => prefix_base,
        0 => 10,
        b => b,
    };
    let body = if has_prefix {
        let body = &text[2..];
        body.strip_prefix('_').unwrap_or(body)
    } else {
        text
    };
    let mut digits = String::with_capacity(body.len());
    let mut n_digits = 0;
    let mut end = body.len();
    let mut after_digit = false;
    for (i, c) in body.bytes().enumerate() {
        if c == b'_' {
            if !after_digit {
                return Err(Bad::Literal);
            }
            after_digit = false;
        } else if (c as char).is_digit(base) {
            n_digits += 1;
            after_digit = true;
            if c != b'0' || !digits.is_empty() {
                digits.push(c as char);
            }
        } else {
            end = i;
            break;
        }
    }
    if !after_digit {
        return Err(Bad::Literal);
    }
    if limit > 0 && !base.is_power_of_two() && n_digits > limit.max(DIGITS_FREE) {
        return Err(Bad::TooLong(n_digits));
    }
    if !strip(&body[end..]).is_empty() || only_zero && !digits.is_empty() {
        return Err(Bad::Literal);
    }
    Ok((negative, digits, base))
}

/// A ValueError about a text, which is quoted at the end of the message. Programs try what may be a number and mostly do not
/// read what is wrong with it: where nothing in the text has to be escaped, the message is put together on the stack.
fn bad_plain_text(vm: &mut Vm, before: &str, text: Text) -> Option<Exit> {
    const PLAIN_MAX: usize = 32;
    let Text::Str(text) = text else { return None };
    let is_plain = |b: &u8| matches!(b, b' '..=b'~') && !matches!(b, b'\'' | b'\\');
    if text.len() > PLAIN_MAX || !text.as_bytes().iter().all(is_plain) {
        return None;
    }
    let mut message = [b'\''; PLAIN_MAX + 64];
    let (start, end) = (before.len() + 1, before.len() + 1 + text.len());
    message
        .get_mut(..before.len())?
        .copy_from_slice(before.as_bytes());
    message
        .get_mut(start..end)?
        .copy_from_slice(text.as_bytes());
    let message = std::str::from_utf8(message.get(..=end)?).ok()?;
    Some(vm.value_error(message))
}

#[cold]
fn bad_int(vm: &mut Vm, text: Text, base: u32) -> Exit {
    if base == 10
        && let Some(exit) = bad_plain_text(vm, "invalid literal for int() with base 10: ", text)
    {
        return exit;
    }
    let mut message = String::with_capacity(96);
    let _ = write!(message, "invalid literal for int() with base {base}: ");
    let start = message.len();
    text.push_literal(&mut message);
    if let Some((end, _)) = message[start..].char_indices().nth(200) {
        message.truncate(start + end);
    }
    vm.value_error(message)
}

/// `float(text)`.
pub fn float_from_text(vm: &mut Vm, text: Text) -> Result<f64, Exit> {
    if let Some(ascii) = text.ascii() {
        vm.work(ascii.len() as u64 / 8)?;
        if let Some(f) = parse_float(strip(&ascii)) {
            return Ok(f);
        }
    }
    const BEFORE: &str = "could not convert string to float: ";
    if let Some(exit) = bad_plain_text(vm, BEFORE, text) {
        return Err(exit);
    }
    let mut message = String::from(BEFORE);
    text.push_literal(&mut message);
    Err(vm.value_error(message))
}

/// A float from stripped ASCII text.
pub fn parse_float(text: &str) -> Option<f64> {
    if !text.contains('_') {
        return text.parse().ok();
    }
    let bytes = text.as_bytes();
    let is_digit = |i: Option<usize>| {
        i.and_then(|i| bytes.get(i))
            .is_some_and(|b| b.is_ascii_digit())
    };
    let well_placed = (0..bytes.len())
        .filter(|i| bytes[*i] == b'_')
        .all(|i| is_digit(i.checked_sub(1)) && is_digit(Some(i + 1)));
    if !well_placed {
        return None;
    }
    text.replace('_', "").parse().ok()
}
