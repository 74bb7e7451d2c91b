//! The interpreter.
//!
//! One loop ([`run`]) executes the frame `vm.frame` and whatever it calls; calls between functions of the program
//! do not recurse in Rust. The loop keeps the hot state (pc, registers, constants) in locals; everything cold is
//! in the other files of this folder and works on heap frames alone, so that when a cold function runs, the world
//! is all-heap: the frame's `pc` says where it stands, its `cont` what it waits for.
//!
//! ```text
//! run.rs     the loop: fast paths of every op
//! call.rs    calling anything: binding arguments, pushing frames
//! instantiation.rs  calling classes
//! flow.rs    what happens after an exit: calls asked for, values delivered to suspended frames, collection
//! unwind.rs  exceptions: handlers, tracebacks, contexts
//! cache.rs   inline caches of attributes and globals
//! generator.rs  resuming, yielding, throwing
//! ops.rs     the cold parts of single ops
//! poll.rs    ticks, limits, what interrupts the program
//! room.rs    memory for an operation that was refused it
//! trace/     telling trace and profile functions what happens
//! native/    native code: entering, leaving, and what it may call
//! ```
//!
//! Invariants:
//! * `frame.pc` of a suspended frame is the instruction that has not finished; of a frame about to run, the next
//!   one to execute.
//! * An op that is given up because there was no room has had no effect and is executed again.
//! * Only a taken backward jump, a function entry, a call that was answered by something other than a value, and
//!   the resumption of a native are yield points.

pub mod cache;
mod call;
mod flow;
mod generator;
mod instantiation;
pub mod native;
mod ops;
mod poll;
mod room;
mod run;
mod short;
mod trace;
mod unwind;

pub use call::Called;
pub(crate) use flow::start_resume;
pub(crate) use poll::INSTALMENT;
pub(crate) use room::Refused;
pub use run::run;
pub(crate) use short::bin_op;
pub use trace::{Hooks, TraceState};
pub(crate) use trace::{bit as trace_bit, goes_on as trace_goes_on, trace_resume};

use crate::value::Value;

/// Why the interpreter returned to the driver. In all cases but the first two the running chain is `vm.frame`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The bottom frame returned this.
    Returned(Value),
    /// This exception left the bottom frame.
    Raised(Value),
    /// A native asked the scheduler for something (its number); the arguments are in `vm.request`. The suspended
    /// call gets its result by `Vm::resume_value` or `Vm::resume_raise`.
    Scheduler(usize),
    /// A poll found a reason to stop. `run` again goes on.
    Poll(PollReason),
    /// The program asked to end the whole VM.
    Stop(Value),
}

/// Reasons for a poll to return to the driver.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PollReason {
    /// The ticks granted by `Vm::grant_slice` are used up.
    SliceEnded,
    /// All ticks of the program are used up.
    TicksLimit,
    /// Somebody set a bit of `vm.slow`.
    Slow(u32),
    /// Test mode: every poll leaves the interpreter.
    Unwind,
    /// Callbacks of weak references are due: see `Vm::call_due_callbacks`.
    DueCallbacks,
    /// The heap is over its soft limit even after a collection.
    MemoryLimit,
    /// From here on the program is traced, or no longer.
    Retrace,
}

/// What the loop does after a cold function.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use]
pub(crate) enum Flow {
    /// Go on with `vm.frame` at its `pc`.
    Run,
    /// Leave the loop.
    Leave(Outcome),
}
