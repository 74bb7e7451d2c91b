//! Activation records and the things that own chains of them.
//!
//! A frame is in bytecode terms only: (function, pc, registers). A *suspended* frame stands at an instruction that
//! has not finished: its continuation says what to do with the value the callee returns. Registers that are not
//! live at that pc hold garbage that nothing may look at: the code's liveness map tells.
#![expect(unsafe_code, reason = "objects with a tail of registers")]

use super::object;
use crate::heap::Header;
use crate::value::Value;
use std::cell::Cell;
use std::sync::atomic::{AtomicU32, Ordering};

/// What a suspended instruction does with the value it waits for. Append-only; at most eight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Cont {
    /// Write it to the destination register and go on.
    Store = 0,
    /// Forget it and go on.
    Discard = 1,
    /// Take its truth and jump or not.
    Branch = 2,
    /// It is the next item of a `for` loop; StopIteration ends the loop.
    Iterate = 3,
    /// It is what `__init__` returned: check for None, then the destination gets the instance in the callee slot.
    Init = 4,
    /// It is an operator method's answer: NotImplemented means try the next way (`stage` tells how far it got).
    Convert = 5,
    /// It is what `__exit__` returned.
    Exit = 6,
    /// The frame is a native's: resume it with the value.
    ResumeNative = 7,
}

/// Frame flags.
pub mod frame_flag {
    /// The frame of a generator, which is in the register after the last.
    pub const GENERATOR: u16 = 1;
    /// A native's frame: `func` is a Builtin, register 0 its state.
    pub const NATIVE: u16 = 2;
    /// Returning from it leaves the interpreter: the host called it.
    pub const BOTTOM: u16 = 4;
    /// A native's frame above one that was interrupted between two instructions: that one goes on where it stands, and
    /// gets no value.
    pub const ASIDE: u16 = 8;
    /// Trace and profile functions have been told that it was entered, or it was there before they were set.
    pub const ENTERED: u16 = 16;
    /// It has a record of what trace functions keep of it: see [`trace_record`](super::trace_record).
    pub const RECORD: u16 = 32;
}

/// An activation record. The header's aux is its size class plus one, or 0 for one too large for a block.
#[repr(C)]
pub struct Frame {
    pub header: Header,
    /// [`Function`](super::Function), or [`Builtin`](super::Builtin) for a native's frame.
    pub func: Cell<Value>,
    /// The caller's frame, or UNBOUND.
    pub back: Cell<Value>,
    /// Instruction it is suspended at, or the next one.
    pub pc: Cell<u32>,
    /// [`Cont`] as a number.
    pub cont: Cell<u8>,
    pub stage: Cell<u8>,
    /// Bits of [`frame_flag`].
    pub flags: Cell<u16>,
    // Registers follow.
}
object!(Frame, Frame);

impl Frame {
    /// Address of register 0.
    #[inline(always)]
    pub fn regs(&self) -> *mut Value {
        (self as *const Frame).wrapping_add(1) as *mut Value
    }

    /// Register `i`.
    ///
    /// # Safety
    /// `i` is below the number of registers the frame was made for, and the register is initialised.
    #[inline(always)]
    pub unsafe fn reg(&self, i: usize) -> Value {
        // SAFETY: by contract.
        unsafe { *self.regs().add(i) }
    }
}

/// Where a generator stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u16)]
pub enum GeneratorState {
    Created = 0,
    Suspended = 1,
    Running = 2,
    Finished = 3,
}

/// A generator; the header's aux is its [`GeneratorState`].
#[repr(C)]
pub struct Generator {
    pub header: Header,
    /// Its frame; UNBOUND once finished.
    pub frame: Cell<Value>,
    /// The function it was made by (name, code).
    pub func: Value,
    /// What trace functions keep of its frame, if that has the flag `RECORD`; part of the frame, not of the generator.
    pub trace: Cell<Value>,
    /// The generator that it delegates to, where resuming it goes straight on to that one; else UNBOUND. Whoever has its frame go
    /// on takes that back. Follows from the frame, so no snapshot has it.
    pub inner: Cell<Value>,
}
object!(Generator, Generator);

/// The place of what trace functions keep of a frame, which has the flag `RECORD`, or gets it: the register after the last,
/// or for a generator's frame, where that is taken, a field of the generator.
pub fn trace_record<'a>(frame: crate::heap::Gc<Frame>) -> &'a Cell<Value> {
    let func: crate::heap::Gc<super::Function> = frame.func.get().expect();
    let n_regs = func.code_ref().n_regs as usize;
    // SAFETY: every frame has one register more than its code names, which is initialised as the flags say; a `Cell` is
    // laid out like what it holds. The frame and its generator are alive until the next yield point.
    unsafe {
        if frame.flags.get() & frame_flag::GENERATOR != 0 {
            let generator: crate::heap::Gc<Generator> = frame.reg(n_regs).expect();
            return &(*generator.as_ptr()).trace;
        }
        &*(frame.regs().add(n_regs) as *const Cell<Value>)
    }
}

impl Generator {
    #[inline]
    pub fn state(&self) -> GeneratorState {
        match self.header.aux() {
            0 => GeneratorState::Created,
            1 => GeneratorState::Suspended,
            2 => GeneratorState::Running,
            _ => GeneratorState::Finished,
        }
    }

    #[inline]
    pub fn set_state(&self, state: GeneratorState) {
        self.header.set_aux(state as u16);
    }
}

/// A schedulable chain of frames. What its fields mean to the scheduler stands in the runtime.
#[repr(C)]
pub struct Tasklet {
    pub header: Header,
    /// Innermost frame while it does not run; UNBOUND when dead, not started or current.
    pub frame: Cell<Value>,
    /// Neighbours in the ring of runnable tasklets or in a channel's queue; None.
    pub next: Cell<Value>,
    pub prev: Cell<Value>,
    /// The value in transit; before the start, the function.
    pub temp: Cell<Value>,
    /// The channel it is blocked on, or None.
    pub channel: Cell<Value>,
    /// State bits of the scheduler.
    pub state: Cell<u32>,
    /// Frames in its chain.
    pub depth: Cell<u32>,
    /// Rarely used: a [`Record`](super::Record), or UNBOUND.
    pub extra: Cell<Value>,
}
object!(Tasklet, Tasklet);

/// Sets a word of flags, all of it. Of a word in which one bit changes, the compiler would write only that byte; and a
/// processor hands a load what a store before it still holds back only if that one store has all of it, else the load waits
/// until it is in the cache, which is a good dozen cycles. Sending through a channel looks at such words all the time.
#[inline(always)]
pub fn set_whole(word: &Cell<u32>, bits: u32) {
    // SAFETY: the word is valid for as long as the reference, and no other thread knows it.
    unsafe { AtomicU32::from_ptr(word.as_ptr()) }.store(bits, Ordering::Relaxed);
}

/// A chain of frames that is switched to by hand. What its fields mean stands in the runtime.
#[repr(C)]
pub struct Greenlet {
    pub header: Header,
    /// Innermost frame while it is suspended, else UNBOUND.
    pub frame: Cell<Value>,
    /// Who goes on when it ends, or None.
    pub parent: Cell<Value>,
    /// The main greenlet of the tasklet it has started in, or None.
    pub main: Cell<Value>,
    /// The value in transit; before the start, the function, or None.
    pub temp: Cell<Value>,
    /// The context it runs in, or None.
    pub context: Cell<Value>,
    /// The instance that a program knows it as.
    pub outer: Cell<Value>,
    /// State bits of the scheduler.
    pub state: Cell<u32>,
    /// Frames in its chain, and in those of whoever started it up to then.
    pub depth: Cell<u32>,
    /// Orders greenlets by when they were started.
    pub serial: Cell<u64>,
}
object!(Greenlet, Greenlet);

/// Bits of [`Greenlet::state`].
pub mod greenlet_state {
    pub const STARTED: u32 = 1;
    pub const DEAD: u32 = 2;
    /// The main greenlet of a tasklet.
    pub const MAIN: u32 = 4;
    /// `temp` is an exception to be raised, not a value.
    pub const BOMB: u32 = 8;
    /// Has started, but not run yet.
    pub const FRESH: u32 = 16;
    /// The tasklet of this main greenlet has ended.
    pub const ENDED: u32 = 32;
    pub const ALL: u32 = 63;
}

impl Greenlet {
    /// Whether it is dead, or will never go on because its tasklet has ended.
    pub fn is_dead(&self) -> bool {
        let main = self.main.get().as_gc::<Greenlet>();
        self.state.get() & greenlet_state::DEAD != 0
            || main.is_some_and(|main| main.state.get() & greenlet_state::ENDED != 0)
    }

    /// Whether it has started and is not dead: its truth.
    pub fn is_active(&self) -> bool {
        self.state.get() & greenlet_state::STARTED != 0 && !self.is_dead()
    }
}

/// A rendezvous point.
#[repr(C)]
pub struct Channel {
    pub header: Header,
    /// First and last waiting tasklet, or None.
    pub head: Cell<Value>,
    pub tail: Cell<Value>,
    /// Waiting senders, or minus the waiting receivers.
    pub balance: Cell<i32>,
    pub preference: Cell<i8>,
    pub schedule_all: Cell<bool>,
    pub closing: Cell<bool>,
    /// Rarely used: a [`Record`](super::Record), or UNBOUND.
    pub extra: Cell<Value>,
}
object!(Channel, Channel);
