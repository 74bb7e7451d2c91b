//! Tests of the front end, one binary: goldens of the code it makes, CPython's syntax errors, limits, the shape of
//! hot loops, and that every program of the repository compiles to code the verifier accepts.

mod golden;
mod limits;
mod meaning;
mod programs;
mod shape;
mod syntax;

use pirn_front::{Diagnostics, Mode, compile};
use pirn_vm::bytecode::{Code, Program, verify};

/// Compiles a module and verifies it.
fn build(source: &str) -> Program {
    match try_build(source) {
        Ok(program) => program,
        Err(diagnostics) => panic!("{diagnostics}\n{source}"),
    }
}

/// Compiles a module; what compiles must verify.
fn try_build(source: &str) -> Result<Program, Diagnostics> {
    let program = compile(source, "test.py", Mode::Exec)?;
    if let Err(error) = verify(&program) {
        let head: String = source.chars().take(2000).collect();
        panic!("{error}\n{head}");
    }
    Ok(program)
}

/// The code object with this qualified name.
fn code<'p>(program: &'p Program, qualname: &str) -> &'p Code {
    let found = program.codes.iter().find(|code| code.qualname == qualname);
    found.unwrap_or_else(|| panic!("no code object {qualname}"))
}
