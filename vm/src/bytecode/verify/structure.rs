//! Checks that need no dataflow: tables, counts, flags and every operand by itself.

use super::{Fault, fault, fault_at, is_generator_op};
use crate::bytecode::code::{Code, CodeId, Const, Program, Span, code_flags};
use crate::bytecode::flow;
use crate::bytecode::instr::Instr;
use crate::bytecode::ops::{Field, Op, Role, conversion, intrinsic, make, special};
use std::collections::HashSet;

/// How deep tuple and frozenset constants may nest. What walks them recursively relies on it.
pub const MAX_CONST_DEPTH: usize = 100;

const ALL_FLAGS: u32 = code_flags::GENERATOR
    | code_flags::VARARGS
    | code_flags::VARKEYWORDS
    | code_flags::NAMESPACE
    | code_flags::MODULE
    | code_flags::HIDDEN
    | code_flags::NESTED
    | code_flags::NATIVE;

/// Checks everything about the code object that can be checked without following its control flow. Afterwards
/// [`flow::Flow::new`] is safe to call.
pub fn check(program: &Program, code: &Code) -> Result<(), Fault> {
    check_shape(code)?;
    check_names(code)?;
    for (i, constant) in code.consts.iter().enumerate() {
        check_const(program, constant, 0).map_err(|what| fault(format!("constant {i}: {what}")))?;
    }
    check_instrs(program, code)?;
    check_ranges(code)?;
    check_spans(code)
}

/// Counts and flags.
fn check_shape(code: &Code) -> Result<(), Fault> {
    let unknown = code.flags & !ALL_FLAGS;
    if unknown != 0 {
        return Err(fault(format!("unknown flag bits {unknown:#x}")));
    }
    if code.has(code_flags::GENERATOR) && code.has(code_flags::MODULE) {
        return Err(fault("a module's top level cannot be a generator"));
    }
    if code.has(code_flags::GENERATOR) && code.has(code_flags::NAMESPACE) {
        return Err(fault("code with a namespace cannot be a generator"));
    }
    let n_params = code.n_params();
    if code.has(code_flags::NAMESPACE) && n_params != 0 {
        return Err(fault(format!(
            "code with a namespace has none of its own parameters, not {n_params}"
        )));
    }
    if code.has(code_flags::MODULE) && n_params != 0 {
        return Err(fault("a module's top level has no parameters"));
    }
    if code.has(code_flags::MODULE) && !code.free.is_empty() {
        return Err(fault("a module's top level captures no variables"));
    }
    if code.n_posonly > code.n_pos {
        return Err(fault(format!(
            "{} positional-only parameters among {} positional ones",
            code.n_posonly, code.n_pos
        )));
    }
    if code.params.len() != n_params {
        return Err(fault(format!(
            "{} parameter names for {n_params} parameters",
            code.params.len()
        )));
    }
    let n_given = n_params + code.has(code_flags::NAMESPACE) as usize;
    if n_given > code.n_regs as usize {
        return Err(fault(format!(
            "{n_given} registers are filled on entry, but there are {}",
            code.n_regs
        )));
    }
    Ok(())
}

/// Names of all sorts.
fn check_names(code: &Code) -> Result<(), Fault> {
    for (what, name) in [("name", &code.name), ("qualified name", &code.qualname)] {
        check_name(what, name, true)?;
    }
    for (what, names) in [
        ("parameter", &code.params),
        ("captured variable", &code.free),
    ] {
        for name in names {
            check_name(what, name, false)?;
        }
    }
    for name in &code.names {
        check_name("name", name, true)?;
    }
    for local in &code.locals {
        check_name("local variable", &local.name, false)?;
        if local.reg >= code.n_regs {
            return Err(fault(format!(
                "local variable {:?} is in r{}, but there are {} registers",
                local.name, local.reg, code.n_regs
            )));
        }
    }
    if let Some(name) = repeated(&code.params) {
        return Err(fault(format!("two parameters are called {name:?}")));
    }
    Ok(())
}

fn check_name(what: &str, name: &str, may_be_empty: bool) -> Result<(), Fault> {
    if name.is_empty() && !may_be_empty {
        return Err(fault(format!("a {what} without a name")));
    }
    // All bytes are looked at, fine or not: without an early exit this is done many at a time.
    let bad = |bad: bool, b: u8| bad | (b < b' ') | (b == 0x7f);
    if name.bytes().fold(false, bad) {
        return Err(fault(format!("{what} {name:?} has control characters")));
    }
    Ok(())
}

/// A name that stands twice in the list.
fn repeated(names: &[String]) -> Option<&String> {
    if names.len() <= 8 {
        let twice = |(i, name): &(usize, &String)| names[..*i].contains(name);
        return names.iter().enumerate().find(twice).map(|(_, name)| name);
    }
    let mut seen = HashSet::with_capacity(names.len());
    names.iter().find(|name| !seen.insert(name.as_str()))
}

fn check_const(program: &Program, constant: &Const, depth: usize) -> Result<(), String> {
    match constant {
        Const::None | Const::Bool(_) | Const::Ellipsis | Const::Int(_) | Const::Float(_) => Ok(()),
        Const::Str(_) | Const::Bytes(_) => Ok(()),
        Const::BigInt { negative, limbs } => {
            let small = match limbs[..] {
                [] => true,
                [limb] if *negative => limb <= 1 << 63,
                [limb] => limb < 1 << 63,
                [.., last] => last == 0,
            };
            if small {
                return Err("a big integer that is not in its shortest form".into());
            }
            Ok(())
        }
        Const::Tuple(items) | Const::FrozenSet(items) => {
            if depth == MAX_CONST_DEPTH {
                return Err(format!("nested more than {MAX_CONST_DEPTH} deep"));
            }
            for item in items {
                if matches!(item, Const::Code(_)) {
                    return Err("a code object within another constant".into());
                }
                check_const(program, item, depth + 1)?;
            }
            Ok(())
        }
        Const::Code(CodeId(id)) => {
            if *id as usize >= program.codes.len() {
                let n = program.codes.len();
                return Err(format!("code {id}, but the program has {n} code objects"));
            }
            Ok(())
        }
    }
}

/// The bits of an instruction that each op uses, by number; 0 for a number that is no op.
static USED_BITS: [u64; 256] = {
    let mut used = [0; 256];
    let mut row = 0;
    while row < crate::bytecode::OPS.len() {
        let info = &crate::bytecode::OPS[row];
        let mut bits = 0xff;
        let mut i = 0;
        while i < info.operands.len() {
            bits |= match info.operands[i].0 {
                Field::X => 0xff00,
                Field::A => 0xffff_0000,
                Field::B => 0xffff << 32,
                Field::C => 0xffff << 48,
                Field::BC => 0xffff_ffff << 32,
            };
            i += 1;
        }
        used[info.op as usize] = bits;
        row += 1;
    }
    used
};

/// Whether the word is an op with nothing in the fields that the op does not use.
pub fn is_canonical(instr: Instr) -> bool {
    let used = USED_BITS[instr.op_number() as usize];
    used != 0 && instr.0 & !used == 0
}

fn check_instrs(program: &Program, code: &Code) -> Result<(), Fault> {
    let Some(last) = code.instrs.last() else {
        return Err(fault("has no instructions"));
    };
    if code.instrs.len() >= i32::MAX as usize {
        return Err(fault("has too many instructions"));
    }
    let limits = Limits::new(code);
    for (pc, instr) in code.instrs.iter().enumerate() {
        if !limits.surely_fine(pc, *instr) {
            check_instr(program, code, pc, *instr).map_err(|what| fault_at(pc, what))?;
        }
    }
    if !flow::ends(*last) {
        return Err(fault_at(
            code.instrs.len() - 1,
            "control can run off the end of the code",
        ));
    }
    Ok(())
}

/// The sizes that operands are checked against.
struct Limits {
    n_regs: u32,
    n_consts: u32,
    n_names: u32,
    n_free: u32,
    n_instrs: i64,
}

impl Limits {
    fn new(code: &Code) -> Limits {
        // With an empty name in the table, each mention of a name has to be looked at.
        let named = !code.names.iter().any(String::is_empty);
        Limits {
            n_regs: code.n_regs as u32,
            n_consts: code.consts.len() as u32,
            n_names: if named { code.names.len() as u32 } else { 0 },
            n_free: code.free.len() as u32,
            n_instrs: code.instrs.len() as i64,
        }
    }

    /// Whether nothing can be wrong with the instruction: it has no selector that has to be looked at, and its
    /// operands are in range. Nearly all instructions pass here, without the code that words an error.
    #[inline]
    fn surely_fine(&self, pc: usize, instr: Instr) -> bool {
        let used = USED_BITS[instr.op_number() as usize];
        if used == 0 || instr.0 & (!used | 0xff00) != 0 {
            return false;
        }
        let Some(op) = instr.op() else { return false };
        let special = matches!(
            op,
            Op::LoadConst | Op::MakeFunction | Op::FormatValue | Op::Raise | Op::Import
        );
        if special || is_generator_op(op) {
            return false;
        }
        op.info().operands.iter().all(|&(field, role)| {
            let value = instr.field(field);
            match role {
                Role::Dst | Role::Src | Role::SrcDst | Role::Iter | Role::IterDst => {
                    value < self.n_regs
                }
                Role::ExitReg | Role::ExitDst | Role::Exc => value < self.n_regs,
                Role::DstRange(len) | Role::SrcRange(len) | Role::CallRange(len) => {
                    value + instr.range_len(len) <= self.n_regs
                }
                Role::Const => value < self.n_consts,
                Role::Name => value < self.n_names,
                Role::Free => value < self.n_free,
                Role::Jump => {
                    let target = pc as i64 + 1 + instr.signed(field) as i64;
                    target >= 0 && target < self.n_instrs
                }
                Role::Int | Role::Num => true,
            }
        })
    }
}

/// Checks one instruction thoroughly.
fn check_instr(program: &Program, code: &Code, pc: usize, instr: Instr) -> Result<(), String> {
    let op = instr
        .op()
        .ok_or_else(|| format!("{} is not the number of an op", instr.op_number()))?;
    if !is_canonical(instr) {
        return Err("a field that the op does not use is not zero".into());
    }
    for &(field, role) in op.info().operands {
        check_operand(code, pc, instr, field, role)?;
    }
    check_selectors(program, code, instr, op)?;
    if is_generator_op(op) && !code.has(code_flags::GENERATOR) {
        return Err("only a generator can yield".into());
    }
    Ok(())
}

/// Whether the operand is in range.
#[inline]
fn check_operand(
    code: &Code,
    pc: usize,
    instr: Instr,
    field: Field,
    role: Role,
) -> Result<(), String> {
    let value = instr.field(field);
    match role {
        Role::Dst | Role::Src | Role::SrcDst | Role::Iter | Role::IterDst => {
            check_regs(code, value, 1)
        }
        Role::ExitReg | Role::ExitDst | Role::Exc => check_regs(code, value, 1),
        Role::DstRange(len) | Role::SrcRange(len) | Role::CallRange(len) => {
            check_regs(code, value, instr.range_len(len))
        }
        Role::Const => check_index(value, code.consts.len(), "constant"),
        Role::Free => check_index(value, code.free.len(), "captured variable"),
        Role::Name => {
            check_index(value, code.names.len(), "name")?;
            let relative_import = instr.op() == Some(Op::Import) && instr.x() > 0;
            if code.names[value as usize].is_empty() && !relative_import {
                return Err(format!("name {value} is empty"));
            }
            Ok(())
        }
        Role::Jump => {
            let target = pc as i64 + 1 + instr.signed(field) as i64;
            if target < 0 || target >= code.instrs.len() as i64 {
                let n = code.instrs.len();
                return Err(format!("jumps to pc {target}, but the code is {n} long"));
            }
            Ok(())
        }
        Role::Int | Role::Num => Ok(()),
    }
}

#[inline]
fn check_regs(code: &Code, first: u32, count: u32) -> Result<(), String> {
    if first + count <= code.n_regs as u32 {
        return Ok(());
    }
    let n_regs = code.n_regs;
    Err(match count {
        0 | 1 => format!("register {first}, but the code has {n_regs}"),
        _ => format!(
            "registers {first} to {}, but the code has {n_regs}",
            first + count - 1
        ),
    })
}

#[inline]
fn check_index(index: u32, n: usize, what: &str) -> Result<(), String> {
    if (index as usize) < n {
        return Ok(());
    }
    Err(format!("{what} {index}, but the code has {n}"))
}

/// Whether the selectors and flag bits of the instruction mean something.
fn check_selectors(program: &Program, code: &Code, instr: Instr, op: Op) -> Result<(), String> {
    use Op::*;
    let x = instr.x();
    match op {
        LoadSpecial => at_most(x, special::UNBOUND, "special value"),
        LoadIntrinsic => at_most(x, intrinsic::COUNT - 1, "intrinsic"),
        LoadConst => match code.consts[instr.bc() as usize] {
            Const::Code(_) => Err("loads a code object: only make_function can use one".into()),
            _ => Ok(()),
        },
        Add | Sub | Mul | TrueDiv | FloorDiv | Mod | Pow | LShift | RShift | BitAnd | BitOr
        | BitXor | MatMul | AddI | SubI | MulI | FloorDivI | ModI | BitAndI | LShiftI | RShiftI => {
            at_most(x, 1, "in-place flag")
        }
        Is | In => at_most(x, 1, "negation flag"),
        JumpIf | JumpLt | JumpLe | JumpEq | JumpNe | JumpGt | JumpGe | JumpLtI | JumpLeI
        | JumpEqI | JumpNeI | JumpGtI | JumpGeI | JumpIs | JumpIsNone | JumpIn => {
            at_most(x, 1, "sense")
        }
        FormatValue => {
            let all = conversion::ASCII | conversion::HAS_SPEC;
            at_most(x, all, "set of conversion bits")?;
            if x & conversion::HAS_SPEC == 0 && instr.c() != instr.b() {
                return Err("without a format spec, c must repeat b".into());
            }
            Ok(())
        }
        Raise => match x {
            1 if instr.b() != instr.a() => Err("without a cause, b must repeat a".into()),
            1 | 2 => Ok(()),
            _ => Err(format!("selector {x}, where 1 or 2 is meant")),
        },
        MakeFunction => check_make(program, code, instr),
        Nop | Move | LoadInt | CheckBound | GlobalGet | GlobalSet | GlobalDel | NameGet
        | NameSet | NameDel | NameGetFree | CellNew | CellGet | CellSet | CellDel | FreeGet
        | FreeSet | FreeDel | FreeCell | Neg | Pos | Invert | Not | Lt | Le | Eq | Ne | Gt | Ge
        | Jump | GetIter | ForIter | Unpack | UnpackEx | BuildList | BuildTuple | BuildSet
        | BuildDict | BuildString | BuildSlice | ListAppend | SetAdd | DictInsert | ListExtend
        | SetUpdate | DictUpdate | DictMerge | ListToTuple | GetAttr | SetAttr | DelAttr
        | GetItem | SetItem | DelItem | Call | CallMethod | CallKw | CallEx | Return | Yield
        | YieldFrom | RaiseAgain | Reraise | ExcMatch | ExcValue | WithEnter | WithExit
        | WithExcept | WithBind | ExcArgs | Import | ImportFrom | ImportStar => Ok(()),
    }
}

fn at_most(x: u8, max: u8, what: &str) -> Result<(), String> {
    if x <= max {
        return Ok(());
    }
    Err(format!("{what} {x}, but the largest is {max}"))
}

/// Whether the function's code can be a function, and gets a closure exactly if it wants one.
fn check_make(program: &Program, code: &Code, instr: Instr) -> Result<(), String> {
    const ALL: u8 = make::DEFAULTS | make::KW_DEFAULTS | make::ANNOTATIONS | make::CLOSURE;
    at_most(instr.x(), ALL, "set of function parts")?;
    let Const::Code(CodeId(id)) = code.consts[instr.c() as usize] else {
        return Err(format!("constant {} is not a code object", instr.c()));
    };
    let inner = &program.codes[id as usize];
    if inner.has(code_flags::MODULE) {
        return Err(format!("code {id} is a module's top level"));
    }
    let n_free = inner.free.len();
    match (instr.x() & make::CLOSURE != 0, n_free) {
        (true, 0) => Err(format!("a closure for code {id}, which captures nothing")),
        (false, 1..) => Err(format!(
            "no closure for code {id}, which captures {n_free} variables"
        )),
        _ => Ok(()),
    }
}

/// The tables of handlers and of handled exceptions.
fn check_ranges(code: &Code) -> Result<(), Fault> {
    let n = code.instrs.len() as u32;
    let check = |start: u32, end: u32, target: u32, reg: u16| -> Result<(), String> {
        if start >= end {
            return Err(format!("range {start}..{end} is empty"));
        }
        if end > n {
            return Err(format!("range {start}..{end}, but the code is {n} long"));
        }
        if target >= n {
            return Err(format!("target pc {target}, but the code is {n} long"));
        }
        check_regs(code, reg as u32, 1)
    };
    for (i, h) in code.handlers.iter().enumerate() {
        check(h.start, h.end, h.target, h.reg)
            .map_err(|what| fault(format!("handler {i}: {what}")))?;
    }
    for (i, h) in code.handled.iter().enumerate() {
        check(h.start, h.end, 0, h.reg)
            .map_err(|what| fault(format!("handled range {i}: {what}")))?;
    }
    Ok(())
}

fn check_spans(code: &Code) -> Result<(), Fault> {
    if code.spans.is_empty() {
        return Ok(());
    }
    if code.spans.len() != code.instrs.len() {
        return Err(fault(format!(
            "{} spans for {} instructions",
            code.spans.len(),
            code.instrs.len()
        )));
    }
    let mut before = Span::default();
    for (pc, span) in code.spans.iter().enumerate() {
        // Neighbours mostly share their span.
        if *span == before {
            continue;
        }
        before = *span;
        let ordered = (span.line, span.col) <= (span.end_line, span.end_col);
        if *span != Span::default() && (span.line == 0 || !ordered) {
            return Err(fault_at(
                pc,
                format!(
                    "its span {}:{}-{}:{} is not a stretch of text",
                    span.line, span.col, span.end_line, span.end_col
                ),
            ));
        }
    }
    Ok(())
}
