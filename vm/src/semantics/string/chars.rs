//! What kind of character each one is, by the tables of Unicode 14 that CPython 3.11 uses; ASCII is answered without them.

use super::tables::{FOLD, RUNS, TITLE, ZEROS};

/// A bit of a character's kind, in the order of `vm/tools/unicode_tables.py`.
const ALPHA: u32 = 1;
const DECIMAL: u32 = 2;
const DIGIT: u32 = 4;
const NUMERIC: u32 = 8;
const LOWER: u32 = 16;
const UPPER: u32 = 32;
const TITLE_CASE: u32 = 64;
const PRINTABLE: u32 = 128;
const ID_START: u32 = 256;
const ID_CONTINUE: u32 = 512;
const IGNORABLE: u32 = 1024;

/// The kind of a character, as bits.
#[inline]
fn kind(c: char) -> u32 {
    let after = RUNS.partition_point(|run| run >> 11 <= c as u32);
    RUNS[after - 1] & 0x7ff
}

fn is(c: char, bits: u32) -> bool {
    kind(c) & bits != 0
}

/// `str.isalpha` of one character.
#[inline]
pub fn is_alpha(c: char) -> bool {
    if c.is_ascii() {
        c.is_ascii_alphabetic()
    } else {
        is(c, ALPHA)
    }
}

/// `str.isalnum` of one character.
#[inline]
pub fn is_alnum(c: char) -> bool {
    if c.is_ascii() {
        c.is_ascii_alphanumeric()
    } else {
        is(c, ALPHA | DECIMAL | DIGIT | NUMERIC)
    }
}

#[inline]
pub fn is_decimal(c: char) -> bool {
    if c.is_ascii() {
        c.is_ascii_digit()
    } else {
        is(c, DECIMAL)
    }
}

#[inline]
pub fn is_digit(c: char) -> bool {
    if c.is_ascii() {
        c.is_ascii_digit()
    } else {
        is(c, DIGIT)
    }
}

#[inline]
pub fn is_numeric(c: char) -> bool {
    if c.is_ascii() {
        c.is_ascii_digit()
    } else {
        is(c, NUMERIC)
    }
}

#[inline]
pub fn is_lower(c: char) -> bool {
    if c.is_ascii() {
        c.is_ascii_lowercase()
    } else {
        is(c, LOWER)
    }
}

#[inline]
pub fn is_upper(c: char) -> bool {
    if c.is_ascii() {
        c.is_ascii_uppercase()
    } else {
        is(c, UPPER)
    }
}

/// One of the few letters that are upper and lower case at once (`ǅ`).
pub fn is_title_case(c: char) -> bool {
    !c.is_ascii() && is(c, TITLE_CASE)
}

/// Has a case.
#[inline]
pub fn is_cased(c: char) -> bool {
    if c.is_ascii() {
        c.is_ascii_alphabetic()
    } else {
        is(c, LOWER | UPPER | TITLE_CASE)
    }
}

/// Looked through by the rule for a sigma at the end of a word.
pub fn is_case_ignorable(c: char) -> bool {
    is(c, IGNORABLE)
}

/// Printed as itself by `repr`.
#[inline]
pub fn is_printable(c: char) -> bool {
    if c.is_ascii() {
        matches!(c, ' '..='~')
    } else {
        is(c, PRINTABLE)
    }
}

/// May begin an identifier.
pub fn is_id_start(c: char) -> bool {
    if c.is_ascii() {
        c.is_ascii_alphabetic() || c == '_'
    } else {
        is(c, ID_START)
    }
}

/// May stand inside an identifier.
pub fn is_id_continue(c: char) -> bool {
    if c.is_ascii() {
        c.is_ascii_alphanumeric() || c == '_'
    } else {
        is(c, ID_CONTINUE)
    }
}

/// White space as `str.isspace`, `strip` and `split` see it.
#[inline]
pub fn is_space(c: char) -> bool {
    match c {
        '\t'..='\r' | '\x1c'..=' ' | '\u{85}' | '\u{a0}' => true,
        '\0'..='\u{167f}' => false,
        '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{2028}' | '\u{2029}' | '\u{202f}' => true,
        '\u{205f}' | '\u{3000}' => true,
        _ => false,
    }
}

/// White space as `bytes` methods see it.
#[inline]
pub fn is_byte_space(b: u8) -> bool {
    matches!(b, b'\t'..=b'\r' | b' ')
}

/// Ends a line for `str.splitlines`.
#[inline]
pub fn is_line_break(c: char) -> bool {
    matches!(c, '\n'..='\r' | '\x1c'..='\x1e' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// The value of a decimal digit of any script.
pub fn decimal_value(c: char) -> Option<u32> {
    if c.is_ascii() {
        return c.to_digit(10);
    }
    let after = ZEROS.partition_point(|zero| *zero <= c as u32);
    let d = c as u32 - ZEROS[after - 1];
    (d < 10).then_some(d)
}

/// Whether case changes apply: characters added to Unicode after the tables have none.
fn is_known(c: char) -> bool {
    kind(c) != 0
}

/// Appends the upper case of a character.
pub fn push_upper(out: &mut String, c: char) {
    if c.is_ascii() {
        out.push(c.to_ascii_uppercase());
    } else {
        push_mapped(out, c, c.to_uppercase());
    }
}

/// Appends the lower case of a character (sigma's two forms are the caller's business).
pub fn push_lower(out: &mut String, c: char) {
    if c.is_ascii() {
        out.push(c.to_ascii_lowercase());
    } else {
        push_mapped(out, c, c.to_lowercase());
    }
}

/// Appends the title case of a character.
pub fn push_title(out: &mut String, c: char) {
    match look_up(&TITLE, c) {
        Some(text) => out.push_str(text),
        None => push_upper(out, c),
    }
}

/// Appends the folded form of a character.
pub fn push_folded(out: &mut String, c: char) {
    match look_up(&FOLD, c) {
        Some(text) => out.push_str(text),
        None => push_lower(out, c),
    }
}

fn look_up(table: &'static [(char, &'static str)], c: char) -> Option<&'static str> {
    if c.is_ascii() {
        return None;
    }
    let i = table.binary_search_by_key(&c, |row| row.0).ok()?;
    Some(table[i].1)
}

fn push_mapped(out: &mut String, c: char, mapped: impl Iterator<Item = char> + Clone) {
    if mapped.clone().all(is_known) {
        out.extend(mapped);
    } else {
        out.push(c);
    }
}
