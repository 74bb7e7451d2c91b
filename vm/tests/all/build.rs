//! Short ways to write code objects and programs in tests.

use pirn_vm::bytecode::{Code, Instr, Op, Program, code_flags};

/// `op x, a, b, c`.
pub fn i(op: Op, x: u8, a: u16, b: u16, c: u16) -> Instr {
    Instr::new(op, x, a, b, c)
}

/// `op x, a, bc` with a signed `bc`.
pub fn w(op: Op, x: u8, a: u16, bc: i32) -> Instr {
    Instr::wide(op, x, a, bc as u32)
}

/// A module's top level with these instructions.
pub fn module(n_regs: u16, instrs: Vec<Instr>) -> Code {
    Code {
        name: "<module>".into(),
        qualname: "<module>".into(),
        flags: code_flags::MODULE,
        n_regs,
        first_line: 1,
        instrs,
        ..Code::default()
    }
}

/// A function `f` of that many positional parameters.
pub fn function(n_pos: u16, n_regs: u16, instrs: Vec<Instr>) -> Code {
    Code {
        name: "f".into(),
        qualname: "f".into(),
        flags: 0,
        n_pos,
        params: (0..n_pos).map(|p| format!("p{p}")).collect(),
        ..module(n_regs, instrs)
    }
}

pub fn program(codes: Vec<Code>) -> Program {
    Program {
        file: "t.py".into(),
        source: String::new(),
        codes,
    }
}

/// A program whose top level does nothing and that has this function, too.
pub fn with_function(function: Code) -> Program {
    let top = vec![w(Op::LoadInt, 0, 0, 0), i(Op::Return, 0, 0, 0, 0)];
    program(vec![module(1, top), function])
}
