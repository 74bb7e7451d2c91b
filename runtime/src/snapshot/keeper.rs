//! When snapshots are taken, and what becomes of them.

use crate::isolate::{Config, JitMode};
use crate::scheduler;
use pirn_vm::interp::Outcome;
use pirn_vm::native::Exit;
use pirn_vm::snapshot::SnapshotError;
use pirn_vm::{Known, Vm};

/// What takes a snapshot from the isolate: the error is for people.
pub type Sink = Box<dyn FnMut(&[u8]) -> Result<(), String>>;

/// Takes snapshots for an isolate.
#[derive(Default)]
pub(crate) struct Keeper {
    config: Option<Config>,
    /// Where snapshots go that the program asks for.
    pub sink: Option<Sink>,
    /// Test mode: how many were taken, and the tick of the next.
    n_taken: u64,
    next: u64,
}

impl Keeper {
    /// For an isolate of this configuration.
    pub fn new(config: Config) -> Keeper {
        Keeper {
            config: Some(config),
            ..Keeper::default()
        }
    }

    /// A poll has left the interpreter.
    pub fn at_poll(&mut self, vm: &mut Vm) -> Result<(), SnapshotError> {
        match &self.config {
            Some(config) if config.snap.is_some() => self.replace(vm),
            _ => Ok(()),
        }
    }

    /// Test mode: the VM is written out, thrown away and read again.
    fn replace(&mut self, vm: &mut Vm) -> Result<(), SnapshotError> {
        let Some(config) = self.config.as_ref().filter(|_| vm.ticks() >= self.next) else {
            return Ok(());
        };
        super::replace(vm, config)?;
        self.n_taken += 1;
        let gap = gap(config.snap.unwrap_or_default(), self.n_taken);
        self.next = vm.ticks() + gap;
        // Loops are compiled at polls.
        let native = config.jit != JitMode::Off;
        vm.poll_after(if native { gap.min(POLLS_NATIVE) } else { gap });
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
        let result = super::dump(vm).map_err(|e| e.to_string());
        scheduler::take_back(vm);
        let result = result.and_then(|bytes| match &mut self.sink {
            Some(sink) => sink(&bytes),
            None => Ok(()),
        });
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
/// places; not at the same ones for all seeds. With 1 as a mode all polls are taken.
fn gap(snap: Snap, n_taken: u64) -> u64 {
    if snap.every_poll {
        return 0;
    }
    let base = 1_u64 << (n_taken * 2 / 3).min(40);
    let mixed = (snap.seed ^ n_taken).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    base + (mixed >> 33) % base
}

/// Ticks between polls in the test mode, with native code.
const POLLS_NATIVE: u64 = 64;

/// Test mode: the VM is replaced by what a snapshot of it makes, at some polls.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Snap {
    pub seed: u64,
    /// At all polls.
    pub every_poll: bool,
}
