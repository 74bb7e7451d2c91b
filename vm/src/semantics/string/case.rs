//! Changing case, and the questions about the case of a whole string.
//!
//! ASCII text is mapped byte by byte. A capital sigma becomes `ς` at the end of a word and `σ` elsewhere; other
//! characters are mapped one at a time, to one or more.

use super::chars::*;
use crate::semantics::table::le_word;

/// A way to change case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    Upper,
    Lower,
    Title,
    Capital,
    Swap,
    Fold,
}

/// Whether ASCII text has one of the 26 letters from this one on; looks at eight bytes at a time.
pub fn has_letter_from(text: &[u8], first: u8) -> bool {
    const HIGH: u64 = u64::from_ne_bytes([0x80; 8]);
    let each = |b: u8| u64::from_ne_bytes([b; 8]);
    let (reaches, exceeds) = (each(0x80 - first), each(0x80 - first - 26));
    // The bytes are below 128, so that no sum carries into its neighbour.
    let has = |word: u64| {
        let word = word & !HIGH;
        word.wrapping_add(reaches) & !word.wrapping_add(exceeds) & HIGH != 0
    };
    let (words, rest) = text.as_chunks();
    words.iter().any(|w| has(u64::from_ne_bytes(*w))) || has(le_word(rest))
}

/// ASCII text in another case.
pub fn change_ascii(text: &[u8], case: Case) -> Vec<u8> {
    match case {
        Case::Upper => text.to_ascii_uppercase(),
        Case::Lower | Case::Fold => text.to_ascii_lowercase(),
        Case::Swap => {
            let swap = |b: &u8| {
                if b.is_ascii_alphabetic() {
                    b ^ 0x20
                } else {
                    *b
                }
            };
            text.iter().map(swap).collect()
        }
        Case::Capital => {
            let mut out = text.to_ascii_lowercase();
            if let Some(first) = out.first_mut() {
                first.make_ascii_uppercase();
            }
            out
        }
        Case::Title => {
            let mut inside = false;
            let next = |b: &u8| {
                let was_inside = std::mem::replace(&mut inside, b.is_ascii_alphabetic());
                if was_inside {
                    b.to_ascii_lowercase()
                } else {
                    b.to_ascii_uppercase()
                }
            };
            text.iter().map(next).collect()
        }
    }
}

/// Text in another case.
pub fn change(text: &str, case: Case) -> String {
    let mut out = String::with_capacity(text.len());
    let mut inside = false;
    for (at, c) in text.char_indices() {
        match case {
            Case::Upper => push_upper(&mut out, c),
            Case::Fold => push_folded(&mut out, c),
            Case::Lower => lower(&mut out, text, at, c),
            Case::Capital if at == 0 => push_title(&mut out, c),
            Case::Capital => lower(&mut out, text, at, c),
            Case::Swap if is_upper(c) => lower(&mut out, text, at, c),
            Case::Swap if is_lower(c) => push_upper(&mut out, c),
            Case::Swap => out.push(c),
            Case::Title => {
                if inside {
                    lower(&mut out, text, at, c);
                } else {
                    push_title(&mut out, c);
                }
                inside = is_cased(c);
            }
        }
    }
    out
}

/// Appends the lower case of the character at byte offset `at`.
fn lower(out: &mut String, text: &str, at: usize, c: char) {
    if c == 'Σ' {
        out.push(if ends_word(text, at) { 'ς' } else { 'σ' });
    } else {
        push_lower(out, c);
    }
}

/// Whether the sigma at `at` comes after a cased letter and before none, case-ignorable characters not counted.
fn ends_word(text: &str, at: usize) -> bool {
    let counts = |c: &char| !is_case_ignorable(*c);
    let before = text[..at].chars().rev().find(counts);
    let after = text[at..].chars().skip(1).find(counts);
    before.is_some_and(is_cased) && !after.is_some_and(is_cased)
}

/// `isupper` and `islower`: some letter of the wanted case and none of another.
pub fn is_all(text: &str, upper: bool) -> bool {
    let mut found = false;
    for c in text.chars() {
        let (wanted, other) = if upper {
            (is_upper(c), is_lower(c))
        } else {
            (is_lower(c), is_upper(c))
        };
        if other || is_title_case(c) {
            return false;
        }
        found |= wanted;
    }
    found
}

/// `istitle`: capitals only at the beginnings of words, and one at each.
pub fn is_title(text: &str) -> bool {
    let (mut found, mut inside) = (false, false);
    for c in text.chars() {
        if is_upper(c) || is_title_case(c) {
            if inside {
                return false;
            }
            (found, inside) = (true, true);
        } else if is_lower(c) {
            if !inside {
                return false;
            }
            (found, inside) = (true, true);
        } else {
            inside = false;
        }
    }
    found
}
