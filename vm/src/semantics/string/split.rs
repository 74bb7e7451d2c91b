//! Splitting into pieces: offsets only, for strings and bytes alike.
//!
//! A *piece* is a pair of byte offsets. The makers of lists turn pieces into objects afterwards, with one reservation.

use super::chars::{is_byte_space, is_line_break, is_space};
use super::search::rfind_all;

/// Byte offsets of a piece.
pub type Piece = (usize, usize);

/// A character of a text: where it begins and ends, and whether it separates words.
type Unit = (usize, usize, bool);

/// Pieces for which room is made at first: most lines of text have no more words or fields.
const FEW: usize = 16;

/// The characters of a string.
fn units(text: &str) -> impl DoubleEndedIterator<Item = Unit> + '_ {
    text.char_indices()
        .map(|(at, c)| (at, at + c.len_utf8(), is_space(c)))
}

/// The bytes of ASCII text, with the white space of strings.
fn ascii_units(text: &[u8]) -> impl DoubleEndedIterator<Item = Unit> + '_ {
    text.iter()
        .enumerate()
        .map(|(at, b)| (at, at + 1, is_ascii_space(*b)))
}

/// White space of strings, of ASCII.
#[inline]
fn is_ascii_space(b: u8) -> bool {
    b <= b' ' && matches!(b, b'\t'..=b'\r' | 0x1c..=b' ')
}

/// Bytes, with the white space of bytes.
fn byte_units(data: &[u8]) -> impl DoubleEndedIterator<Item = Unit> + '_ {
    data.iter()
        .enumerate()
        .map(|(at, b)| (at, at + 1, is_byte_space(*b)))
}

/// The words of a string, at most `max` splits.
pub fn words(text: &str, ascii: bool, max: usize) -> Vec<Piece> {
    if ascii {
        words_by(text.as_bytes(), is_ascii_space, max)
    } else {
        forward(units(text), text.len(), max)
    }
}

/// The same, of bytes each of which is a character.
fn words_by(text: &[u8], is_space: impl Fn(u8) -> bool, max: usize) -> Vec<Piece> {
    let mut pieces = Vec::with_capacity(FEW);
    let mut at = 0;
    while let Some(n) = text[at..].iter().position(|b| !is_space(*b)) {
        let from = at + n;
        let word = text[from..].iter().position(|b| is_space(*b));
        at = match word {
            Some(n) if pieces.len() < max => from + n,
            _ => text.len(),
        };
        pieces.push((from, at));
    }
    pieces
}

/// The words of a string, at most `max` splits counted from the end.
pub fn words_from_end(text: &str, ascii: bool, max: usize) -> Vec<Piece> {
    if ascii {
        backward(ascii_units(text.as_bytes()), max)
    } else {
        backward(units(text), max)
    }
}

pub fn byte_words(data: &[u8], max: usize) -> Vec<Piece> {
    words_by(data, is_byte_space, max)
}

pub fn byte_words_from_end(data: &[u8], max: usize) -> Vec<Piece> {
    backward(byte_units(data), max)
}

fn forward(units: impl Iterator<Item = Unit>, len: usize, max: usize) -> Vec<Piece> {
    let mut pieces = Vec::with_capacity(FEW);
    let mut begin = None;
    for (at, _, space) in units {
        match begin {
            None if !space => {
                if pieces.len() == max {
                    pieces.push((at, len));
                    return pieces;
                }
                begin = Some(at);
            }
            Some(from) if space => {
                pieces.push((from, at));
                begin = None;
            }
            _ => {}
        }
    }
    pieces.extend(begin.map(|from| (from, len)));
    pieces
}

fn backward(units: impl DoubleEndedIterator<Item = Unit>, max: usize) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut finish = None;
    for (_, end, space) in units.rev() {
        match finish {
            None if !space => {
                finish = Some(end);
                if pieces.len() == max {
                    break;
                }
            }
            Some(to) if space => {
                pieces.push((end, to));
                finish = None;
            }
            _ => {}
        }
    }
    pieces.extend(finish.map(|to| (0, to)));
    pieces.reverse();
    pieces
}

/// The pieces between occurrences of a separator that is not empty.
pub fn by_separator(text: &[u8], separator: &[u8], max: usize) -> Vec<Piece> {
    match separator {
        [b] => between(text.len(), 1, memchr::memchr_iter(*b, text).take(max)),
        _ => {
            let found = memchr::memmem::find_iter(text, separator);
            between(text.len(), separator.len(), found.take(max))
        }
    }
}

/// The pieces of a text of this length between separators of one size.
fn between(len: usize, size: usize, found: impl Iterator<Item = usize>) -> Vec<Piece> {
    let mut pieces = Vec::with_capacity(FEW);
    let mut from = 0;
    for at in found {
        pieces.push((from, at));
        from = at + size;
    }
    pieces.push((from, len));
    pieces
}

/// The same, occurrences counted from the end.
pub fn by_separator_from_end(text: &[u8], separator: &[u8], max: usize) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut to = text.len();
    for at in rfind_all(text, separator, max) {
        pieces.push((at + separator.len(), to));
        to = at;
    }
    pieces.push((0, to));
    pieces.reverse();
    pieces
}

/// The lines of a string.
pub fn lines(text: &str, keep_ends: bool) -> Vec<Piece> {
    let breaks = text.char_indices().filter(|(_, c)| is_line_break(*c));
    cut_lines(
        text.as_bytes(),
        breaks.map(|(at, c)| (at, c.len_utf8())),
        keep_ends,
    )
}

/// The lines of bytes, which end at `\n`, `\r` and `\r\n` only.
pub fn byte_lines(data: &[u8], keep_ends: bool) -> Vec<Piece> {
    let breaks = data
        .iter()
        .enumerate()
        .filter(|(_, b)| matches!(b, b'\n' | b'\r'));
    cut_lines(data, breaks.map(|(at, _)| (at, 1)), keep_ends)
}

fn cut_lines(
    text: &[u8],
    breaks: impl Iterator<Item = (usize, usize)>,
    keep_ends: bool,
) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut from = 0;
    for (at, width) in breaks {
        // The second half of a line end of two characters.
        if at < from {
            continue;
        }
        let pair = text[at..].starts_with(b"\r\n");
        let end = at + if pair { 2 } else { width };
        pieces.push((from, if keep_ends { end } else { at }));
        from = end;
    }
    if from < text.len() {
        pieces.push((from, text.len()));
    }
    pieces
}
