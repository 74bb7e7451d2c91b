//! The contract between the VM and a compiler of native code.
//!
//! The VM counts how hot each code object is (calls, and ticks seen by polls) and offers the hot ones to the
//! compiler it was given, each once. No compiler given, or one that declines, means interpretation: nothing a
//! program can see depends on it (Law 3). The VM knows no code generator; a compiler knows bytecode and feedback,
//! never values.

use crate::bytecode::Code;
use crate::objects::{Feedback, RtCode};

/// Calls plus ticks after which a code object is offered to the compiler.
pub const HOT: u32 = 10_000;

/// A hot code object with a copy of what the interpreter saw in it.
pub struct CompileRequest<'a> {
    pub code: &'a Code,
    /// One cell for each instruction: ids and versions only.
    pub feedback: Vec<Feedback>,
}

/// Why a compiler did not compile.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Declined {
    /// It compiles nothing.
    NotBuilt,
    /// It does not know this instruction (its number) yet.
    Unsupported(u8),
}

/// A compiler of native code.
pub trait Compiler {
    /// Compiles a hot code object, or says why not.
    fn compile(&mut self, request: &CompileRequest<'_>) -> Result<(), Declined>;
}

/// Counters for `--stats`.
#[derive(Clone, Copy, Debug, Default)]
pub struct CompilerStats {
    pub offered: u64,
    pub declined: u64,
}

/// What the compiler is shown of a code object.
pub(crate) fn request(rt: &RtCode) -> CompileRequest<'_> {
    CompileRequest {
        code: rt.code(),
        feedback: rt.feedback().iter().map(|c| c.get()).collect(),
    }
}
