//! Code objects: bytecode in the form the interpreter runs.
//!
//! A [`CodeObject`] is the heap object a program can see; its [`RtCode`] is the Rust side: the instructions, the
//! constants as values, the feedback cells and counters. The VM owns the `RtCode`s and drops one when its object is
//! dead. The bytecode itself is immutable.
#![expect(
    unsafe_code,
    reason = "hands out pointers into code that its object keeps alive"
)]

use super::object;
use crate::bytecode::liveness::{Liveness, RegSet};
use crate::bytecode::{Code, CodeId, Instr, Program, code_flags};
use crate::heap::Header;
use crate::value::Value;
use std::cell::{Cell, OnceCell, RefCell};
use std::collections::HashMap;
use std::sync::Arc;

/// One instruction's feedback: what the interpreter saw there. Ids and versions only, never values.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[repr(C)]
pub struct Feedback(pub [u32; 4]);

/// A code object.
#[repr(C)]
pub struct CodeObject {
    pub header: Header,
    /// Owned by the VM's table of codes; alive as long as this object.
    pub rt: *const RtCode,
}
object!(CodeObject, Code);

impl CodeObject {
    pub fn rt(&self) -> &RtCode {
        // SAFETY: the VM drops the `RtCode` only when this object is dead.
        unsafe { &*self.rt }
    }
}

/// How a call's arguments get into a frame, precomputed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Arity {
    /// Number of positional arguments for which they are simply copied, or `u16::MAX` when binding takes more
    /// (defaults, keyword-only, `*args`, `**kwargs`, generators, namespaces).
    pub simple: u16,
    /// Number of parameters when all are positional (defaults may stand for the last of them), else `u16::MAX`.
    pub positional: u16,
    pub n_pos: u16,
    pub n_params: u16,
}

/// The interpreter's form of a code object.
pub struct RtCode {
    pub program: Arc<Program>,
    pub id: CodeId,
    pub arity: Arity,
    pub n_regs: u32,
    /// Bits of [`code_flags`].
    pub flags: u32,
    /// Size class of its frames plus one; 0 when they are too large for a block.
    pub frame_class: u16,
    pub consts: Box<[Value]>,
    /// Interned strings.
    pub names: Box<[Value]>,
    /// Interned strings, one for each parameter.
    pub params: Box<[Value]>,
    pub name: Value,
    pub qualname: Cell<Value>,
    pub doc: Value,
    /// Number in the order of loading: an id that feedback may hold.
    pub serial: u32,
    /// Calls and taken back-edges so far.
    pub heat: Cell<u32>,
    /// The first instruction, and the first feedback cell once made: what the interpreter loads at every call.
    entry: *const Instr,
    cells: Cell<*const Cell<Feedback>>,
    feedback: OnceCell<Box<[Cell<Feedback>]>>,
    liveness: OnceCell<Liveness>,
    live_cache: RefCell<HashMap<u32, Arc<RegSet>>>,
}

/// The parts of an [`RtCode`] that hold values, made by the VM when it loads a program.
pub struct CodeValues {
    pub consts: Box<[Value]>,
    pub names: Box<[Value]>,
    pub params: Box<[Value]>,
    pub name: Value,
    pub qualname: Value,
    pub doc: Value,
}

impl RtCode {
    pub fn new(
        program: Arc<Program>,
        id: CodeId,
        values: CodeValues,
        frame_class: u16,
        serial: u32,
    ) -> RtCode {
        let code = &program.codes[id.0 as usize];
        let special = code_flags::GENERATOR
            | code_flags::VARARGS
            | code_flags::VARKEYWORDS
            | code_flags::NAMESPACE;
        let simple = code.flags & special == 0 && code.n_kwonly == 0;
        let positional = code.flags & (special & !code_flags::GENERATOR) == 0 && code.n_kwonly == 0;
        RtCode {
            arity: Arity {
                simple: if simple { code.n_pos } else { u16::MAX },
                positional: if positional { code.n_pos } else { u16::MAX },
                n_pos: code.n_pos,
                n_params: code.n_params() as u16,
            },
            // One more for a generator's link to its object.
            n_regs: code.n_regs as u32,
            flags: code.flags,
            frame_class,
            consts: values.consts,
            names: values.names,
            params: values.params,
            name: values.name,
            qualname: Cell::new(values.qualname),
            doc: values.doc,
            serial,
            heat: Cell::new(0),
            entry: code.instrs.as_ptr(),
            cells: Cell::new(std::ptr::null()),
            feedback: OnceCell::new(),
            liveness: OnceCell::new(),
            live_cache: RefCell::default(),
            program,
            id,
        }
    }

    pub fn code(&self) -> &Code {
        &self.program.codes[self.id.0 as usize]
    }

    pub fn has(&self, flags: u32) -> bool {
        self.flags & flags != 0
    }

    /// The instructions.
    pub fn instrs(&self) -> &[Instr] {
        &self.code().instrs
    }

    /// Address of the first instruction.
    #[inline(always)]
    pub fn instrs_ptr(&self) -> *const Instr {
        self.entry
    }

    /// Address of the first feedback cell.
    #[inline(always)]
    pub fn feedback_ptr(&self) -> *const Cell<Feedback> {
        let p = self.cells.get();
        if p.is_null() { self.make_feedback() } else { p }
    }

    #[cold]
    fn make_feedback(&self) -> *const Cell<Feedback> {
        self.cells.set(self.feedback().as_ptr());
        self.cells.get()
    }

    /// The feedback cells, one per instruction, made at the first call.
    pub fn feedback(&self) -> &[Cell<Feedback>] {
        self.feedback
            .get_or_init(|| vec![Cell::new(Feedback::default()); self.instrs().len()].into())
    }

    /// Registers that are live before the instruction at `pc`.
    pub fn live_at(&self, pc: u32) -> Arc<RegSet> {
        let mut cache = self.live_cache.borrow_mut();
        let make = || {
            let mut set = RegSet::default();
            self.liveness
                .get_or_init(|| Liveness::new(self.code()))
                .live_in(self.code(), pc, &mut set);
            Arc::new(set)
        };
        cache.entry(pc).or_insert_with(make).clone()
    }
}
