//! The verifier: one hostile program per rule, with its message whole; and programs that must pass.

mod kinds;
mod structure;

use crate::build::{function, i, with_function};
use pirn_vm::bytecode::{Code, CodeId, Const, Instr, Op, Program, verify};

/// Asserts that the program is refused with exactly this message.
#[track_caller]
pub fn refused(program: &Program, message: &str) {
    assert_eq!(verify(program).unwrap_err().to_string(), message);
}

/// A function's code object after some damage, refused with exactly this message after its name.
#[track_caller]
pub fn refused_after(mut code: Code, damage: impl FnOnce(&mut Code), message: &str) {
    damage(&mut code);
    refused(
        &with_function(code),
        &format!("code object 1 (\"f\"), {message}"),
    );
}

/// `def f(p0, p1): return p0`, with a spare register.
pub fn simple() -> Code {
    function(2, 3, vec![i(Op::Return, 0, 0, 0, 0)])
}

/// A function with these instructions before `return r0`, two parameters and six registers.
pub fn body(mut instrs: Vec<Instr>) -> Code {
    instrs.push(i(Op::Return, 0, 0, 0, 0));
    let mut code = function(2, 6, instrs);
    code.names = vec!["alpha".into(), String::new()];
    code.consts = vec![Const::None, Const::Code(CodeId(0))];
    code
}

/// A body refused with exactly this message.
#[track_caller]
pub fn body_refused(instrs: Vec<Instr>, message: &str) {
    refused_after(body(instrs), |_| {}, message);
}
