//! The loop around the interpreter: serves what it leaves for.
//!
//! The interpreter returns here with an empty native stack. The driver asks the scheduler which chain of frames goes
//! on, and looks at limits and at what the host wants. Requests of the program for the scheduler are served without
//! returning, where nothing else is under way ([`serve`]). It returns when the main tasklet ends or something stops the
//! program; then all state is on the heap, and [`drive`] can be called again.

use crate::observe;
use crate::scheduler::{self, Ended};
use crate::snapshot::Keeper;
use pirn_vm::interp::{self, Outcome, PollReason};
use pirn_vm::snapshot::SnapshotError;
use pirn_vm::vm::slow;
use pirn_vm::{Known, Value, Vm};

/// MemoryErrors at polls, with the heap over its limit each time, after which the program is stopped.
const MEMORY_WARNINGS_MAX: u32 = 64;

/// Why [`drive`] returned.
#[derive(Clone, Debug)]
pub(crate) enum End {
    /// The main tasklet's function returned.
    Returned(Value),
    /// This exception left it.
    Raised(Value),
    /// The program ended the VM; the exit code's value.
    Stopped(Value),
    TicksLimit,
    MemoryLimit,
    /// The host asked for it.
    Interrupted,
    /// A snapshot could not be written, or not be read again.
    Failed(SnapshotError),
}

/// Serves a request for the scheduler in the middle of [`interp::run`].
pub(crate) fn serve(vm: &mut Vm, number: usize) -> Option<Outcome> {
    match number {
        // That is the driver's own.
        scheduler::op::SNAPSHOT => return Some(Outcome::Scheduler(number)),
        _ if vm.config.digest_yields => digest(vm, Outcome::Scheduler(number)),
        scheduler::op::SWITCH => return scheduler::switch(vm),
        _ => {}
    }
    scheduler::request(vm, number)
}

/// Runs until something ends. `first` is an outcome that is there already; `None` goes on with `vm.frame`.
pub(crate) fn drive(vm: &mut Vm, first: Option<Outcome>, keeper: &mut Keeper) -> End {
    let mut next = first;
    let mut memory_warnings = 0;
    loop {
        let outcome = match next {
            Some(outcome) => outcome,
            None => interp::run(vm),
        };
        if vm.config.digest_yields {
            digest(vm, outcome);
        }
        next = match outcome {
            Outcome::Scheduler(scheduler::op::SNAPSHOT) => keeper.requested(vm),
            Outcome::Scheduler(number) => scheduler::request(vm, number),
            Outcome::Returned(v) => match scheduler::ended(vm, Ok(v)) {
                Ended::Next(outcome) => outcome,
                Ended::Main(Ok(v)) => return End::Returned(v),
                Ended::Main(Err(e)) => return End::Raised(e),
            },
            Outcome::Raised(e) => match scheduler::ended(vm, Err(e)) {
                Ended::Next(outcome) => outcome,
                Ended::Main(Ok(v)) => return End::Returned(v),
                Ended::Main(Err(e)) => return End::Raised(e),
            },
            Outcome::Stop(code) => return End::Stopped(code),
            Outcome::Poll(PollReason::MemoryLimit) => {
                memory_warnings += 1;
                if memory_warnings > MEMORY_WARNINGS_MAX {
                    return End::MemoryLimit;
                }
                raise(vm, Known::MemoryError)
            }
            Outcome::Poll(PollReason::Unwind) => match keeper.at_poll(vm) {
                None => None,
                Some(end) => return end,
            },
            Outcome::Poll(PollReason::DueCallbacks) => vm.call_due_callbacks(),
            Outcome::Poll(reason) => match poll(vm, reason) {
                Ok(outcome) => outcome,
                Err(end) => return end,
            },
        };
    }
}

/// Adds a yield to the digest: what must not depend on the tier.
#[cold]
fn digest(vm: &mut Vm, outcome: Outcome) {
    let kind = match outcome {
        Outcome::Returned(_) => 1,
        Outcome::Raised(_) => 2,
        Outcome::Scheduler(number) => 0x100 + number as u64,
        Outcome::Poll(PollReason::SliceEnded) => 3,
        Outcome::Poll(PollReason::Unwind) => 4,
        Outcome::Stop(_) => 5,
        // When the host or the heap's limit comes is no promise.
        Outcome::Poll(_) => return,
    };
    let (name, pc) = vm.position().unwrap_or_default();
    let words = [kind, vm.ticks(), u64::from(pc)];
    let bytes = words.iter().flat_map(|word| word.to_le_bytes());
    for byte in bytes.chain(name.bytes()) {
        vm.stats.yields = (vm.stats.yields ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
}

/// A poll left the interpreter.
#[cold]
fn poll(vm: &mut Vm, reason: PollReason) -> Result<Option<Outcome>, End> {
    match reason {
        PollReason::SliceEnded => Ok(scheduler::slice_ended(vm)),
        PollReason::TicksLimit => Err(End::TicksLimit),
        PollReason::MemoryLimit => Err(End::MemoryLimit),
        PollReason::Slow(bits) if bits & slow::SHOW != 0 => {
            observe::print(vm);
            match bits & !slow::SHOW {
                0 if vm.frame.is_unbound() => Ok(scheduler::wait_on(vm)),
                0 => Ok(None),
                rest => poll(vm, PollReason::Slow(rest)),
            }
        }
        PollReason::Slow(bits) if bits & (slow::STOP | slow::PAUSE) != 0 => Err(End::Interrupted),
        PollReason::Slow(bits) if bits & slow::INTERRUPT != 0 => {
            Ok(raise(vm, Known::KeyboardInterrupt))
        }
        PollReason::Unwind
        | PollReason::DueCallbacks
        | PollReason::Retrace
        | PollReason::Slow(_) => Ok(None),
    }
}

/// Raises an exception from outside in the current tasklet; when none runs, where uncaught exceptions go.
fn raise(vm: &mut Vm, class: Known) -> Option<Outcome> {
    vm.given_up = false;
    let class = vm.known(class);
    let e = vm.new_exception(class, &[]).value();
    if vm.frame.is_unbound() {
        return scheduler::surface_outside(vm, e);
    }
    let frame = vm.frame;
    vm.resume_raise(frame, e)
}
