//! Greenlets that nobody refers to any more while they are suspended: their `finally` blocks are to run before they go.
//!
//! The VM has a list of those that have started, but for main ones. Between marking and sweeping, a collection looks for those
//! that are garbage and suspended: they and all that they reach live on, and a call of the prelude's `kill_greenlet` is due, at
//! the places and in the way that callbacks of weak references are (`weak`). All that one collection finds are killed,
//! the last started first, whatever one of them does to save another.
//!
//! Invariant: whatever is in the list before `n_old` has lived through a collection, so a young one looks at the others only.
//! The list is no part of a snapshot: it follows from the greenlets, by their serial numbers. All that are suspended are written.

use super::{PreludeFn, Vm};
use crate::heap::{Gc, Marker, Visitor};
use crate::objects::{Greenlet, List, greenlet_state};
use crate::value::Value;

/// Greenlets that have started, in that order.
#[derive(Default)]
pub(crate) struct Started {
    list: Vec<Gc<Greenlet>>,
    n_old: usize,
    last_serial: u64,
}

/// What a collection found out about those it looked at.
#[derive(Default)]
pub(super) struct Abandoned {
    /// The first that was looked at.
    from: usize,
    /// Those to be killed.
    garbage: Vec<Gc<Greenlet>>,
    /// Those that stay in the list.
    kept: Vec<Gc<Greenlet>>,
}

impl Vm {
    /// A greenlet starts.
    pub fn note_started(&mut self, g: Gc<Greenlet>) {
        self.started.last_serial += 1;
        g.serial.set(self.started.last_serial);
        self.started.list.push(g);
    }

    /// After marking: finds those that are garbage, and marks them and what they reach.
    pub(super) fn find_abandoned(&self, full: bool, marker: &mut Marker<'_>) -> Abandoned {
        let table = &self.started;
        let from = if full { 0 } else { table.n_old };
        let looked_at = &table.list[from..];
        let garbage: Vec<Gc<Greenlet>> = looked_at
            .iter()
            .rev()
            .filter(|g| !marker.is_marked(g.erase()) && is_suspended(g))
            .copied()
            .collect();
        for g in &garbage {
            marker.visit(g.value());
        }
        marker.drain();
        let kept = looked_at
            .iter()
            .filter(|g| marker.is_marked(g.erase()))
            .filter(|g| g.state.get() & greenlet_state::DEAD == 0)
            .copied()
            .collect();
        Abandoned {
            from,
            garbage,
            kept,
        }
    }

    /// After the sweep: what was found is due to be killed.
    pub(super) fn serve_abandoned(&mut self, found: Abandoned) {
        let table = &mut self.started;
        table.list.truncate(found.from);
        table.list.extend(found.kept);
        table.n_old = table.list.len();
        let kill = self.prelude_fn(PreludeFn::KillGreenlet);
        for g in found.garbage {
            let due: Gc<List> = self.due_callbacks.expect();
            for v in [kill, g.outer.get()] {
                self.unlimited(|vm| vm.list_push(due, v).map(|()| Value::NONE));
            }
        }
    }

    /// Those that are suspended, whether anything else refers to them or not.
    pub(crate) fn suspended_greenlets(&self) -> impl Iterator<Item = Gc<Greenlet>> {
        self.started.list.iter().copied().filter(is_suspended)
    }

    /// Enters greenlets that a snapshot brought.
    pub(crate) fn adopt_greenlets(&mut self, mut all: Vec<Gc<Greenlet>>) {
        const NEITHER: u32 = greenlet_state::MAIN | greenlet_state::DEAD;
        all.retain(|g| {
            g.state.get() & (greenlet_state::STARTED | NEITHER) == greenlet_state::STARTED
        });
        all.sort_by_key(|g| g.serial.get());
        for g in all {
            self.note_started(g);
        }
    }
}

fn is_suspended(g: &Gc<Greenlet>) -> bool {
    g.frame.get().is_ptr() && g.state.get() & greenlet_state::DEAD == 0
}
