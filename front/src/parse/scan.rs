//! The cheap pass over characters: what CPython's tokenizer would refuse, and how deep anything can nest.
//!
//! It knows brackets, strings (an f-string is a string here, as in CPython 3.11), comments, line joining and
//! indentation. Depth is an upper bound for the depth of the tree: the operators, dots and brackets since the last
//! comma at each bracket level, summed over the levels. Everything that recurses over the tree relies on it.

use super::at;
use crate::diagnostics::{Class, Diagnostic, Kind};
use crate::source::Source;
use ruff_text_size::TextSize;

/// Brackets in each other, as in CPython.
const MAX_BRACKETS: usize = 200;
/// Indentation levels, as in CPython.
const MAX_INDENTS: usize = 100;
/// Depth of an expression.
const MAX_DEPTH: usize = 220_000;
/// Decimal digits of an integer, as in CPython.
const MAX_DIGITS: usize = 4300;

/// What the scan found in a text it did not refuse.
#[derive(Debug, Default)]
pub struct Scanned {
    /// The innermost bracket still open at the end.
    pub unclosed: Option<(char, TextSize)>,
}

struct Scanner<'a, 's> {
    source: &'a Source<'s>,
    text: &'a [u8],
    pos: usize,
    /// Open brackets: character, offset, chain length before it.
    open: Vec<(u8, usize, usize)>,
    /// Chain length at the innermost level, and the sum over all levels.
    chain: usize,
    depth: usize,
    /// Columns with tabs as 8 and as 1.
    indents: Vec<(usize, usize)>,
}

type Checked<T> = Result<T, Diagnostic>;

/// Scans the text.
pub fn scan(source: &Source<'_>) -> Checked<Scanned> {
    let mut scanner = Scanner {
        source,
        text: source.text.as_bytes(),
        pos: 0,
        open: Vec::new(),
        chain: 0,
        depth: 0,
        indents: vec![(0, 0)],
    };
    if source.text.len() > u32::MAX as usize / 2 {
        let none = at(source, 0, 0, "source is too large");
        return Err(none.kind(Kind::Limit));
    }
    if let Some(nul) = source.text.find('\0') {
        let message = "source code string cannot contain null bytes";
        return Err(at(source, nul, nul + 1, message));
    }
    scanner.run()?;
    let unclosed = scanner.open.last();
    Ok(Scanned {
        unclosed: unclosed.map(|(c, offset, _)| (*c as char, TextSize::new(*offset as u32))),
    })
}

/// The error for a bracket that is open at the end of the text.
pub fn never_closed(source: &Source<'_>, bracket: char, offset: TextSize) -> Diagnostic {
    let start = offset.to_usize();
    let mut error = at(
        source,
        start,
        start + 1,
        format!("'{bracket}' was never closed"),
    );
    error.incomplete = true;
    error
}

impl Scanner<'_, '_> {
    fn peek(&self, ahead: usize) -> u8 {
        self.text.get(self.pos + ahead).copied().unwrap_or(0)
    }

    fn error<T>(&self, start: usize, end: usize, message: impl Into<String>) -> Checked<T> {
        Err(at(self.source, start, end, message))
    }

    fn run(&mut self) -> Checked<()> {
        self.line_start()?;
        while self.pos < self.text.len() {
            self.token()?;
        }
        Ok(())
    }

    fn token(&mut self) -> Checked<()> {
        let start = self.pos;
        match self.text[start] {
            b'\n' => {
                self.pos += 1;
                if self.open.is_empty() {
                    self.reset_chain();
                    self.line_start()?;
                }
            }
            b' ' | b'\t' | b'\x0c' => self.pos += 1,
            b'#' => self.skip_line(),
            b'\\' => self.continuation()?,
            b'"' | b'\'' => self.string(start, false, false)?,
            b'(' | b'[' | b'{' => self.open_bracket()?,
            b')' | b']' | b'}' => self.close_bracket()?,
            b',' | b';' => {
                self.pos += 1;
                self.reset_chain();
            }
            c if c.is_ascii_digit() || c == b'.' && self.peek(1).is_ascii_digit() => {
                self.number()?
            }
            c if c.is_ascii_alphabetic() || c == b'_' || c >= 128 => self.word()?,
            b'+' | b'-' | b'*' | b'/' | b'%' | b'@' | b'&' | b'|' | b'^' | b'~' | b'.' | b'<'
            | b'>' => {
                self.pos += 1;
                self.deeper(1)?;
            }
            b':' | b'=' | b'!' => self.pos += 1,
            _ => return self.error(start, start + 1, "invalid syntax"),
        }
        Ok(())
    }

    fn reset_chain(&mut self) {
        self.depth -= self.chain;
        self.chain = 0;
    }

    fn deeper(&mut self, by: usize) -> Checked<()> {
        self.chain += by;
        self.depth += by;
        if self.depth > MAX_DEPTH {
            let limit = at(
                self.source,
                self.pos - 1,
                self.pos,
                "expression is too complex",
            );
            return Err(limit.kind(Kind::Limit));
        }
        Ok(())
    }

    fn skip_line(&mut self) {
        while self.pos < self.text.len() && self.text[self.pos] != b'\n' {
            self.pos += 1;
        }
    }

    /// A backslash outside a string.
    fn continuation(&mut self) -> Checked<()> {
        self.pos += 1;
        if self.pos == self.text.len() || self.pos + 1 == self.text.len() && self.peek(0) == b'\n' {
            let mut error = at(
                self.source,
                self.pos - 1,
                self.pos,
                "unexpected EOF while parsing",
            );
            error.incomplete = true;
            return Err(error);
        }
        if self.peek(0) != b'\n' {
            let message = "unexpected character after line continuation character";
            return self.error(self.pos, self.pos + 1, message);
        }
        self.pos += 1;
        Ok(())
    }

    fn open_bracket(&mut self) -> Checked<()> {
        if self.open.len() >= MAX_BRACKETS {
            return self.error(self.pos, self.pos + 1, "too many nested parentheses");
        }
        self.pos += 1;
        self.deeper(1)?;
        self.open
            .push((self.text[self.pos - 1], self.pos - 1, self.chain));
        self.chain = 0;
        Ok(())
    }

    fn close_bracket(&mut self) -> Checked<()> {
        let close = self.text[self.pos];
        let Some((open, offset, chain)) = self.open.pop() else {
            let message = format!("unmatched '{}'", close as char);
            return self.error(self.pos, self.pos + 1, message);
        };
        if !matches!((open, close), (b'(', b')') | (b'[', b']') | (b'{', b'}')) {
            let (line, _) = self.source.position(TextSize::new(offset as u32));
            let (here, _) = self.source.position(TextSize::new(self.pos as u32));
            let mut message = format!(
                "closing parenthesis '{}' does not match opening parenthesis '{}'",
                close as char, open as char
            );
            if line != here {
                message += &format!(" on line {line}");
            }
            return self.error(self.pos, self.pos + 1, message);
        }
        self.reset_chain();
        self.chain = chain;
        self.pos += 1;
        Ok(())
    }

    /// A name, a keyword or the prefix of a string.
    fn word(&mut self) -> Checked<()> {
        let start = self.pos;
        let text = &self.source.text[start..];
        let mut length = 0;
        for c in text.chars() {
            let part = c == '_' || c.is_alphanumeric();
            if !part && !c.is_ascii() && !is_mark(c) {
                let message = invalid_character(c);
                let at = start + length;
                return self.error(at, at + c.len_utf8(), message);
            }
            if !part && c.is_ascii() {
                break;
            }
            length += c.len_utf8();
        }
        self.pos += length;
        let word = &text[..length];
        if length <= 2 && matches!(self.peek(0), b'"' | b'\'') {
            let word = word.to_ascii_lowercase();
            if matches!(&*word, "r" | "u" | "b" | "br" | "rb" | "f" | "fr" | "rf") {
                return self.string(start, word.contains('f'), word.contains('b'));
            }
        }
        if matches!(word, "not" | "lambda" | "else" | "await" | "from" | "yield") {
            self.deeper(1)?;
        }
        Ok(())
    }

    /// A string, whose prefix started at `start`; the position is at the quote.
    fn string(&mut self, start: usize, formatted: bool, bytes: bool) -> Checked<()> {
        let quote = self.text[self.pos];
        let triple = self.peek(1) == quote && self.peek(2) == quote;
        self.pos += if triple { 3 } else { 1 };
        let (mut nested, mut brackets) = (0, 0usize);
        loop {
            let Some(&c) = self.text.get(self.pos) else {
                return self.unterminated(start, triple);
            };
            match c {
                b'\\' => self.pos += 1,
                b'\n' if !triple => return self.unterminated(start, triple),
                c if c == quote && !triple => {
                    self.pos += 1;
                    break;
                }
                c if c == quote && self.peek(1) == quote && self.peek(2) == quote => {
                    self.pos += 3;
                    break;
                }
                128.. if bytes => {
                    let message = "bytes can only contain ASCII literal characters";
                    return self.error(start, self.pos, message);
                }
                b'(' | b'[' | b'{' if formatted => {
                    nested += 1;
                    brackets += 1;
                    if brackets > MAX_BRACKETS {
                        let message = "f-string: too many nested parenthesis";
                        return self.error(self.pos, self.pos + 1, message);
                    }
                }
                b')' | b']' | b'}' if formatted => brackets = brackets.saturating_sub(1),
                b'+' | b'-' | b'*' | b'/' | b'%' | b'~' | b'.' | b'^' | b'|' if formatted => {
                    nested += 1
                }
                _ => {}
            }
            self.pos += 1;
        }
        self.deeper(nested)?;
        // What is inside the string does not add to what comes after it.
        self.chain -= nested;
        self.depth -= nested;
        Ok(())
    }

    fn unterminated<T>(&self, start: usize, triple: bool) -> Checked<T> {
        let mut last = self.pos.min(self.text.len());
        // A final newline does not start another line.
        if last == self.text.len() && last > 0 && self.text[last - 1] == b'\n' {
            last -= 1;
        }
        let (line, _) = self.source.position(TextSize::new(last as u32));
        let kind = if triple {
            "triple-quoted string"
        } else {
            "string"
        };
        let message = format!("unterminated {kind} literal (detected at line {line})");
        let mut error = at(self.source, start, start + 1, message);
        error.incomplete = triple;
        Err(error)
    }

    /// A number: its form, its length, and that no name follows without a space.
    fn number(&mut self) -> Checked<()> {
        let start = self.pos;
        let (name, digit): (_, fn(u8) -> bool) = match (self.peek(0), self.peek(1) | 0x20) {
            (b'0', b'x') => ("hexadecimal", |c| c.is_ascii_hexdigit()),
            (b'0', b'o') => ("octal", |c| matches!(c, b'0'..=b'7')),
            (b'0', b'b') => ("binary", |c| matches!(c, b'0' | b'1')),
            _ => return self.decimal(start),
        };
        self.pos += 2;
        loop {
            if self.peek(0) == b'_' {
                self.pos += 1;
            }
            let before = self.pos;
            while digit(self.peek(0)) {
                self.pos += 1;
            }
            if self.peek(0).is_ascii_digit() {
                let wrong = self.peek(0) as char;
                let message = format!("invalid digit '{wrong}' in {name} literal");
                return self.error(self.pos, self.pos + 1, message);
            }
            if self.pos == before {
                return self.error(self.pos - 1, self.pos, format!("invalid {name} literal"));
            }
            if self.peek(0) != b'_' {
                return self.number_end(name);
            }
        }
    }

    fn decimal(&mut self, start: usize) -> Checked<()> {
        self.digits()?;
        let integer = &self.text[start..self.pos];
        let digits = integer.iter().filter(|c| c.is_ascii_digit()).count();
        let zero =
            integer.first() == Some(&b'0') && integer.iter().any(|c| matches!(c, b'1'..=b'9'));
        let is_integer = !matches!(self.peek(0), b'.' | b'e' | b'E' | b'j' | b'J');
        if is_integer && zero {
            let message = "leading zeros in decimal integer literals are not permitted; \
                           use an 0o prefix for octal integers";
            return self.error(start, self.pos, message);
        }
        if is_integer && digits > MAX_DIGITS {
            let message = format!(
                "Exceeds the limit ({MAX_DIGITS} digits) for integer string conversion: value has \
                 {digits} digits; use sys.set_int_max_str_digits() to increase the limit - Consider \
                 hexadecimal for huge integer literals to avoid decimal conversion limits."
            );
            return self.error(start, self.pos, message);
        }
        if self.peek(0) == b'.' {
            self.pos += 1;
            self.digits()?;
        }
        let sign = usize::from(matches!(self.peek(1), b'+' | b'-'));
        if matches!(self.peek(0), b'e' | b'E') && self.peek(1 + sign).is_ascii_digit() {
            self.pos += 1 + sign;
            self.digits()?;
        }
        if matches!(self.peek(0), b'j' | b'J') {
            self.pos += 1;
            return self.number_end("imaginary");
        }
        self.number_end("decimal")
    }

    /// Digits with single underscores between them.
    fn digits(&mut self) -> Checked<()> {
        while self.peek(0).is_ascii_digit() {
            self.pos += 1;
            if self.peek(0) == b'_' {
                self.pos += 1;
                if !self.peek(0).is_ascii_digit() {
                    return self.error(self.pos - 1, self.pos, "invalid decimal literal");
                }
            }
        }
        Ok(())
    }

    /// A keyword may follow a number directly, a name may not.
    fn number_end(&mut self, name: &str) -> Checked<()> {
        let next = self.peek(0);
        if !(next.is_ascii_alphabetic() || next == b'_' || next >= 128) {
            return Ok(());
        }
        let rest = &self.source.text[self.pos..];
        let keywords = ["and", "else", "for", "if", "in", "is", "not", "or"];
        if keywords.iter().any(|keyword| rest.starts_with(keyword)) {
            return Ok(());
        }
        self.error(self.pos - 1, self.pos, format!("invalid {name} literal"))
    }

    /// Indentation of the line that starts here, unless it is blank.
    fn line_start(&mut self) -> Checked<()> {
        let (mut col, mut tabless) = (0, 0);
        let start = self.pos;
        loop {
            match self.peek(0) {
                b' ' => (col, tabless) = (col + 1, tabless + 1),
                b'\t' => (col, tabless) = ((col / 8 + 1) * 8, tabless + 1),
                b'\x0c' => (col, tabless) = (0, 0),
                b'\\' if self.peek(1) == b'\n' && self.pos + 2 < self.text.len() => self.pos += 1,
                _ => break,
            }
            self.pos += 1;
        }
        if self.pos >= self.text.len() || matches!(self.peek(0), b'\n' | b'#') {
            return Ok(());
        }
        let &(top, top_tabless) = self.indents.last().unwrap_or(&(0, 0));
        let tab_error = |this: &Self| {
            let message = "inconsistent use of tabs and spaces in indentation";
            Err(this.whole_line(start, message).class(Class::TabError))
        };
        if col == top {
            if tabless != top_tabless {
                return tab_error(self);
            }
        } else if col > top {
            if tabless <= top_tabless {
                return tab_error(self);
            }
            if self.indents.len() >= MAX_INDENTS {
                let error = self.whole_line(start, "too many levels of indentation");
                return Err(error.class(Class::IndentationError));
            }
            self.indents.push((col, tabless));
        } else {
            while self.indents.last().is_some_and(|(indent, _)| *indent > col) {
                self.indents.pop();
            }
            match self.indents.last() {
                Some(&(indent, _)) if indent != col => {
                    let message = "unindent does not match any outer indentation level";
                    let error = self.whole_line(start, message);
                    return Err(error.class(Class::IndentationError));
                }
                Some(&(_, indent)) if indent != tabless => return tab_error(self),
                _ => {}
            }
        }
        Ok(())
    }

    /// An error whose caret stands behind the line that contains `offset`.
    fn whole_line(&self, offset: usize, message: &str) -> Diagnostic {
        let rest = &self.text[offset..];
        let end = rest.iter().position(|c| *c == b'\n').unwrap_or(rest.len());
        at(self.source, offset + end, offset + end, message)
    }
}

/// Combining characters, which continue identifiers without being alphanumeric.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{483}'..='\u{487}' | '\u{591}'..='\u{5bd}'
        | '\u{64b}'..='\u{669}' | '\u{900}'..='\u{d7f}' | '\u{e31}'..='\u{e4e}'
        | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20dc}'
        | '\u{203f}' | '\u{2040}' | '\u{2118}' | '\u{212e}' | '\u{309b}' | '\u{309c}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{fe20}'..='\u{fe2f}' | '\u{e0100}'..='\u{e01ef}')
}

fn invalid_character(c: char) -> String {
    let code = u32::from(c);
    let printable =
        !c.is_control() && !c.is_whitespace() && !matches!(code, 0x200b..=0x200f | 0xfeff);
    match printable {
        true => format!("invalid character '{c}' (U+{code:04X})"),
        false => format!("invalid non-printable character U+{code:04X}"),
    }
}
