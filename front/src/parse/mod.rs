//! From text to tree, or to the first thing wrong with it.
//!
//! Two passes. [`scan`] looks at characters only: brackets, strings, indentation, and how deep anything can nest; it
//! finds what CPython's tokenizer finds, and refuses what would be too deep for the passes that recurse. Then ruff's
//! parser builds the tree; what it complains about is put into CPython's words by [`messages`].
//!
//! CPython reports an error of its tokenizer before any error of its parser, wherever they stand; so does this.
//! Only this folder and `lower`, `scope`, `support` name ruff.

mod guesses;
mod literals;
mod messages;
mod scan;
mod targets;

use crate::Mode;
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::source::Source;
use ruff_python_ast::{Mod, PythonVersion};
use ruff_python_parser::{ParseOptions, UnsupportedSyntaxErrorKind, parse_unchecked};
use ruff_text_size::TextRange;

/// Parses the text.
pub fn parse(source: &Source<'_>, mode: Mode) -> Result<Mod, Diagnostics> {
    let scanned = scan::scan(source)?;
    let options = match mode {
        Mode::Eval => ruff_python_parser::Mode::Expression,
        _ => ruff_python_parser::Mode::Module,
    };
    let options = ParseOptions::from(options).with_target_version(PythonVersion::PY311);
    let parsed = parse_unchecked(&source.text, options);
    let end = source.text.trim_end().len();
    if let Some(error) = parsed.errors().first() {
        if let Some((bracket, at)) = scanned.unclosed {
            let (bracket_line, _) = source.position(at);
            let (line, _) = source.position(error.location.start());
            if line > bracket_line || error.location.start().to_usize() >= end {
                return Err(scan::never_closed(source, bracket, at).into());
            }
        }
        let mut diagnostic = messages::translate(source, &parsed, error);
        diagnostic.incomplete |= error.location.start().to_usize() >= end;
        return Err(diagnostic.into());
    }
    for error in parsed.unsupported_syntax_errors() {
        use UnsupportedSyntaxErrorKind::*;
        // These have rows in the table of unsupported syntax, found in the tree.
        if !matches!(
            error.kind,
            TypeParameterList | TypeParamDefault | TypeAliasStatement
        ) {
            return Err(messages::newer_syntax(source, error).into());
        }
    }
    Ok(parsed.into_syntax())
}

/// A diagnostic for a place given by offsets.
fn at(source: &Source<'_>, start: usize, end: usize, message: impl Into<String>) -> Diagnostic {
    let range = TextRange::new((start as u32).into(), (end.max(start) as u32).into());
    Diagnostic::new(source, range, message)
}
