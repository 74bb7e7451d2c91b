//! Code objects and programs as plain data: what the front end produces, what `.pbc` files hold, what the
//! verifier checks. Nothing here touches the heap; the interpreter loads a [`Program`] into heap objects.

use super::instr::Instr;

/// Index of a code object within its [`Program`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CodeId(pub u32);

/// A compile-time constant.
#[derive(Clone, Debug, PartialEq)]
pub enum Const {
    None,
    Bool(bool),
    Ellipsis,
    /// An integer that fits 64 bits.
    Int(i64),
    /// An integer of any size: sign and magnitude, little-endian 64-bit limbs without leading zeros.
    BigInt {
        negative: bool,
        limbs: Vec<u64>,
    },
    Float(f64),
    Str(String),
    Bytes(Vec<u8>),
    Tuple(Vec<Const>),
    /// A frozen set of constants (`x in {1, 2, 3}`), without repeats.
    FrozenSet(Vec<Const>),
    /// Another code object of the same program (nested function, lambda, class body, comprehension).
    Code(CodeId),
}

/// What sort of code it is, and how its parameters are shaped: bits.
pub mod code_flags {
    /// Calling it makes a generator.
    pub const GENERATOR: u32 = 1;
    /// Has `*args`: the register after the positional and keyword-only parameters.
    pub const VARARGS: u32 = 2;
    /// Has `**kwargs`: the register after that.
    pub const VARKEYWORDS: u32 = 4;
    /// Runs with a namespace dict in register 0: class bodies, and `exec` with separate locals.
    pub const NAMESPACE: u32 = 8;
    /// A module's top level.
    pub const MODULE: u32 = 16;
    /// Library code whose frames tracebacks do not show.
    pub const HIDDEN: u32 = 32;
    /// Was defined within another function: its qualified name holds `<locals>`.
    pub const NESTED: u32 = 64;
    /// Library code that stands for a native: calls with wrong arguments are worded as for natives.
    pub const NATIVE: u32 = 128;
}

/// Registers `start..end` of the code are protected: an exception raised at one of these pcs goes to `target`
/// with the exception in register `reg`. Of several that cover a pc the first in the table counts (innermost first).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Handler {
    pub start: u32,
    pub end: u32,
    pub target: u32,
    pub reg: u16,
}

/// While pc is in `start..end`, the exception in register `reg` is being handled: it is what a bare `raise`
/// re-raises, what `sys.exc_info()` shows and what becomes the context of a new exception. Innermost first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Handled {
    pub start: u32,
    pub end: u32,
    pub reg: u16,
}

/// Where an instruction comes from. Lines count from 1, columns (in UTF-8 bytes) from 0; all 0 = nowhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Hash)]
pub struct Span {
    pub line: u32,
    pub col: u32,
    pub end_line: u32,
    pub end_col: u32,
}

/// A named local variable, for `locals()`, tracebacks and tools.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Local {
    pub name: String,
    pub reg: u16,
    /// The register holds a cell, because a nested function captures the variable.
    pub cell: bool,
}

/// One compiled function, lambda, comprehension, class body or module.
///
/// On entry the parameters are in registers `0..n`: positional ones, then keyword-only ones, then `*args`, then
/// `**kwargs`. A `NAMESPACE` code has its namespace dict in register 0 and no parameters. All other registers are
/// undefined: the verifier proves that none is read before it is written on every path, and code that needs
/// "maybe unbound" variables writes UNBOUND into them first.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Code {
    pub name: String,
    pub qualname: String,
    pub doc: Option<String>,
    /// Bits of [`code_flags`].
    pub flags: u32,
    /// Positional parameters, positional-only ones included.
    pub n_pos: u16,
    /// How many of them are positional-only.
    pub n_posonly: u16,
    /// Keyword-only parameters.
    pub n_kwonly: u16,
    /// Parameter names in register order, `*args` and `**kwargs` included.
    pub params: Vec<String>,
    /// Registers in a frame. At least the number of parameters.
    pub n_regs: u16,
    pub first_line: u32,
    pub instrs: Vec<Instr>,
    pub consts: Vec<Const>,
    /// Names of globals, attributes, methods, modules that instructions mention.
    pub names: Vec<String>,
    /// Captured variables, in the order of the closure tuple.
    pub free: Vec<String>,
    /// Local variables that are not parameters, and cells of parameters.
    pub locals: Vec<Local>,
    pub handlers: Vec<Handler>,
    pub handled: Vec<Handled>,
    /// One per instruction, or empty when stripped.
    pub spans: Vec<Span>,
}

impl Code {
    /// Total number of parameter registers.
    pub fn n_params(&self) -> usize {
        let var = (self.flags & code_flags::VARARGS != 0) as usize
            + (self.flags & code_flags::VARKEYWORDS != 0) as usize;
        self.n_pos as usize + self.n_kwonly as usize + var
    }

    /// Whether all of these [`code_flags`] are set.
    pub fn has(&self, flags: u32) -> bool {
        self.flags & flags == flags
    }

    /// The handler that an exception raised at a pc goes to.
    pub fn handler_at(&self, pc: u32) -> Option<&Handler> {
        self.handlers.iter().find(|h| h.start <= pc && pc < h.end)
    }

    /// The range of the exception that is being handled at a pc.
    pub fn handled_at(&self, pc: u32) -> Option<&Handled> {
        self.handled.iter().find(|h| h.start <= pc && pc < h.end)
    }
}

/// A compiled source file: its code objects, the first of which is the top level.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Program {
    /// File name as tracebacks show it.
    pub file: String,
    /// Source text, for the excerpts in tracebacks; empty when stripped.
    pub source: String,
    pub codes: Vec<Code>,
}
