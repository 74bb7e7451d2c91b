//! Decimal digits of numbers, appended to text.

use crate::semantics::number::{as_float, print};
use crate::value::Value;

/// Pairs of decimal digits, "00" to "99".
const PAIRS: &[u8; 200] = b"0001020304050607080910111213141516171819\
2021222324252627282930313233343536373839\
4041424344454647484950515253545556575859\
6061626364656667686970717273747576777879\
8081828384858687888990919293949596979899";

/// Writes an integer into the end of the buffer; answers its text.
pub fn int_text(n: i64, buffer: &mut [u8; 20]) -> &str {
    std::str::from_utf8(int_digits(n, buffer)).expect("digits")
}

/// The same as bytes.
pub fn int_digits(n: i64, buffer: &mut [u8; 20]) -> &[u8] {
    let mut at = buffer.len();
    let mut rest = n.unsigned_abs();
    while rest >= 100 {
        let pair = (rest % 100) as usize * 2;
        rest /= 100;
        at -= 2;
        buffer[at..at + 2].copy_from_slice(&PAIRS[pair..pair + 2]);
    }
    if rest >= 10 {
        let pair = rest as usize * 2;
        at -= 2;
        buffer[at..at + 2].copy_from_slice(&PAIRS[pair..pair + 2]);
    } else {
        at -= 1;
        buffer[at] = b'0' + rest as u8;
    }
    if n < 0 {
        at -= 1;
        buffer[at] = b'-';
    }
    &buffer[at..]
}

/// Appends an integer.
pub fn push_int(out: &mut String, n: i64) {
    out.push_str(int_text(n, &mut [0; 20]));
}

/// Appends a float as `repr` prints it: the shortest digits that read back as the same number.
pub fn push_float(out: &mut String, f: f64) {
    if f.is_nan() {
        return out.push_str("nan");
    }
    if f.is_infinite() {
        return out.push_str(if f < 0.0 { "-inf" } else { "inf" });
    }
    let magnitude = f.abs();
    if (magnitude >= 1e-4 || f == 0.0)
        && let Some(digits) = print::few_digits(magnitude)
    {
        if f.is_sign_negative() {
            out.push('-');
        }
        return out.push_str(print::put_few_digits(digits, &mut [0; print::SHORT_FIXED]));
    }
    let text = shortest(f);
    let (digits, exponent) = text.split_once('e').expect("exponent notation");
    let exponent: i32 = exponent.parse().expect("a small integer");
    if (-4..16).contains(&exponent) {
        return push_plain(out, digits, exponent);
    }
    out.push_str(digits);
    out.push_str(if exponent < 0 { "e-" } else { "e+" });
    if exponent.abs() < 10 {
        out.push('0');
    }
    push_int(out, exponent.abs() as i64);
}

/// Appends a number that is given in exponent notation, without an exponent.
fn push_plain(out: &mut String, digits: &str, exponent: i32) {
    let unsigned = digits.trim_start_matches('-');
    out.push_str(&digits[..digits.len() - unsigned.len()]);
    let mut all = unsigned.replacen('.', "", 1);
    if exponent < 0 {
        all.insert_str(0, &"0".repeat(exponent.unsigned_abs() as usize));
    }
    let whole = exponent.max(0) as usize + 1;
    while all.len() < whole + 1 {
        all.push('0');
    }
    all.insert(whole, '.');
    out.push_str(&all);
}

/// Only so many digits, the point included, may be as near to the number as others are.
const NEAR_TIE: usize = 16;

/// The shortest digits that read back as the same number, in exponent notation. Of two that are equally near to it, the
/// even ones: the formatting of a given number of digits sees to that, that of the shortest does not.
fn shortest(f: f64) -> String {
    let text = format!("{f:e}");
    let n = text.find('e').unwrap_or(0) - usize::from(f.is_sign_negative());
    if n < NEAR_TIE {
        return text;
    }
    let even = format!("{f:.*e}", n - 2);
    match even.parse() == Ok(f) {
        true => even,
        false => text,
    }
}

/// Appends a number that is no big integer; whether it was one.
pub fn push_number(out: &mut String, v: Value) -> bool {
    if v.is_int() {
        push_int(out, v.as_int());
    } else if let Some(f) = as_float(v) {
        push_float(out, f);
    } else {
        return false;
    }
    true
}
