//! Python 3.11 source to Pirn bytecode.
//!
//! The passes, each with its own module: normalise the text ([`source`]), check its nesting and parse it
//! ([`parse`]), decide what every name means ([`scope`]), lower the tree to instructions ([`lower`]), and finish
//! them: delete needless checks and unreachable code, place jumps ([`emit`]). Nothing here touches the heap or the
//! interpreter: a program is data (`pirn_vm::bytecode`).
//!
//! No input makes it panic or overflow the native stack: what is too deep is a diagnostic, and everything that
//! recurses over the tree runs on a thread with a stack to match.

mod diagnostics;
mod emit;
mod lower;
mod parse;
mod scope;
mod source;
mod support;

pub use diagnostics::{Class, Diagnostic, Diagnostics, Kind};
pub use support::{UNSUPPORTED, Unsupported};

use pirn_vm::bytecode::Program;
use source::Source;

/// What is compiled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// A module: statements.
    Exec,
    /// One expression, whose value the code returns.
    Eval,
    /// A REPL input: statements, where expression statements call the DISPLAY intrinsic.
    Single,
}

/// How it is compiled.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// The top level runs with a namespace dict in register 0: `exec` and `eval` with separate locals.
    pub namespace: bool,
    /// All code is marked HIDDEN: the prelude.
    pub hidden: bool,
    /// All code is marked NATIVE: library modules that stand for native ones.
    pub native: bool,
}

/// Sources up to this size are compiled on the caller's stack.
const SMALL: usize = 512;
/// Stack of the thread that compiles larger ones; only what is used is ever backed by memory.
const STACK: usize = 256 << 20;

/// Compiles a source text.
pub fn compile(source: &str, file: &str, mode: Mode) -> Result<Program, Diagnostics> {
    compile_with(source, file, mode, Options::default())
}

/// Compiles a source text with options.
pub fn compile_with(
    source: &str,
    file: &str,
    mode: Mode,
    options: Options,
) -> Result<Program, Diagnostics> {
    if source.len() <= SMALL {
        return compile_here(source, file, mode, options);
    }
    std::thread::scope(|scope| {
        let thread = std::thread::Builder::new()
            .name("pirn-front".to_string())
            .stack_size(STACK)
            .spawn_scoped(scope, || compile_here(source, file, mode, options));
        match thread.map(|thread| thread.join()) {
            Ok(Ok(result)) => result,
            Ok(Err(panic)) => std::panic::resume_unwind(panic),
            Err(_) => {
                let text = Source::new("", file);
                let none = Default::default();
                let failed = Diagnostic::at(&text, none, "no memory for the compiler's stack");
                Err(failed.kind(Kind::Limit).into())
            }
        }
    })
}

fn compile_here(
    source: &str,
    file: &str,
    mode: Mode,
    options: Options,
) -> Result<Program, Diagnostics> {
    let source = match mode {
        Mode::Eval => source.trim_start_matches([' ', '\t']),
        _ => source,
    };
    let source = Source::new(source, file);
    let many = |errors| Diagnostics(errors).finish();
    let tree = parse::parse(&source, mode)?;
    let scopes = scope::Scopes::analyse(&tree, &source).map_err(many)?;
    let codes =
        lower::lower(&tree, &source, &scopes, options, mode == Mode::Single).map_err(many)?;
    Ok(Program {
        file: file.to_string(),
        source: source.text.to_string(),
        codes,
    })
}
