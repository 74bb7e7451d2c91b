//! A cursor in one line of assembly text, and the error that points into it.

use super::words::is_bare_byte;

/// What is wrong with assembly text, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AsmError {
    /// Line, counting from 1.
    pub line: usize,
    /// Column in characters, counting from 0.
    pub col: usize,
    /// The line itself.
    pub excerpt: String,
    /// What is wrong, or what was expected.
    pub what: String,
}

impl std::fmt::Display for AsmError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        writeln!(f, "line {}: {}", self.line, self.what)?;
        writeln!(f, "  {}", self.excerpt)?;
        // Tabs stay tabs, so that the caret stands below its place however wide they are.
        let before = self.excerpt.chars().take(self.col);
        let space: String = before.map(|c| if c == '\t' { c } else { ' ' }).collect();
        write!(f, "  {space}^")
    }
}

impl std::error::Error for AsmError {}

/// A place in a line.
#[derive(Clone, Copy)]
pub struct Scanner<'a> {
    text: &'a str,
    at: usize,
    line: usize,
}

impl<'a> Scanner<'a> {
    pub fn new(text: &'a str, line: usize) -> Scanner<'a> {
        Scanner { text, at: 0, line }
    }

    pub fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    /// An error at this place.
    pub fn error(&self, what: impl Into<String>) -> AsmError {
        AsmError {
            line: self.line,
            col: self.text[..self.at].chars().count(),
            excerpt: self.text.trim_end().to_string(),
            what: what.into(),
        }
    }

    /// An error that says what should stand here.
    pub fn expected(&self, what: &str) -> AsmError {
        let found = match self.rest().chars().next() {
            None => "the end of the line".to_string(),
            Some(';') => "a comment".to_string(),
            Some(c) => format!("{:?}", self.word(c)),
        };
        self.error(format!("expected {what}, found {found}"))
    }

    /// The word, or else the one character, that stands here.
    fn word(&self, first: char) -> &'a str {
        let rest = self.rest();
        let len = rest.bytes().take_while(|b| is_bare_byte(*b)).count();
        &rest[..if len == 0 { first.len_utf8() } else { len }]
    }

    pub fn skip_space(&mut self) {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start_matches([' ', '\t', '\r']).len();
    }

    /// Whether nothing but a comment is left.
    pub fn at_end(&mut self) -> bool {
        self.skip_space();
        self.rest().is_empty() || self.rest().starts_with(';')
    }

    pub fn end(&mut self) -> Result<(), AsmError> {
        if self.at_end() {
            return Ok(());
        }
        Err(self.expected("the end of the line"))
    }

    /// Skips the token if it stands here. A word must end where the token does.
    pub fn eat(&mut self, token: &str) -> bool {
        self.skip_space();
        let Some(rest) = self.rest().strip_prefix(token) else {
            return false;
        };
        let is_word = token.ends_with(|c: char| c.is_ascii_alphanumeric());
        let found = !(is_word && rest.bytes().next().is_some_and(is_bare_byte));
        if found {
            self.at += token.len();
        }
        found
    }

    pub fn need(&mut self, token: &str) -> Result<(), AsmError> {
        if self.eat(token) {
            return Ok(());
        }
        Err(self.expected(&format!("`{token}`")))
    }

    /// A word of letters, digits, `_` and `.`; empty if there is none.
    pub fn bare(&mut self) -> &'a str {
        self.skip_space();
        let rest = self.rest();
        let len = rest.bytes().take_while(|b| is_bare_byte(*b)).count();
        self.at += len;
        &rest[..len]
    }

    /// A number, decimal or after `0x` hexadecimal, that lies in the range.
    pub fn number(&mut self, min: i64, max: i64, what: &str) -> Result<i64, AsmError> {
        self.skip_space();
        let start = *self;
        let negative = self.eat("-");
        if !negative {
            self.eat("+");
        }
        let digits = self.bare();
        let parsed = match digits.strip_prefix("0x") {
            Some(hex) => i128::from_str_radix(hex, 16),
            None => digits.parse(),
        };
        // A sign within the digits would be one too many; `bare` does not let it through.
        let number = match parsed {
            Ok(number) if negative => -number,
            Ok(number) => number,
            Err(_) => return Err(start.expected(what)),
        };
        if number < min as i128 || number > max as i128 {
            return Err(start.error(format!("{what} must lie in {min}..{max}, not {number}")));
        }
        Ok(number as i64)
    }

    /// All 64 bits, in hexadecimal.
    pub fn bits(&mut self) -> Result<u64, AsmError> {
        self.skip_space();
        let start = *self;
        let digits = self.bare().strip_prefix("0x").unwrap_or("");
        u64::from_str_radix(digits, 16)
            .map_err(|_| start.expected("64 bits in hexadecimal, like 0x00ff"))
    }

    /// A register: `r0`.
    pub fn register(&mut self) -> Result<u16, AsmError> {
        self.skip_space();
        let start = *self;
        let word = self.bare();
        let digits = word.strip_prefix('r').unwrap_or("");
        if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
            return Err(start.expected("a register like r0"));
        }
        let too_big = |_| start.error("registers go up to r65535");
        digits.parse().map_err(too_big)
    }

    /// A quoted string.
    pub fn string(&mut self) -> Result<String, AsmError> {
        self.skip_space();
        if !self.rest().starts_with('"') {
            return Err(self.expected("a quoted string"));
        }
        let open = *self;
        self.at += 1;
        let mut out = String::new();
        loop {
            match self.next() {
                None => return Err(open.error("this string has no closing quote")),
                Some('"') => return Ok(out),
                Some('\\') => out.push(self.escape()?),
                Some(c) => out.push(c),
            }
        }
    }

    fn escape(&mut self) -> Result<char, AsmError> {
        let start = *self;
        match self.next() {
            Some('n') => Ok('\n'),
            Some('r') => Ok('\r'),
            Some('t') => Ok('\t'),
            Some(c @ ('"' | '\\')) => Ok(c),
            Some('u') if self.next() == Some('{') => {
                let number = self.bare();
                let c = u32::from_str_radix(number, 16)
                    .ok()
                    .and_then(char::from_u32);
                match (c, self.next()) {
                    (Some(c), Some('}')) => Ok(c),
                    _ => Err(start.error("no character has this number")),
                }
            }
            _ => Err(start.error("expected one of the escapes \\n \\r \\t \\\" \\\\ \\u{...}")),
        }
    }

    /// The rest of a bytes constant, after `b"`.
    pub fn bytes(&mut self) -> Result<Vec<u8>, AsmError> {
        let mut out = Vec::new();
        loop {
            let start = *self;
            match self.next() {
                Some('"') => return Ok(out),
                Some('\\') => match self.next() {
                    Some(c @ ('"' | '\\')) => out.push(c as u8),
                    Some('x') => {
                        let digits = self.rest().get(..2).unwrap_or("");
                        let byte = u8::from_str_radix(digits, 16).ok();
                        let byte = byte.filter(|_| !digits.starts_with('+'));
                        out.push(byte.ok_or_else(|| start.error("expected \\x and two digits"))?);
                        self.at += 2;
                    }
                    _ => return Err(start.error("expected one of the escapes \\\" \\\\ \\xff")),
                },
                Some(c) if c.is_ascii() => out.push(c as u8),
                Some(_) => return Err(start.error("bytes are ASCII: write \\xff")),
                None => return Err(start.error("these bytes have no closing quote")),
            }
        }
    }

    fn next(&mut self) -> Option<char> {
        let c = self.rest().chars().next()?;
        self.at += c.len_utf8();
        Some(c)
    }

    /// A name, quoted or not.
    pub fn name(&mut self) -> Result<String, AsmError> {
        self.skip_space();
        if self.rest().starts_with('"') {
            return self.string();
        }
        let start = *self;
        let name = self.bare();
        if !super::words::is_bare(name) {
            return Err(start.expected("a name"));
        }
        Ok(name.to_string())
    }
}
