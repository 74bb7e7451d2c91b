//! What watching keeps beside the program: in the VM's hands, but the host's.

use pirn_vm::Vm;
use pirn_vm::vm::Observer;
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
}

impl Observer for Watcher {
    fn collected(&mut self, _: bool, _: Instant) {}

    fn compiled(&mut self, _: &str, _: bool, _: Instant, _: Instant) {}
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
