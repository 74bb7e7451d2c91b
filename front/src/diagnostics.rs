//! Why a program was rejected: messages with places, and how they are printed.
//!
//! A rejected program is data, not a panic and not a guest exception; the runtime turns it into a `SyntaxError`
//! with the same fields. The printed form is CPython's: file and line, the line with its indentation removed,
//! carets, class and message. Columns are counted in bytes here; carets are placed by characters.

use crate::source::Source;
use pirn_vm::bytecode::Span;
use ruff_text_size::TextRange;
use std::fmt;

/// What sort of rejection it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The text is not Python 3.11.
    Syntax,
    /// Python, but not what Pirn compiles.
    Unsupported,
    /// Larger or deeper than the compiler or the bytecode can hold.
    Limit,
}

/// Which guest exception class a rejection becomes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    SyntaxError,
    IndentationError,
    TabError,
}

impl Class {
    /// Its name in the guest language.
    pub fn name(self) -> &'static str {
        match self {
            Class::SyntaxError => "SyntaxError",
            Class::IndentationError => "IndentationError",
            Class::TabError => "TabError",
        }
    }
}

/// One reason.
#[derive(Clone, Debug, PartialEq)]
pub struct Diagnostic {
    pub file: String,
    pub span: Span,
    pub class: Class,
    pub message: String,
    /// What to write instead, when that is known.
    pub help: Option<String>,
    pub kind: Kind,
    /// The source line the span starts on, for the excerpt.
    pub line_text: String,
    /// More text could make it right: a REPL should ask for another line.
    pub incomplete: bool,
}

/// Longest source line that is shown under a message.
const EXCERPT_BYTES_MAX: usize = 4096;

impl Diagnostic {
    /// A syntax error at a range of the source.
    pub fn new(source: &Source<'_>, range: TextRange, message: impl Into<String>) -> Diagnostic {
        Diagnostic::at(source, source.span(range), message)
    }

    /// A syntax error at a span.
    pub fn at(source: &Source<'_>, span: Span, message: impl Into<String>) -> Diagnostic {
        Diagnostic {
            file: source.file.to_string(),
            span,
            class: Class::SyntaxError,
            message: message.into(),
            help: None,
            kind: Kind::Syntax,
            line_text: source.line(span.line).to_string(),
            incomplete: false,
        }
    }

    /// The same as another guest class.
    pub fn class(mut self, class: Class) -> Diagnostic {
        self.class = class;
        self
    }

    /// The same as another kind.
    pub fn kind(mut self, kind: Kind) -> Diagnostic {
        self.kind = kind;
        self
    }

    /// The same with advice.
    pub fn help(mut self, help: impl Into<String>) -> Diagnostic {
        self.help = Some(help.into());
        self
    }

    /// CPython's layout, with a last line of advice where there is some.
    pub fn render(&self) -> String {
        let mut out = format!("  File \"{}\", line {}\n", self.file, self.span.line.max(1));
        let text = self.line_text.trim_end_matches(['\n', '\x0c', ' ', '\t']);
        let stripped = text.trim_start_matches([' ', '\t', '\x0c']);
        // An excerpt helps only as far as a person can read it.
        if !stripped.is_empty() && stripped.len() <= EXCERPT_BYTES_MAX {
            let indent = text.len() - stripped.len();
            out.push_str(&format!("    {stripped}\n"));
            let chars = |bytes: usize| {
                let mut end = bytes.min(text.len());
                while !text.is_char_boundary(end) {
                    end -= 1;
                }
                text.get(indent..end).map_or(0, |part| part.chars().count())
            };
            let start = chars(self.span.col as usize);
            let end = if self.span.end_line > self.span.line {
                stripped.chars().count()
            } else {
                chars(self.span.end_col as usize)
            };
            let carets = end.saturating_sub(start).max(1);
            out.push_str(&format!(
                "    {}{}\n",
                " ".repeat(start),
                "^".repeat(carets)
            ));
        }
        out.push_str(&format!("{}: {}\n", self.class.name(), self.message));
        if let Some(help) = &self.help {
            out.push_str(&format!("help: {help}\n"));
        }
        out
    }
}

/// All reasons, in the order of the text. Never empty when returned as an error.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Diagnostics(pub Vec<Diagnostic>);

impl Diagnostics {
    /// Prints all of them, one after the other.
    pub fn render(&self) -> String {
        self.0.iter().map(Diagnostic::render).collect()
    }

    /// Whether more text could make the program right (for a REPL).
    pub fn incomplete(&self) -> bool {
        self.0.first().is_some_and(|first| first.incomplete)
    }

    /// Sorts by place and drops repeats. What is not Python hides everything else, as CPython stops there too.
    pub fn finish(mut self) -> Diagnostics {
        self.0.sort_by_key(|d| (d.span.line, d.span.col));
        self.0.dedup();
        if let Some(at) = self.0.iter().position(|d| d.kind == Kind::Syntax) {
            let first = self.0.swap_remove(at);
            return Diagnostics(vec![first]);
        }
        self
    }
}

impl From<Diagnostic> for Diagnostics {
    fn from(one: Diagnostic) -> Diagnostics {
        Diagnostics(vec![one])
    }
}

impl fmt::Display for Diagnostics {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.render())
    }
}

impl std::error::Error for Diagnostics {}
