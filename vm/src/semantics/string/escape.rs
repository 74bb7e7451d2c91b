//! Literals: how text and bytes are printed so that they can be read back.

use super::chars;

/// Lower-case hexadecimal digits.
pub const HEX: &[u8; 16] = b"0123456789abcdef";

/// Appends `\x..`, `\u....` or `\U........`.
pub fn push_escaped(out: &mut String, c: u32) {
    let (letter, digits) = match c {
        0..=0xff => ('x', 2),
        0x100..=0xffff => ('u', 4),
        _ => ('U', 8),
    };
    out.push('\\');
    out.push(letter);
    push_hex(out, c, digits);
}

/// Appends a number as so many hexadecimal digits.
pub fn push_hex(out: &mut String, n: u32, digits: u32) {
    for i in (0..digits).rev() {
        out.push(char::from(HEX[(n >> (4 * i) & 15) as usize]));
    }
}

/// The quote for a literal: single, unless there are only single ones inside.
fn quote_for(bytes: &[u8]) -> char {
    if bytes.contains(&b'\'') && !bytes.contains(&b'"') {
        '"'
    } else {
        '\''
    }
}

/// Appends the literal of a string; with `ascii`, other characters are escaped too.
pub fn push_str_literal(out: &mut String, text: &str, ascii: bool) {
    let quote = quote_for(text.as_bytes());
    out.reserve(text.len() + 2);
    out.push(quote);
    // Runs of characters that stand for themselves are copied at once.
    let mut run = 0;
    for (at, c) in text.char_indices() {
        let plain = match c {
            '\\' => false,
            ' '..='~' => c != quote,
            '\0'..='\x7f' => false,
            _ => !ascii && chars::is_printable(c),
        };
        if plain {
            continue;
        }
        out.push_str(&text[run..at]);
        run = at + c.len_utf8();
        match c {
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if c == quote => out.extend(['\\', quote]),
            c => push_escaped(out, c as u32),
        }
    }
    out.push_str(&text[run..]);
    out.push(quote);
}

/// Appends the literal of bytes.
pub fn push_bytes_literal(out: &mut String, bytes: &[u8]) {
    let quote = quote_for(bytes);
    out.reserve(bytes.len() + 3);
    out.push('b');
    out.push(quote);
    for &b in bytes {
        match b {
            b'\\' => out.push_str("\\\\"),
            b'\n' => out.push_str("\\n"),
            b'\r' => out.push_str("\\r"),
            b'\t' => out.push_str("\\t"),
            _ if char::from(b) == quote => out.extend(['\\', quote]),
            b' '..=b'~' => out.push(char::from(b)),
            _ => push_escaped(out, b as u32),
        }
    }
    out.push(quote);
}

/// Appends text with everything beyond ASCII escaped: what `ascii()` does to a repr.
pub fn push_ascii(out: &mut String, text: &str) {
    for c in text.chars() {
        if c.is_ascii() {
            out.push(c);
        } else {
            push_escaped(out, c as u32);
        }
    }
}
