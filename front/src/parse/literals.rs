//! What is wrong with a literal: f-strings, escapes, numbers, and what the lexer cannot read.

use super::messages::Context;
use crate::diagnostics::{Class, Diagnostic};
use ruff_python_ast::token::Token;
use ruff_python_parser::{InterpolatedStringErrorType, LexicalErrorType};
use ruff_text_size::{Ranged, TextRange};

impl Context<'_, '_> {
    pub(super) fn fstring(&self, error: &InterpolatedStringErrorType) -> Diagnostic {
        use InterpolatedStringErrorType::*;
        let message = match error {
            SingleRbrace => "f-string: single '}' is not allowed",
            InvalidConversionFlag | ConversionFlagNotImmediatelyAfterExclamation => {
                "f-string: invalid conversion character: expected 's', 'r', or 'a'"
            }
            UnclosedLbrace if self.forgotten_comma().is_some() => {
                "f-string: invalid syntax. Perhaps you forgot a comma?"
            }
            UnclosedLbrace | UnterminatedString | UnterminatedTripleQuotedString => {
                "f-string: expecting '}'"
            }
            LambdaWithoutParentheses | NewlineInFormatSpec => "f-string: invalid syntax",
        };
        self.here(message)
    }

    pub(super) fn lexical(&self, error: &LexicalErrorType) -> Diagnostic {
        use LexicalErrorType::*;
        match error {
            IndentationError => self
                .here("unindent does not match any outer indentation level")
                .class(Class::IndentationError),
            FStringError(error) | TStringError(error) => self.fstring(error),
            InvalidByteLiteral => self.here("bytes can only contain ASCII literal characters"),
            UnicodeError | MissingUnicodeLbrace | MissingUnicodeRbrace => {
                let token = self.string_token();
                self.make(token, unicode_error(self.source.slice(token)))
            }
            LineContinuationError if self.in_fstring() => {
                self.here("f-string expression part cannot include a backslash")
            }
            LineContinuationError => {
                self.here("unexpected character after line continuation character")
            }
            Eof => self.here("unexpected EOF while parsing"),
            OtherError(message) if message.contains("decimal integer") => self.here(
                "leading zeros in decimal integer literals are not permitted; \
                 use an 0o prefix for octal integers",
            ),
            _ => match self.number() {
                Some(diagnostic) => diagnostic,
                None => self.invalid(),
            },
        }
    }

    /// The string literal that holds the error.
    pub(super) fn string_token(&self) -> TextRange {
        let holds = |token: &&&Token| {
            token.start() <= self.error.location.start()
                && token.end() >= self.error.location.start()
        };
        let strings = self.tokens.iter().rev().find(holds);
        let found = strings.map(|token| token.range());
        found.unwrap_or(self.error.location)
    }

    /// What is wrong with a number literal.
    pub(super) fn number(&self) -> Option<Diagnostic> {
        let text = self.source.slice(self.error.location);
        let kind = match text.get(..2)?.to_ascii_lowercase().as_str() {
            "0x" => "hexadecimal",
            "0o" => "octal",
            "0b" => "binary",
            _ if text.starts_with(|c: char| c.is_ascii_digit()) => "decimal",
            _ => return None,
        };
        Some(self.here(format!("invalid {kind} literal")))
    }
}

/// The message for the first escape of a string literal that cannot be decoded.
fn unicode_error(literal: &str) -> String {
    let quote = literal.find(['"', '\'']).unwrap_or(0);
    let body = literal[quote..].trim_start_matches(['"', '\'']);
    let bytes = body.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        if bytes[at] != b'\\' {
            at += 1;
            continue;
        }
        let rest = &body[at + 1..];
        let hex = |n: usize| {
            let digits = rest[1..].bytes().take(n);
            digits.take_while(u8::is_ascii_hexdigit).count()
        };
        let wrong = match rest.as_bytes().first() {
            Some(b'x') if hex(2) < 2 => Some((1 + hex(2), "truncated \\xXX escape")),
            Some(b'u') if hex(4) < 4 => Some((1 + hex(4), "truncated \\uXXXX escape")),
            Some(b'U') if hex(8) < 8 => Some((1 + hex(8), "truncated \\UXXXXXXXX escape")),
            Some(b'U') if u32::from_str_radix(&rest[1..9], 16).is_ok_and(|c| c > 0x10ffff) => {
                Some((9, "illegal Unicode character"))
            }
            Some(b'N') => match (rest[1..].starts_with('{'), rest.find('}')) {
                (true, Some(end)) if end > 2 => Some((end + 1, "unknown Unicode character name")),
                _ => Some((1, "malformed \\N character escape")),
            },
            _ => None,
        };
        if let Some((length, what)) = wrong {
            let end = at + length;
            return format!(
                "(unicode error) 'unicodeescape' codec can't decode bytes in position {at}-{end}: {what}"
            );
        }
        at += 2;
    }
    "invalid syntax".to_string()
}
