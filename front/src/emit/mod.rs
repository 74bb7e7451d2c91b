//! The emitter: one code object under construction.
//!
//! Lowering appends instructions whose jumps go to labels; [`finish`](crate::emit::Emitter::finish) turns them into
//! a code object. In between, an instruction's jump field is empty and its label stands beside it, so code may be
//! deleted (unreachable instructions, checks proved needless) and jumps may grow without anybody patching anything.
//!
//! Regions (exception handlers, and "this exception is being handled") are lists of instruction ranges: lowering
//! suspends a region while it emits the code of an exit that leaves it, and resumes it afterwards.
//!
//! Registers: parameters first, then variables, then temporaries used as a stack. Only the limit is checked here.

mod assigned;
mod flow;
mod layout;
mod peephole;
mod pool;

pub use pool::{Consts, Names};

use pirn_vm::bytecode::{Field, Handled, Handler, Instr, Op, Span};

/// A register.
pub type Reg = u16;

/// A place that jumps go to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Label(pub u32);

/// An index into the regions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RegionId(usize);

/// One instruction under construction.
#[derive(Clone, Copy, Debug)]
pub struct Ins {
    pub word: Instr,
    pub span: Span,
    pub label: Option<Label>,
    /// A jump that is a statement on a line of its own, which tracing tells: it is executed wherever it leads.
    pub own_line: bool,
}

/// What a region means.
#[derive(Clone, Copy, Debug)]
enum RegionKind {
    Handler(Label),
    Handled,
}

#[derive(Clone, Debug)]
struct Region {
    kind: RegionKind,
    reg: Reg,
    segments: Vec<(u32, u32)>,
    open: Option<u32>,
    /// Position in the order in which regions ended: inner ones end first.
    ended: u32,
}

impl Region {
    /// The handler's label.
    fn target(&self) -> Option<Label> {
        match self.kind {
            RegionKind::Handler(label) => Some(label),
            RegionKind::Handled => None,
        }
    }
}

/// Highest number of registers of a frame.
const MAX_REGS: u32 = 65_000;

/// A code object under construction.
#[derive(Debug)]
pub struct Emitter {
    pub ins: Vec<Ins>,
    labels: Vec<u32>,
    regions: Vec<Region>,
    n_ended: u32,
    pub consts: Consts,
    pub names: Names,
    /// First register that is not a parameter or variable.
    pub first_temp: u32,
    next_temp: u32,
    n_regs: u32,
    /// Registers of plain variables that `CheckBound` may guard.
    pub guarded: Vec<Reg>,
    /// Registers of variables that `locals()` and its like may look at.
    pub shown: Vec<Reg>,
    /// Registers of parameters, bound at entry.
    pub n_params: u32,
    /// Where the span of the next instruction comes from.
    pub span: Span,
    /// Set when some operand did not fit; the first reason counts.
    pub overflow: Option<&'static str>,
}

impl Emitter {
    /// An empty code object whose parameters and variables occupy the first `first_temp` registers.
    pub fn new(n_params: u32, first_temp: u32) -> Emitter {
        let mut emitter = Emitter {
            ins: Vec::new(),
            labels: Vec::new(),
            regions: Vec::new(),
            n_ended: 0,
            consts: Consts::default(),
            names: Names::default(),
            first_temp,
            next_temp: first_temp,
            n_regs: first_temp,
            guarded: Vec::new(),
            shown: Vec::new(),
            n_params,
            span: Span::default(),
            overflow: None,
        };
        if first_temp > MAX_REGS {
            emitter.overflow("too many local variables");
        }
        emitter
    }

    /// Notes that the program is too large.
    pub fn overflow(&mut self, what: &'static str) {
        self.overflow.get_or_insert(what);
    }

    /// A fresh temporary.
    pub fn temp(&mut self) -> Reg {
        self.temps(1)
    }

    /// The first of `n` consecutive fresh temporaries.
    pub fn temps(&mut self, n: u32) -> Reg {
        let first = self.next_temp;
        self.next_temp += n;
        self.n_regs = self.n_regs.max(self.next_temp);
        if self.next_temp > MAX_REGS {
            self.overflow("expression needs too many registers");
            self.next_temp = self.first_temp.min(MAX_REGS) + 1;
            return 0;
        }
        first as Reg
    }

    /// The temporaries in use, for [`Emitter::release`].
    pub fn mark(&self) -> u32 {
        self.next_temp
    }

    /// Gives back all temporaries taken since `mark`.
    pub fn release(&mut self, mark: u32) {
        self.next_temp = mark;
    }

    /// Whether the register belongs to a variable or parameter.
    pub fn is_variable(&self, reg: Reg) -> bool {
        u32::from(reg) < self.first_temp
    }

    /// Appends an instruction with 16-bit operands.
    pub fn op(&mut self, op: Op, x: u8, a: Reg, b: u16, c: u16) {
        self.push(Instr::new(op, x, a, b, c), None);
    }

    /// Appends an instruction with a 32-bit operand.
    pub fn wide(&mut self, op: Op, x: u8, a: Reg, bc: u32) {
        self.push(Instr::wide(op, x, a, bc), None);
    }

    /// Appends a jump; `word` has its jump field empty.
    pub fn jump_op(&mut self, word: Instr, label: Label) {
        self.push(word, Some(label));
    }

    /// Appends an unconditional jump.
    pub fn jump(&mut self, label: Label) {
        self.push(Instr::wide(Op::Jump, 0, 0, 0), Some(label));
    }

    /// Appends an unconditional jump that begins a line, or is the only thing on it.
    pub fn jump_on_line(&mut self, label: Label) {
        let line = self.span.line;
        self.jump(label);
        let before = self.ins.iter().rev().nth(1);
        let begins = before.is_none_or(|ins| ins.span.line != line);
        if let Some(jump) = self.ins.last_mut() {
            jump.own_line = begins;
        }
    }

    /// Appends a jump taken when the truth of `reg` is `sense`.
    pub fn jump_if(&mut self, reg: Reg, sense: bool, label: Label) {
        self.push(Instr::wide(Op::JumpIf, sense as u8, reg, 0), Some(label));
    }

    /// Copies a register, unless it is the same.
    pub fn copy(&mut self, to: Reg, from: Reg) {
        if to != from {
            self.op(Op::Move, 0, to, from, 0);
        }
    }

    /// Loads one of the special values.
    pub fn special(&mut self, to: Reg, which: u8) {
        self.wide(Op::LoadSpecial, which, to, 0);
    }

    fn push(&mut self, word: Instr, label: Option<Label>) {
        self.ins.push(Ins {
            word,
            span: self.span,
            label,
            own_line: false,
        });
    }

    /// Index of the next instruction.
    fn here(&self) -> u32 {
        self.ins.len() as u32
    }

    /// A label whose place is not known yet.
    pub fn label(&mut self) -> Label {
        self.labels.push(u32::MAX);
        Label(self.labels.len() as u32 - 1)
    }

    /// Puts the label here.
    pub fn place(&mut self, label: Label) {
        self.labels[label.0 as usize] = self.here();
    }

    /// A new label, here.
    pub fn label_here(&mut self) -> Label {
        let label = self.label();
        self.place(label);
        label
    }

    fn begin(&mut self, kind: RegionKind, reg: Reg) -> RegionId {
        self.regions.push(Region {
            kind,
            reg,
            segments: Vec::new(),
            open: Some(self.here()),
            ended: u32::MAX,
        });
        RegionId(self.regions.len() - 1)
    }

    /// Exceptions raised from here on go to `target` in `reg`.
    pub fn begin_handler(&mut self, target: Label, reg: Reg) -> RegionId {
        self.begin(RegionKind::Handler(target), reg)
    }

    /// From here on the exception in `reg` is being handled.
    pub fn begin_handled(&mut self, reg: Reg) -> RegionId {
        self.begin(RegionKind::Handled, reg)
    }

    /// Interrupts a region.
    pub fn suspend(&mut self, id: RegionId) {
        let here = self.here();
        let region = &mut self.regions[id.0];
        if let Some(start) = region.open.take()
            && start < here
        {
            region.segments.push((start, here));
        }
    }

    /// Resumes an interrupted region.
    pub fn resume(&mut self, id: RegionId) {
        let here = self.here();
        self.regions[id.0].open = Some(here);
    }

    /// Ends a region.
    pub fn end(&mut self, id: RegionId) {
        self.suspend(id);
        self.regions[id.0].ended = self.n_ended;
        self.n_ended += 1;
    }

    /// Index of a name for an operand of 16 bits.
    pub fn name16(&mut self, name: &str) -> u16 {
        let index = self.names.index(name);
        if index > u32::from(u16::MAX) {
            self.overflow("too many different names in one code object");
        }
        index as u16
    }

    /// Turns what was emitted into instructions and tables.
    pub fn finish(mut self) -> Finished {
        self.regions.sort_by_key(|region| region.ended);
        peephole::hop(&mut self);
        let flow = flow::Flow::new(&self);
        let needless = assigned::Assigned::compute(&self, &flow);
        layout::layout(self, &flow, needless)
    }
}

/// What [`Emitter::finish`] gives.
#[derive(Debug)]
pub struct Finished {
    pub instrs: Vec<Instr>,
    pub spans: Vec<Span>,
    pub handlers: Vec<Handler>,
    pub handled: Vec<Handled>,
    pub n_regs: u32,
    pub consts: Consts,
    pub names: Vec<String>,
    pub overflow: Option<&'static str>,
}

/// The field that holds an op's jump distance.
fn jump_field(op: Op) -> Field {
    use pirn_vm::bytecode::Role;
    let operands = op.info().operands.iter();
    let found = operands.filter(|(_, role)| *role == Role::Jump);
    found.map(|(field, _)| *field).next().unwrap_or(Field::BC)
}
