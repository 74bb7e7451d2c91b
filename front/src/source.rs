//! The text being compiled: newline normalisation and the map from byte offsets to lines and columns.
//!
//! Invariants: the text has no byte order mark and only `\n` line ends, so every column the rest of the crate
//! reports is a column of the text that a traceback will quote. It does not decode anything: bytes that are not
//! UTF-8 are the caller's business.

use pirn_vm::bytecode::Span;
use ruff_text_size::{TextRange, TextSize};
use std::borrow::Cow;

/// A source text together with the offsets of its line starts.
pub struct Source<'s> {
    pub file: &'s str,
    pub text: Cow<'s, str>,
    line_starts: Vec<u32>,
}

impl<'s> Source<'s> {
    /// Normalises `text` and indexes its lines.
    pub fn new(text: &'s str, file: &'s str) -> Source<'s> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let text = if text.contains('\r') {
            Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n"))
        } else {
            Cow::Borrowed(text)
        };
        let newlines = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        let line_starts = std::iter::once(0)
            .chain(newlines.map(|(at, _)| at as u32 + 1))
            .collect();
        Source {
            file,
            text,
            line_starts,
        }
    }

    /// Line (from 1) and column (from 0) of an offset.
    pub fn position(&self, offset: TextSize) -> (u32, u32) {
        let offset = offset.to_u32();
        let line = self.line_starts.partition_point(|start| *start <= offset);
        (line as u32, offset - self.line_starts[line - 1])
    }

    /// The span of a range of text.
    pub fn span(&self, range: TextRange) -> Span {
        let (line, col) = self.position(range.start());
        let (end_line, end_col) = self.position(range.end());
        Span {
            line,
            col,
            end_line,
            end_col,
        }
    }

    /// Line `number` (from 1) without its newline, or nothing.
    pub fn line(&self, number: u32) -> &str {
        let Some(index) = (number as usize).checked_sub(1) else {
            return "";
        };
        let Some(&start) = self.line_starts.get(index) else {
            return "";
        };
        let end = self
            .line_starts
            .get(index + 1)
            .map_or(self.text.len(), |next| *next as usize - 1);
        &self.text[start as usize..end]
    }

    /// Offset of the first byte of line `number` (from 1).
    pub fn line_start(&self, number: u32) -> TextSize {
        TextSize::new(self.line_starts[number as usize - 1])
    }

    /// The text of a range.
    pub fn slice(&self, range: TextRange) -> &str {
        &self.text[range]
    }
}
