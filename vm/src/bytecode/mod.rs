//! Bytecode: the instruction set, code objects, their file format, text form, verifier and analyses.
//!
//! Nothing in this folder names the heap, values or the interpreter: bytecode is data.

pub mod asm;
pub mod code;
pub mod disasm;
pub mod doc;
pub mod flow;
pub mod format;
pub mod instr;
pub mod liveness;
pub mod ops;
pub mod verify;

pub use code::{Code, CodeId, Const, Handled, Handler, Local, Program, Span, code_flags};
pub use instr::Instr;
pub use liveness::{Liveness, RegSet};
pub use ops::{Field, Len, OPS, Op, OpInfo, Role};
pub use verify::{Kind, KindMap, VerifyError, verify};
