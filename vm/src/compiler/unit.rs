//! Compiled code as the VM keeps it.
//!
//! A unit is the native code of one entry, and the table of its exits. An exit's record says how to build the heap
//! frames of what the unit was executing, from values that the code stored into the scratch area: inlined frames and
//! unboxed values included. Records are immutable but for their counters.

use super::EntryPoint;
use crate::objects::{CodeRef, Cont, GeneratorState, IterVariety};
use crate::value::Value;
use std::any::Any;
use std::cell::Cell;
use std::time::{Duration, Instant};

/// Why native code was left.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ExitReason {
    /// What it assumed did not hold, or it has no code for what comes.
    Guard,
    /// A function could not be entered: no code, or a limit.
    Refused,
    /// A poll found something to do.
    Poll,
    /// A helper answered other than with a value.
    Answer,
    /// The instruction was done, but something else wants attention.
    Attention,
}

impl ExitReason {
    pub const ALL: [ExitReason; ExitReason::COUNT] = [
        ExitReason::Guard,
        ExitReason::Refused,
        ExitReason::Poll,
        ExitReason::Answer,
        ExitReason::Attention,
    ];
    pub const COUNT: usize = 5;
}

/// A place where native code was left.
#[derive(Clone, Debug)]
pub struct ExitCount {
    pub reason: ExitReason,
    /// Qualified name of the function.
    pub function: String,
    /// 0 when it is not known.
    pub line: u32,
    /// The instruction.
    pub op: &'static str,
    pub count: u64,
}

/// How a value stands in the scratch area.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Repr {
    /// A value word.
    Boxed,
    /// An integer of 64 bits.
    Int,
    /// An integer of 64 bits without a sign.
    Wide,
    /// A double.
    Float,
    /// The position of the iterator in the register, an integer: it goes into the iterator.
    IterPos,
    /// How many items the iterator in the register has left: it goes into the iterator.
    IterLeft,
    /// The step of a loop's iterator over a range, which is made of it and of the register's other two records.
    Range,
}

/// Where an exit finds a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// At this place of the scratch area, in this form.
    Place(u16, Repr),
    /// It is always this one, which the unit keeps alive.
    Known(Value),
    /// The exit makes it, by its recipe of this number.
    Made(u16),
}

/// An object that native code has done without, and the exit makes.
#[derive(Debug)]
pub enum Recipe {
    /// A function of this code in these globals, which closes over these cells.
    Function {
        code: Value,
        globals: Value,
        cells: Box<[Source]>,
    },
    /// A range: start, stop and step.
    Range([Source; 3]),
    /// A loop's iterator over the object of this number.
    IterOf(u16),
    /// A generator: its frame, as it is to be filled, and in what state it is. A running one's frame is filled as one of the activation's.
    Generator {
        frame: FrameRecord,
        state: GeneratorState,
    },
    /// An iterator of this variety over these sequences, at this position in all of them.
    Iter {
        variety: IterVariety,
        sources: Box<[Source]>,
        pos: Source,
    },
}

/// A register's value.
#[derive(Clone, Copy, Debug)]
pub struct SlotRecord {
    pub reg: u16,
    pub source: Source,
}

/// One frame to be built.
#[derive(Debug)]
pub struct FrameRecord {
    /// The code's loaded form; kept alive by the function.
    pub rt: CodeRef,
    /// The function.
    pub func: Source,
    pub pc: u32,
    pub cont: Cont,
    /// The frame itself where there is one already: a generator's. Other frames are made.
    pub frame: Option<Source>,
    pub slots: Box<[SlotRecord]>,
}

/// An exit.
#[derive(Debug)]
pub struct ExitRecord {
    /// What is made for the frames, in this order: each may mention those before it.
    pub made: Box<[Recipe]>,
    /// Outermost first. That one may exist on the heap already, and so do those of generators.
    pub frames: Box<[FrameRecord]>,
    /// How often a guard failed here.
    pub failed: Cell<u32>,
    /// How many exceptions left here.
    pub passed: Cell<u32>,
    /// How often it was taken, by reason.
    pub taken: [Cell<u32>; ExitReason::COUNT],
    /// The guard was moved to a loop's entry: when it fails often, the next compilation leaves guards where they are.
    pub hoisted: bool,
    /// Serial number of the unit's code, and its entry.
    pub owner: u32,
    pub entry: EntryPoint,
}

/// The native code of one entry.
pub struct Unit {
    /// Serial number of the code object it is an entry of.
    pub owner: u32,
    pub entry: EntryPoint,
    /// Address of the first machine instruction; null as long as a thread of the compiler makes it.
    pub address: *const u8,
    /// Number by which the compiler says that it has been made.
    pub ticket: u64,
    pub exits: Box<[ExitRecord]>,
    /// Objects whose addresses are in the code.
    pub roots: Vec<Value>,
    /// Number of places of the scratch area that the exits use.
    pub scratch: usize,
    /// Bytecode instructions translated.
    pub instructions: u32,
    /// Instructions of the intermediate form.
    pub size: u32,
    /// The machine code is as good as it gets; otherwise it was made quickly.
    pub thorough: bool,
    /// From what better machine code can be made, where the compiler has kept that.
    pub spare: Option<Box<dyn Any>>,
    /// How often a poll found it running; [`Unit::ASKED`] when better code has been asked for.
    pub seen: Cell<u32>,
    /// Bytes of machine code.
    pub code_bytes: u32,
    /// Owns the memory of the code, and gives it back when dropped.
    pub memory: Option<Box<dyn Any>>,
}

impl Unit {
    /// In the place of a number of polls.
    pub const ASKED: u32 = u32::MAX;

    /// Whether the machine code has this address.
    pub fn has(&self, address: u64) -> bool {
        let begins = self.address as u64;
        (begins..begins + self.code_bytes as u64).contains(&address)
    }

    /// Takes the machine code that was made of it.
    pub fn place(&mut self, code: FinishedCode) {
        (self.address, self.code_bytes) = (code.address, code.code_bytes);
        self.memory = Some(code.memory);
    }

    /// Whether no guard has failed: the compiler would see what it saw when it made this.
    pub fn holds(&self) -> bool {
        self.exits.iter().all(|exit| exit.failed.get() == 0)
    }
}

/// Machine code that a thread of the compiler has made.
pub struct Finished {
    /// The unit's number.
    pub ticket: u64,
    /// `None`: the code generator refused.
    pub code: Option<FinishedCode>,
    /// See [`Unit::spare`].
    pub spare: Option<Box<dyn Any>>,
    /// When it was begun, and the time it took.
    pub began: Instant,
    pub compile_ns: u64,
}

impl Finished {
    /// When it was done.
    pub fn ended(&self) -> Instant {
        self.began + Duration::from_nanos(self.compile_ns)
    }
}

/// The parts of a [`Unit`] that were missing.
pub struct FinishedCode {
    pub address: *const u8,
    pub code_bytes: u32,
    pub memory: Box<dyn Any>,
}
