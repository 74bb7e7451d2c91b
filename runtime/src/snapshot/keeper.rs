//! When snapshots are taken, and what becomes of them.
//!
//! Whoever wants to look at the program now and then has polls leave the interpreter (`VmConfig::leave_at_polls`): the driver comes
//! here with nothing on the native stack.

use crate::driver::End;
use crate::isolate::{Config, JitMode};
use crate::scheduler;
use pirn_vm::Known;
use pirn_vm::Vm;
use pirn_vm::host::Stream;
use pirn_vm::interp::Outcome;
use pirn_vm::native::Exit;
use pirn_vm::snapshot::SnapshotError;
use std::time::{Duration, Instant};

/// What takes a snapshot from the isolate: the error is for people.
pub type Sink = Box<dyn FnMut(&[u8]) -> Result<(), String>>;

/// How often something is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Every {
    Ticks(u64),
    Time(Duration),
}

/// Test mode: the VM is replaced by what a snapshot of it makes, at some polls.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Snap {
    pub seed: u64,
    /// At all polls.
    pub every_poll: bool,
}

/// Ticks between two looks around.
const LOOK_TICKS: u64 = 4000;

/// The same in the test mode with native code: loops are compiled at polls.
const LOOK_TICKS_NATIVE: u64 = 64;

/// Takes snapshots for an isolate.
#[derive(Default)]
pub(crate) struct Keeper {
    /// The isolate's, where polls are looked at.
    config: Option<Config>,
    /// Where snapshots go.
    pub sink: Option<Sink>,
    /// The tick at which the run ends; and of the next snapshot.
    limit: Option<u64>,
    next: Option<u64>,
    next_time: Option<Instant>,
    /// Test mode: how many were taken.
    n_taken: u64,
}

impl Keeper {
    /// For an isolate of this configuration, whose ticks end there.
    pub fn new(config: Config, limit: u64) -> Keeper {
        Keeper {
            limit: config.pause_at_limit.then_some(limit),
            config: Some(config),
            ..Keeper::default()
        }
    }

    /// Before the program goes on for the first time.
    pub fn begin(&mut self, vm: &mut Vm) {
        let Some(config) = &self.config else { return };
        let every = config.snapshot_every;
        vm.config.leave_at_polls = config.vm.leave_at_polls
            || config.snap.is_some()
            || every.is_some()
            || self.limit.is_some();
        if !vm.config.leave_at_polls {
            return;
        }
        match every {
            Some(Every::Ticks(n)) => self.next = Some(vm.ticks().saturating_add(n)),
            Some(Every::Time(time)) => self.next_time = Instant::now().checked_add(time),
            None => {}
        }
        match config.snap {
            Some(_) => vm.poll_after(0),
            None => self.look_again(vm),
        }
    }

    /// Has the next poll come in time.
    fn look_again(&self, vm: &mut Vm) {
        let ticks = vm.ticks();
        let events = [self.limit, self.next].into_iter().flatten();
        let gaps = events.map(|at| at.saturating_sub(ticks));
        vm.poll_after(gaps.chain([LOOK_TICKS]).min().unwrap_or(LOOK_TICKS));
    }

    /// A poll has left the interpreter.
    pub fn at_poll(&mut self, vm: &mut Vm) -> Option<End> {
        let config = self.config.as_ref()?;
        if let Some(snap) = config.snap {
            return self.replace(vm, snap).err().map(End::Failed);
        }
        if !vm.config.leave_at_polls {
            return None;
        }
        let every = config.snapshot_every;
        self.take_when_due(vm, every);
        if self.limit.is_some_and(|limit| vm.ticks() > limit) {
            return Some(End::TicksLimit);
        }
        self.look_again(vm);
        None
    }

    fn take_when_due(&mut self, vm: &mut Vm, every: Option<Every>) {
        match every {
            Some(Every::Ticks(n)) if self.next.is_some_and(|at| vm.ticks() >= at) => {
                self.next = Some(vm.ticks().saturating_add(n.max(1)));
            }
            Some(Every::Time(time)) if self.next_time.is_some_and(|at| Instant::now() >= at) => {
                self.next_time = Instant::now().checked_add(time);
            }
            _ => return,
        }
        // Who takes them has to say what went wrong: the program has not asked and goes on.
        let _ = self.take(vm);
    }

    /// Writes one and hands it over.
    fn take(&mut self, vm: &mut Vm) -> Result<(), String> {
        let Some(sink) = &mut self.sink else {
            return Err("nobody keeps it".to_string());
        };
        // What was printed before is printed.
        let _ = vm.host.flush(Stream::Out);
        let bytes = super::dump(vm).map_err(|e| e.to_string())?;
        sink(&bytes)
    }

    /// Test mode: the VM is written out, thrown away and read again.
    fn replace(&mut self, vm: &mut Vm, snap: Snap) -> Result<(), SnapshotError> {
        if self.next.is_some_and(|at| vm.ticks() < at) {
            return Ok(());
        }
        let Some(config) = &self.config else {
            return Ok(());
        };
        super::replace(vm, config)?;
        self.n_taken += 1;
        let gap = gap(snap, self.n_taken);
        self.next = Some(vm.ticks() + gap);
        let native = config.jit != JitMode::Off;
        vm.poll_after(if native {
            gap.min(LOOK_TICKS_NATIVE)
        } else {
            gap
        });
        Ok(())
    }

    /// The program wants one. It goes on with the answer "saved"; whoever resumes the snapshot goes on with "resumed".
    pub fn requested(&mut self, vm: &mut Vm) -> Option<Outcome> {
        let frame = vm.frame;
        if self.sink.is_none() {
            let text = "nobody keeps snapshots: run the program with --snapshot FILE";
            return raise(vm, Known::RuntimeError, text);
        }
        let [saved, resumed] = ["saved", "resumed"].map(|text| vm.intern(text));
        scheduler::put_aside(vm, resumed);
        let result = self.take(vm);
        scheduler::take_back(vm);
        match result {
            Ok(()) => vm.resume_value(frame, saved),
            Err(text) => raise(vm, Known::OSError, &format!("no snapshot: {text}")),
        }
    }
}

fn raise(vm: &mut Vm, class: Known, text: &str) -> Option<Outcome> {
    let frame = vm.frame;
    match vm.raise(class, text) {
        Exit::Raised(e) => vm.resume_raise(frame, e),
        other => unreachable!("raising answered {other:?}"),
    }
}

/// Ticks until the next snapshot, in the test mode: dense at first, then rarer, so that every program is cut in some twenty
/// places, and not at the same ones for all seeds.
fn gap(snap: Snap, n_taken: u64) -> u64 {
    if snap.every_poll {
        return 0;
    }
    let base = 1_u64 << (n_taken * 2 / 3).min(40);
    let mixed = (snap.seed ^ n_taken).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    base + (mixed >> 33) % base
}
