//! Text in pickles of protocol 0, and of Python 2.

use super::bytes_arg;
use pirn_vm::native::Answer;
use pirn_vm::objects::Str;
use pirn_vm::{Known, Value, Vm};

/// Latin-1, other characters and those that would end the line as escapes.
pub(super) fn raw_unicode_escape(vm: &mut Vm, args: &[Value]) -> Answer {
    let Some(text) = args[0].as_gc::<Str>() else {
        return Err(vm.type_error("expected str"));
    };
    let text = text.text();
    vm.pay(text.len() / 64)?;
    let mut out = Vec::with_capacity(text.len());
    escape_into(text, &mut out);
    vm.bytes(&out)
}

/// Appends what [`raw_unicode_escape`] answers.
pub(super) fn escape_into(text: &str, out: &mut Vec<u8>) {
    for c in text.chars() {
        match c {
            '\\' | '\0' | '\n' | '\r' | '\x1a' => {
                out.extend(format!("\\u{:04x}", c as u32).bytes())
            }
            '\0'..='\u{ff}' => out.push(c as u8),
            '\0'..='\u{ffff}' => out.extend(format!("\\u{:04x}", c as u32).bytes()),
            _ => out.extend(format!("\\U{:08x}", c as u32).bytes()),
        }
    }
}

pub(super) fn from_raw_unicode_escape(vm: &mut Vm, args: &[Value]) -> Answer {
    let data = bytes_arg(vm, args[0])?;
    vm.pay(data.len() / 64)?;
    match unescape_text(data) {
        Some(text) => vm.str(&text),
        None => Err(vm.raise(
            Known::ValueError,
            "text in a pickle with an escape that is no character",
        )),
    }
}

/// The text that protocol 0 has so, if it is any.
pub(super) fn unescape_text(data: &[u8]) -> Option<String> {
    let mut text = String::with_capacity(data.len());
    let mut at = 0;
    while let Some(byte) = data.get(at).copied() {
        at += 1;
        let escape = data.get(at).copied().filter(|_| byte == b'\\');
        let n_digits = match escape {
            Some(b'u') => 4,
            Some(b'U') => 8,
            Some(other) => {
                text.push('\\');
                text.push(other as char);
                at += 1;
                continue;
            }
            None => {
                text.push(byte as char);
                continue;
            }
        };
        let digits = data.get(at + 1..at + 1 + n_digits)?;
        let digits = std::str::from_utf8(digits).ok()?;
        let is_hex = digits.bytes().all(|b| b.is_ascii_hexdigit());
        let code = u32::from_str_radix(digits, 16).ok().filter(|_| is_hex)?;
        text.push(char::from_u32(code)?);
        at += 1 + n_digits;
    }
    Some(text)
}

/// Escapes as Python 2 wrote them.
pub(super) fn unescape(vm: &mut Vm, args: &[Value]) -> Answer {
    let data = bytes_arg(vm, args[0])?;
    vm.pay(data.len() / 64)?;
    match unescaped(data) {
        Some(bytes) => vm.bytes(&bytes),
        None => Err(vm.raise(
            Known::ValueError,
            "a string in a pickle with an invalid escape",
        )),
    }
}

fn unescaped(data: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(data.len());
    let mut bytes = data.iter().copied().peekable();
    while let Some(byte) = bytes.next() {
        if byte != b'\\' {
            out.push(byte);
            continue;
        }
        let plain = match bytes.next()? {
            b'\n' => continue,
            b'n' => b'\n',
            b't' => b'\t',
            b'r' => b'\r',
            b'a' => 7,
            b'b' => 8,
            b'v' => 11,
            b'f' => 12,
            quoted @ (b'\\' | b'\'' | b'"') => quoted,
            b'x' => {
                let digits = [bytes.next()?, bytes.next()?];
                let digits = std::str::from_utf8(&digits).ok()?;
                let is_hex = digits.bytes().all(|b| b.is_ascii_hexdigit());
                u8::from_str_radix(digits, 16).ok().filter(|_| is_hex)?
            }
            first @ b'0'..=b'7' => {
                let mut code = (first - b'0') as u32;
                for _ in 0..2 {
                    let Some(digit) = bytes.next_if(|b| (b'0'..=b'7').contains(b)) else {
                        break;
                    };
                    code = code * 8 + (digit - b'0') as u32;
                }
                code as u8
            }
            other => {
                out.push(b'\\');
                other
            }
        };
        out.push(plain);
    }
    Some(out)
}
