//! What watching keeps beside the program: in the VM's hands, but the host's.

use super::trace::{By, Trace};
use pirn_vm::Vm;
use pirn_vm::heap::Gc;
use pirn_vm::objects::{Channel, Tasklet};
use pirn_vm::vm::{Observer, Step};
use std::any::Any;
use std::collections::HashSet;
use std::time::Instant;

/// Places where hogs were seen that are remembered; then no more are reported.
const HOG_PLACES_MAX: usize = 1000;

/// Kept beside a VM.
#[derive(Default)]
pub(crate) struct Watcher {
    /// Lines at which hogs have been reported.
    hog_places: HashSet<String>,
    /// What happened when, if that is recorded.
    pub trace: Option<Trace>,
}

impl Observer for Watcher {
    fn collected(&mut self, full: bool, began: Instant) {
        if let Some(trace) = &mut self.trace {
            let what = if full {
                "full collection"
            } else {
                "young collection"
            };
            trace.worked(By::Collector, what, began, Instant::now());
        }
    }

    fn compiled(&mut self, function: &str, step: Step, began: Instant, ended: Instant) {
        if let Some(trace) = &mut self.trace {
            let (by, what) = match step {
                Step::Translated => (By::Translator, function.to_string()),
                Step::Quick => (By::Compiler, format!("{function}, quickly")),
                Step::Thorough => (By::Compiler, format!("{function}, thoroughly")),
            };
            trace.worked(by, &what, began, ended);
        }
    }
}

impl Watcher {
    /// That of this VM, which gets one if it has none.
    pub fn of(vm: &mut Vm) -> &mut Watcher {
        let observer = vm.observer.get_or_insert_with(|| Box::<Watcher>::default());
        let any: &mut dyn Any = &mut **observer;
        any.downcast_mut()
            .expect("the runtime's VMs are observed by the runtime")
    }

    /// Whether a hog at this place is to be reported: it was not yet.
    pub fn is_new_hog(&mut self, place: &str) -> bool {
        self.hog_places.len() < HOG_PLACES_MAX && self.hog_places.insert(place.to_string())
    }
}

/// Has the record, which is taken out meanwhile, note something.
fn record(vm: &mut Vm, note: impl FnOnce(&mut Trace, &mut Vm)) {
    if let Some(mut trace) = Watcher::of(vm).trace.take() {
        note(&mut trace, vm);
        Watcher::of(vm).trace = Some(trace);
    }
}

pub(crate) fn tasklet_switched(vm: &mut Vm, before: Option<Gc<Tasklet>>, to: Gc<Tasklet>) {
    record(vm, |trace, vm| trace.switched(vm, before, to));
}

pub(crate) fn tasklet_left(vm: &mut Vm, t: Gc<Tasklet>) {
    record(vm, |trace, vm| trace.stopped(vm, t));
}

pub(crate) fn tasklet_ready(vm: &mut Vm, t: Gc<Tasklet>) {
    record(vm, |trace, vm| trace.ready(vm, t));
}

pub(crate) fn tasklet_made(vm: &mut Vm, t: Gc<Tasklet>) {
    record(vm, |trace, _| trace.made(t));
}

pub(crate) fn tasklet_named(vm: &mut Vm, t: Gc<Tasklet>, name: &str) {
    record(vm, |trace, _| trace.renamed(t, name));
}

pub(crate) fn value_passed(vm: &mut Vm, from: Gc<Tasklet>, to: Gc<Tasklet>, c: Gc<Channel>) {
    record(vm, |trace, vm| trace.passed(vm, from, to, c));
}
