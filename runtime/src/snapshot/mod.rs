//! Snapshots of an isolate: what the runtime adds to those of the VM.
//!
//! The scheduler's state is objects and roots like everything else. This module knows where the program stood (running, in
//! the middle of `pirn.snapshot()`, waiting for sleepers, or not running at all), how to boot a VM for a snapshot,
//! and when one is to be taken ([`Keeper`]).
//!
//! ```text
//! mod.rs      writing and reading
//! graph.rs    single values
//! keeper.rs   when
//! ```

mod graph;
mod keeper;

pub(crate) use graph::{read_alone, read_at_once, read_graph, write_graph, write_unhooked};
pub(crate) use keeper::Keeper;
pub use keeper::{Every, Sink, Snap};

use crate::handles;
use crate::isolate;
use crate::scheduler;
use crate::stdlib::Embedded;
use pirn_vm::host::{DeniedHost, Host};
use pirn_vm::interp::Outcome;
use pirn_vm::objects::Frame;
use pirn_vm::snapshot::{self, Boot, SnapshotError};
use pirn_vm::{Vm, VmConfig};
use std::sync::OnceLock;
use std::time::Duration;

/// What every VM of this build has. Made when it is first asked for.
pub(crate) fn boot() -> &'static Boot {
    static BOOT: OnceLock<Boot> = OnceLock::new();
    BOOT.get_or_init(|| {
        let vm = isolate::boot(VmConfig::default());
        Boot::new(&vm.expect("this build's prelude runs"))
    })
}

/// Where the program stands. The numbers are in snapshots.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stands {
    /// Nothing is being run.
    AtRest = 0,
    /// `vm.frame` goes on.
    Running = 1,
    /// The current tasklet is entered with the value it waits for; or all wait for sleepers.
    Waiting = 2,
}

/// Everything of a VM at a yield point.
pub(crate) fn dump(vm: &mut Vm) -> Result<Vec<u8>, SnapshotError> {
    handles::before_snapshot(vm);
    let stands = if vm.frame.is_ptr() {
        Stands::Running
    } else if scheduler::waits(vm) {
        Stands::Waiting
    } else {
        Stands::AtRest
    };
    let mut host = vec![stands as u8];
    // The clock is not touched without need: scripted hosts notice.
    if scheduler::has_sleepers(vm) {
        let now = vm.host.monotonic().unwrap_or_default();
        host.extend((now.as_micros() as u64).to_le_bytes());
    }
    let bytes = snapshot::dump(vm, boot(), &host)?;
    vm.stats.snapshots += 1;
    Ok(bytes)
}

/// Of each kind of objects, how many there are and their bytes.
pub(crate) type Sizes = Vec<(pirn_vm::heap::Kind, usize, usize)>;

/// Takes a snapshot into a freshly booted VM. Where the program stands. With the host that was there before, clock and handles
/// are the same; with another one, files are opened again.
pub(crate) fn load(
    vm: &mut Vm,
    bytes: &[u8],
    same_host: bool,
) -> Result<(Stands, Sizes), SnapshotError> {
    let host = snapshot::host_section(bytes)?;
    let loaded = snapshot::load(vm, boot(), bytes, &mut Embedded)?;
    let corrupt = |what: &str| SnapshotError::Corrupt {
        what: what.to_string(),
        section: "host",
        offset: 0,
    };
    scheduler::check(vm, &loaded).map_err(corrupt)?;
    let (stands, clock) = match host {
        [stands] => (*stands, None),
        [stands, clock @ ..] => (*stands, clock.first_chunk::<8>().copied()),
        [] => return Err(corrupt("ends too early")),
    };
    let stands = match stands {
        0 => Stands::AtRest,
        1 => Stands::Running,
        2 => Stands::Waiting,
        _ => return Err(corrupt("stands nowhere")),
    };
    let fits = match stands {
        Stands::Running => vm.frame.is_ptr(),
        Stands::Waiting => !vm.frame.is_ptr() && scheduler::waits(vm),
        Stands::AtRest => !vm.frame.is_ptr(),
    };
    if !fits {
        return Err(corrupt("does not stand where it says"));
    }
    if let Some(frame) = vm.frame.as_gc::<Frame>() {
        scheduler::check_chain(frame, vm.depth).map_err(corrupt)?;
        scheduler::go_on_traced(vm);
    }
    if let Some(then) = clock.filter(|_| !same_host) {
        let then = u64::from_le_bytes(then).min(1 << 44) as i64;
        let now = vm.host.monotonic().unwrap_or(Duration::ZERO);
        scheduler::shift_sleepers(vm, now.as_micros().min(1 << 44) as i64 - then);
    }
    if !same_host {
        handles::reopen(vm);
        scheduler::begin_anew(vm);
    }
    Ok((stands, loaded.kinds))
}

/// Goes on where a snapshot was taken. `None`: nothing is being run.
pub(crate) fn go_on(vm: &mut Vm, stands: Stands) -> Option<Option<Outcome>> {
    match stands {
        Stands::AtRest => None,
        Stands::Running => Some(None),
        Stands::Waiting => scheduler::enter_current(vm),
    }
}

/// Puts another VM in the place of this one: what a snapshot of it makes. For tests: nobody must notice.
pub(crate) fn replace(vm: &mut Vm, config: &isolate::Config) -> Result<(), SnapshotError> {
    let bytes = dump(vm)?;
    let kept = vm.config;
    let mut fresh = isolate::boot(VmConfig {
        max_ticks: u64::MAX,
        recursion_limit: VmConfig::default().recursion_limit,
        leave_at_polls: false,
        unwind_at_polls: false,
        collect_at_polls: false,
        ..kept
    })
    .map_err(|e| SnapshotError::Unsupported(e.to_string()))?;
    let host: Box<dyn Host> = Box::new(DeniedHost);
    fresh.host = std::mem::replace(&mut vm.host, host);
    fresh.observer = vm.observer.take();
    fresh.config = kept;
    fresh.heap.config = vm.heap.config;
    fresh.slow = vm.slow.clone();
    fresh.stats = vm.stats;
    isolate::set_compiler(&mut fresh, config);
    load(&mut fresh, &bytes, true)?;
    *vm = fresh;
    Ok(())
}
