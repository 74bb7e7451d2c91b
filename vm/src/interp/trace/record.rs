//! What is kept for trace and profile functions: of a tasklet, of a frame, and of a call of such a function that is under way.
//!
//! All three are [`Record`]s, so that they travel in snapshots. What a snapshot brought may hold anything: numbers that are none
//! are 0 here, and a record of another length is no record.

use super::Event;
use crate::bytecode::Code;
use crate::heap::{Gc, Kind};
use crate::objects::*;
use crate::value::Value;
use crate::vm::Vm;

/// A tasklet's functions. The scheduler keeps the record, and gives it to the VM while the tasklet runs.
pub struct Hooks;

impl Hooks {
    /// What `sys.settrace` and `sys.setprofile` set, or None.
    pub const TRACE: usize = 0;
    pub const PROFILE: usize = 1;
    /// True while one of them runs: nothing is traced then.
    pub const BUSY: usize = 2;
    pub const LEN: usize = 3;
}

/// What is known of a frame.
pub struct FrameTrace;

impl FrameTrace {
    /// `f_trace`, or None.
    pub const FUNCTION: usize = 0;
    /// The instruction whose events have been told last; -1: none yet.
    pub const PREVIOUS: usize = 1;
    /// The line of that, or of the last one before it that has a line; 0: none.
    pub const LINE: usize = 2;
    /// What `f_lineno` is for now, or 0: what the pc says.
    pub const SHOWN: usize = 3;
    /// Bits of [`bit`].
    pub const BITS: usize = 4;
    /// The native that instruction `CALL_PC` calls, told to the profile function; UNBOUND: none.
    pub const CALLEE: usize = 5;
    pub const CALL_PC: usize = 6;
    /// Where the body of a loop begins whose condition is reached for the first time, or 0.
    pub const LOOP: usize = 7;
    pub const LEN: usize = 8;
}

/// Bits of a frame's record.
pub mod bit {
    /// Told of the instruction `PREVIOUS`: that it returns or yields, that it calls a native, that it is executed.
    pub const RETURN: i64 = 1;
    pub const CALL: i64 = 2;
    pub const OPCODE: i64 = 4;
    pub const TOLD: i64 = RETURN | CALL | OPCODE;
    /// `f_trace_lines` is false.
    pub const NO_LINES: i64 = 8;
    /// `f_trace_opcodes` is true.
    pub const OPCODES: i64 = 16;
}

/// A call of a trace or profile function that is under way: the state of the native's frame below it.
pub(super) struct Telling;

impl Telling {
    pub const EVENT: usize = 0;
    /// [`Hooks::TRACE`] or [`Hooks::PROFILE`]: which is being called.
    pub const WHICH: usize = 1;
    pub const ARG: usize = 2;
    /// One of [`after`].
    pub const AFTER: usize = 3;
    /// The exception that goes on then, or UNBOUND.
    pub const EXCEPTION: usize = 4;
    pub const LEN: usize = 5;
}

/// What goes on when all have been told.
pub(super) mod after {
    /// The frame, where it stands.
    pub const GO: i64 = 0;
    /// An exception in the frame: what is to be told of it has not been told, or it has.
    pub const UNTOLD: i64 = 1;
    pub const TOLD: i64 = 2;
    /// The exception leaves the frame.
    pub const LEAVE: i64 = 3;
    /// The generator yields the argument, which came from the one that it delegates to.
    pub const YIELD: i64 = 4;
    /// The loop ends, or what is delegated to.
    pub const END_LOOP: i64 = 5;
}

/// Whether a call that is under way can be gone on with when the function returns, in a snapshot that may say anything. The
/// frame that is told of delegates to an iterator, or waits for one.
pub(crate) fn goes_on(state: Gc<Record>, delegates: bool, iterates: bool) -> bool {
    if state.items().len() != Telling::LEN {
        return false;
    }
    let below = |place: usize, n: usize| (0..n as i64).contains(&int(state, place));
    let item = |place: usize| state.items()[place].get();
    let raised = item(Telling::EXCEPTION).is_kind(Kind::Exception);
    let after = match int(state, Telling::AFTER) {
        after::UNTOLD | after::TOLD | after::LEAVE => raised,
        after::YIELD => delegates && !item(Telling::ARG).is_unbound(),
        after::END_LOOP => raised && iterates,
        _ => true,
    };
    after && below(Telling::EVENT, Event::ALL.len()) && below(Telling::WHICH, Hooks::BUSY)
}

/// An int of a record.
pub(super) fn int(record: Gc<Record>, place: usize) -> i64 {
    let v = record.items()[place].get();
    if v.is_int() { v.as_int() } else { 0 }
}

/// An object of a record that a program may see.
pub(super) fn object(record: Gc<Record>, place: usize) -> Value {
    let v = record.items()[place].get();
    if v.is_unbound() { Value::NONE } else { v }
}

pub(super) fn set_int(record: Gc<Record>, place: usize, n: i64) {
    record.items()[place].set(Value::int(n));
}

/// What is known of a frame, if anything is.
pub(super) fn known(frame: Gc<Frame>) -> Option<Gc<Record>> {
    if frame.flags.get() & frame_flag::RECORD == 0 {
        return None;
    }
    let record = trace_record(frame).get().as_gc::<Record>();
    record.filter(|r| r.items().len() == FrameTrace::LEN)
}

impl Vm {
    /// The record of a frame of the program. Its small memory is always granted.
    pub(super) fn frame_trace(&mut self, frame: Gc<Frame>) -> Gc<Record> {
        if let Some(record) = known(frame) {
            return record;
        }
        let mut items = [Value::ZERO; FrameTrace::LEN];
        items[FrameTrace::FUNCTION] = Value::NONE;
        items[FrameTrace::PREVIOUS] = Value::int(-1);
        items[FrameTrace::CALLEE] = Value::UNBOUND;
        let record = self.unlimited(|vm| vm.record(0, &items).map(Gc::value));
        trace_record(frame).set(record);
        frame.flags.set(frame.flags.get() | frame_flag::RECORD);
        self.heap.barrier(&frame.header);
        record.expect()
    }

    /// Stores an object into a record.
    pub(super) fn put(&mut self, record: Gc<Record>, place: usize, v: Value) {
        record.items()[place].set(v);
        self.heap.barrier(&record.header);
    }

    /// A frame's `f_trace`.
    pub(crate) fn local_trace(&self, frame: Gc<Frame>) -> Value {
        known(frame).map_or(Value::NONE, |r| object(r, FrameTrace::FUNCTION))
    }

    /// Sets a frame's `f_trace`; None for nothing.
    pub(crate) fn set_local_trace(&mut self, frame: Gc<Frame>, v: Value) {
        if !v.is_none() || known(frame).is_some() {
            let record = self.frame_trace(frame);
            self.put(record, FrameTrace::FUNCTION, v);
        }
    }

    /// A frame's [`bit::NO_LINES`] or [`bit::OPCODES`].
    pub(crate) fn trace_bit(&self, frame: Gc<Frame>, bit: i64) -> bool {
        known(frame).is_some_and(|r| int(r, FrameTrace::BITS) & bit != 0)
    }

    pub(crate) fn set_trace_bit(&mut self, frame: Gc<Frame>, bit: i64, on: bool) {
        let record = self.frame_trace(frame);
        let bits = int(record, FrameTrace::BITS) & !bit;
        set_int(record, FrameTrace::BITS, bits | if on { bit } else { 0 });
    }

    /// The line of a frame that is traced, where that is not what the pc says.
    pub(crate) fn shown_line(&self, frame: Gc<Frame>, code: &Code) -> Option<i64> {
        let record = known(frame)?;
        let shown = int(record, FrameTrace::SHOWN);
        let span = code.spans.get(frame.pc.get() as usize);
        let line = match shown {
            0 if span.is_some_and(|span| span.line == 0) => int(record, FrameTrace::LINE),
            shown => shown,
        };
        (line > 0).then_some(line)
    }
}
