//! From text to tree.

use crate::Mode;
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::source::Source;
use ruff_python_ast::{Mod, PythonVersion};
use ruff_python_parser::{ParseOptions, parse_unchecked};

/// Parses the text.
pub fn parse(source: &Source<'_>, mode: Mode) -> Result<Mod, Diagnostics> {
    let mode = match mode {
        Mode::Eval => ruff_python_parser::Mode::Expression,
        _ => ruff_python_parser::Mode::Module,
    };
    let options = ParseOptions::from(mode).with_target_version(PythonVersion::PY311);
    let parsed = parse_unchecked(&source.text, options);
    if let Some(error) = parsed.errors().first() {
        return Err(Diagnostic::new(source, error.location, error.error.to_string()).into());
    }
    if let Some(error) = parsed.unsupported_syntax_errors().first() {
        return Err(Diagnostic::new(source, error.range, error.to_string()).into());
    }
    Ok(parsed.into_syntax())
}
