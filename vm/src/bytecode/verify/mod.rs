//! The verifier: what it lets through, the interpreter and the compiled code run without looking twice.
//!
//! Bytecode comes from the front end, from files and out of snapshots, and the last two may be hostile. [`verify`]
//! proves of a [`Program`]:
//!
//! * `structure.rs`: every code object is well formed: op numbers, operand ranges, selectors, jump targets, unused
//!   bits zero, handler tables, flags and counts that agree with each other, strings that can be names; control
//!   cannot run off the end.
//! * `kinds.rs`: on every path to an instruction, each register it reads holds something of the kind it wants:
//!   a value, a cell, or one of the hidden things no program may see (iterators of loops, exit functions of `with`
//!   blocks, caught exceptions).
//! * here: code objects do not contain themselves, and functions are made of code that can be a function.
//!
//! It does not know what *sort of value* a register holds: that `list_append` gets a list, `call_kw` a tuple of
//! strings, `name_get` a dict or `make_function` a closure tuple of the right length is checked where these run.
//!
//! The cost is linear in the size of the program for anything a compiler produces; a dataflow that would cost more
//! than [`kinds::FUEL_PER_INSTR`] steps per instruction is refused as too complex, because only hostile code has one.

mod kinds;
mod structure;

pub use kinds::{Kind, KindMap};
pub use structure::is_canonical;

use super::code::{Code, CodeId, Const, Program, code_flags};
use super::disasm;
use super::flow::Flow;
use super::ops::Op;

/// Why a program may not run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerifyError {
    /// The code object, if the fault lies in one.
    pub code: Option<CodeId>,
    /// Its qualified name.
    pub qualname: String,
    /// The instruction, if the fault lies in one: its pc and its text.
    pub instr: Option<(u32, String)>,
    /// What is wrong and why.
    pub what: String,
}

impl std::fmt::Display for VerifyError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if let Some(CodeId(id)) = self.code {
            write!(f, "code object {id} ({:?}), ", self.qualname)?;
        }
        if let Some((pc, text)) = &self.instr {
            write!(f, "pc {pc}, `{text}`: ")?;
        }
        f.write_str(&self.what)
    }
}

impl std::error::Error for VerifyError {}

/// A fault within one code object: the pc, if it lies in an instruction, and what is wrong.
struct Fault {
    pc: Option<u32>,
    what: String,
}

/// A fault of the code object as a whole.
fn fault(what: impl Into<String>) -> Fault {
    let what = what.into();
    Fault { pc: None, what }
}

/// A fault of the instruction at `pc`.
fn fault_at(pc: usize, what: impl Into<String>) -> Fault {
    Fault {
        pc: Some(pc as u32),
        what: what.into(),
    }
}

/// Checks that the program can run.
pub fn verify(program: &Program) -> Result<(), VerifyError> {
    let Some(entry) = program.codes.first() else {
        return Err(program_error("the program has no code objects"));
    };
    check_structure(program)?;
    check_entry(entry).map_err(|fault| locate(program, 0, fault))?;
    check_flow(program)
}

/// Checks that each code object can run, where none is one to begin with.
pub fn verify_part(program: &Program) -> Result<(), VerifyError> {
    check_structure(program)?;
    check_flow(program)
}

fn check_structure(program: &Program) -> Result<(), VerifyError> {
    if program.file.contains('\0') {
        return Err(program_error("the file name contains a zero byte"));
    }
    for (id, code) in program.codes.iter().enumerate() {
        structure::check(program, code).map_err(|fault| locate(program, id, fault))?;
    }
    Ok(())
}

fn check_flow(program: &Program) -> Result<(), VerifyError> {
    check_nesting(program)?;
    for (id, code) in program.codes.iter().enumerate() {
        kinds::check(code, &Flow::new(code)).map_err(|fault| locate(program, id, fault))?;
    }
    Ok(())
}

fn program_error(what: &str) -> VerifyError {
    VerifyError {
        code: None,
        qualname: String::new(),
        instr: None,
        what: what.into(),
    }
}

/// Says where a fault is. Only here, off the hot path, is the instruction's text made.
fn locate(program: &Program, id: usize, fault: Fault) -> VerifyError {
    let code = &program.codes[id];
    let text = |pc: u32| disasm::instr_text(code.instrs[pc as usize]);
    VerifyError {
        code: Some(CodeId(id as u32)),
        qualname: code.qualname.clone(),
        instr: fault.pc.map(|pc| (pc, text(pc))),
        what: fault.what,
    }
}

/// The first code object is run by itself: nobody passes it arguments or a closure.
fn check_entry(code: &Code) -> Result<(), Fault> {
    if code.n_params() != 0 {
        return Err(fault("the entry code has parameters"));
    }
    if !code.free.is_empty() {
        return Err(fault("the entry code has captured variables"));
    }
    if code.has(code_flags::GENERATOR) {
        return Err(fault("the entry code is a generator"));
    }
    Ok(())
}

/// No code object may contain itself, however deeply: loading and pickling follow these links.
fn check_nesting(program: &Program) -> Result<(), VerifyError> {
    const NEW: u8 = 0;
    const OPEN: u8 = 1;
    const DONE: u8 = 2;
    let mut states = vec![NEW; program.codes.len()];
    for root in 0..program.codes.len() {
        if states[root] != NEW {
            continue;
        }
        states[root] = OPEN;
        // The code objects on the way from the root, each with how many of its constants have been looked at.
        let mut path = vec![(root, 0)];
        while let Some((id, seen)) = path.last_mut() {
            let Some(constant) = program.codes[*id].consts.get(*seen) else {
                states[*id] = DONE;
                path.pop();
                continue;
            };
            *seen += 1;
            let Const::Code(CodeId(inner)) = constant else {
                continue;
            };
            let inner = *inner as usize;
            match states[inner] {
                NEW => {
                    states[inner] = OPEN;
                    path.push((inner, 0));
                }
                OPEN => {
                    let what = format!("contains itself: constant {} is code {inner}", *seen - 1);
                    return Err(locate(program, *id, fault(what)));
                }
                _ => {}
            }
        }
    }
    Ok(())
}

/// Whether the op may stand only in a generator's code.
fn is_generator_op(op: Op) -> bool {
    matches!(op, Op::Yield | Op::YieldFrom)
}
