//! The just-in-time compiler.
//!
//! It stands on the far side of the contract in `pirn_vm::compiler`: it will turn bytecode and feedback into native
//! entries through Cranelift. For now it declines everything, and the VM interprets. It never touches the parser.

use pirn_vm::compiler::{CompileRequest, Compiler, Declined};

/// A compiler that declines.
#[derive(Debug, Default)]
pub struct Jit;

impl Compiler for Jit {
    fn compile(&mut self, _: &CompileRequest<'_>) -> Result<(), Declined> {
        Err(Declined::NotBuilt)
    }
}
