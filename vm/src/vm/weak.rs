//! Weak references: the table of all weak cells, and what happens when what they refer to is gone.
//!
//! The collector never follows a cell's referent. Between marking and sweeping it is asked which referents are unmarked;
//! those cells are emptied, and the callbacks of cells that live on are put in a list, an ordinary object that every VM has.
//! They are called at the next poll, or by `gc.collect()` before it returns: by a function of the prelude, as calls of the
//! program in the chain of frames that runs then. So a callback may do what any call may: block, be preempted, be written
//! to a snapshot.
//!
//! Invariants:
//! * A cell is older than no referent of it, so a young collection only looks at cells made since the last one.
//! * The table is in the order of making. It is no part of a snapshot: it follows from the cells, by their serial numbers.
//! * Callbacks are called in the order in which objects were first referred to weakly, for one object the last made first.
//!
//! * A cell whose owner is an int belongs to a stream that has this file of the host: the collector closes it, without a step
//!   of the program's, which would be another one in each tier.
//!
//! When an object dies by itself is no promise: that depends on when there are collections. After `gc.collect()` what
//! cannot be reached is gone, in every mode.

use super::{Known, Vm};
use crate::heap::{Gc, Header, Heap, Kind};
use crate::host::Handle;
use crate::interp::Outcome;
use crate::native::Answer;
use crate::objects::{Class, List, WeakCell, class_flag};
use crate::value::Value;
use std::cell::Cell;
use std::collections::HashMap;

/// All weak cells.
#[derive(Default)]
pub(crate) struct WeakTable {
    cells: Vec<Gc<WeakCell>>,
    /// Those before it have lived through a collection.
    n_old: usize,
    by_referent: HashMap<usize, Vec<Gc<WeakCell>>>,
    last_serial: u64,
    /// Files that the collector has closed and whoever counts them has not asked for yet.
    dropped_files: Vec<Handle>,
}

/// What a collection found out about the cells it looked at.
#[derive(Default)]
pub(super) struct WeakDeaths {
    /// The first cell that was looked at.
    from: usize,
    /// For each of them: it is garbage itself.
    garbage: Vec<bool>,
    /// Cells that live on without their referents.
    emptied: Vec<Gc<WeakCell>>,
    /// Addresses of referents that are gone.
    referents: Vec<usize>,
    /// Files of the host whose streams are gone.
    files: Vec<Handle>,
}

impl Vm {
    /// A new weak cell for `referent`, or TypeError when objects of its class cannot be weakly referenced.
    pub fn weak_cell(&mut self, referent: Value, owner: Value, callback: Value) -> Answer {
        let Some(p) = referent
            .as_header()
            .filter(|p| self.is_weakly_referable(*p))
        else {
            let name = self.type_name(referent);
            return Err(self.type_error(format!("cannot create weak reference to '{name}' object")));
        };
        let room = self.room(128)?;
        self.weak.last_serial += 1;
        let serial = self.weak.last_serial;
        let header = |flags| Header::new(Kind::WeakCell, flags, 0, Known::WeakCell.shape());
        let cell = self.heap.new_object(&room, |flags| WeakCell {
            header: header(flags),
            referent: Cell::new(referent),
            owner: Cell::new(owner),
            callback: Cell::new(callback),
            serial: Cell::new(serial),
        });
        self.weak.cells.push(cell);
        self.weak
            .by_referent
            .entry(p.addr())
            .or_default()
            .push(cell);
        Ok(cell.value())
    }

    /// The weak references to an object, in the order of making.
    pub fn weak_owners(&self, referent: Value) -> Vec<Value> {
        let cells = referent
            .as_header()
            .and_then(|p| self.weak.by_referent.get(&p.addr()));
        cells.map_or(Vec::new(), |cells| {
            let owners = cells.iter().map(|c| c.owner.get());
            owners.filter(|o| !o.is_none() && !o.is_int()).collect()
        })
    }

    /// Takes the callbacks that are due: a list of callback and weak reference by turns. Nothing is due any more when the
    /// first of them is called, so that its polls do not begin anew.
    pub(crate) fn take_due_callbacks(&mut self) -> Value {
        let due: Gc<List> = self.due_callbacks.expect();
        let items: Vec<Value> = due.items().iter().map(Cell::get).collect();
        let taken = self.unlimited(|vm| vm.list(&items));
        // What is behind a list's end is looked at by the collector, too.
        due.items().iter().for_each(|v| v.set(Value::NONE));
        due.len.set(0);
        taken
    }

    /// The files that were closed because nobody had their streams any more, since this was last asked.
    pub fn take_dropped_files(&mut self) -> Vec<Handle> {
        std::mem::take(&mut self.weak.dropped_files)
    }

    /// Whether callbacks are due.
    #[inline]
    pub(crate) fn has_due_callbacks(&self) -> bool {
        self.due_callbacks
            .as_gc::<List>()
            .is_some_and(|l| l.len.get() > 0)
    }

    fn is_weakly_referable(&self, p: Gc<Header>) -> bool {
        match p.kind() {
            Kind::Function
            | Kind::BoundMethod
            | Kind::Builtin
            | Kind::Class
            | Kind::Module
            | Kind::Generator
            | Kind::Code
            | Kind::Set
            | Kind::FrozenSet
            | Kind::Deque
            | Kind::Tasklet
            | Kind::Channel => true,
            Kind::Instance | Kind::Exception => {
                let class = self.shapes[p.shape() as usize].class.as_gc::<Class>();
                class.is_some_and(|c| c.has(class_flag::WEAKLY_REFERABLE))
            }
            _ => false,
        }
    }

    /// Whether instances of a new class of the program can be weakly referenced: `slots` says whether it has `__slots__`,
    /// and whether they name `__weakref__`.
    pub(super) fn note_weakly_referable(&mut self, class: Gc<Class>, slots: Option<bool>) {
        const BY_LAYOUT: [Known; 7] = [
            Known::Set,
            Known::FrozenSet,
            Known::Deque,
            Known::Module,
            Known::Tasklet,
            Known::Channel,
            Known::Type,
        ];
        // Their instances have a size of their own each, and so no place for it.
        const NEVER: [Known; 3] = [Known::Int, Known::Tuple, Known::Bytes];
        let layout: Gc<Class> = class.layout.get().expect();
        let has_layout = |known: &[Known]| known.iter().any(|k| self.known(*k) == layout);
        let mro: Gc<crate::objects::Tuple> = class.mro.get().expect();
        let inherited = mro.slice()[1..]
            .iter()
            .any(|c| c.expect::<Class>().has(class_flag::WEAKLY_REFERABLE));
        if inherited || has_layout(&BY_LAYOUT) || slots.unwrap_or(true) && !has_layout(&NEVER) {
            class
                .flags
                .set(class.flags.get() | class_flag::WEAKLY_REFERABLE);
        }
    }

    /// Enters a class in its base's list, from which it goes when nothing else knows it.
    pub(super) fn note_subclass(&mut self, base: Gc<Class>, class: Gc<Class>) {
        let list: Gc<List> = base.subclasses.get().expect();
        if list.len.get().is_power_of_two() {
            let alive: Vec<Value> = list
                .items()
                .iter()
                .map(Cell::get)
                .filter(|cell| !cell.expect::<WeakCell>().referent.get().is_unbound())
                .collect();
            for (place, cell) in list.items().iter().zip(&alive) {
                place.set(*cell);
            }
            list.len.set(alive.len());
        }
        let cell = self.unlimited(|vm| vm.weak_cell(class.value(), Value::NONE, Value::NONE));
        self.unlimited(|vm| vm.list_push(list, cell).map(|()| Value::NONE));
    }

    /// The direct subclasses of a class, in the order of making.
    pub(crate) fn subclasses_of(&self, class: Gc<Class>) -> Vec<Value> {
        let list: Gc<List> = class.subclasses.get().expect();
        let referents = list
            .items()
            .iter()
            .map(|cell| cell.get().expect::<WeakCell>().referent.get());
        referents.filter(|c| !c.is_unbound()).collect()
    }

    // --- Collection and snapshots --------------------------------------------------------------------------------

    /// Between marking and sweeping: which cells have lost their referents, and which are garbage.
    pub(super) fn find_weak_deaths(&self, full: bool, heap: &Heap) -> WeakDeaths {
        let table = &self.weak;
        let from = if full { 0 } else { table.n_old };
        let mut deaths = WeakDeaths {
            from,
            ..WeakDeaths::default()
        };
        for cell in &table.cells[from..] {
            let is_garbage = !heap.is_marked(cell.erase());
            deaths.garbage.push(is_garbage);
            let Some(p) = cell.referent.get().as_header() else {
                continue;
            };
            let referent_dies = !heap.is_marked(p);
            if referent_dies {
                deaths.referents.push(p.addr());
                if !is_garbage {
                    deaths.emptied.push(*cell);
                }
                let owner = cell.owner.get();
                if owner.is_int() {
                    deaths.files.push(owner.as_int() as Handle);
                }
            } else if is_garbage {
                // The entry of the referent forgets it.
                deaths.referents.push(p.addr());
            }
        }
        deaths
    }

    /// After the sweep: empties the cells that lost their referents, and notes the callbacks that are due.
    pub(super) fn serve_weak_deaths(&mut self, deaths: WeakDeaths) {
        if !deaths.referents.is_empty() || deaths.garbage.contains(&true) {
            self.forget_cells(&deaths);
        }
        self.weak.n_old = self.weak.cells.len();
        for file in deaths.files {
            // One that was closed already is closed: handles are not given twice.
            let _ = self.host.files().and_then(|files| files.close(file));
            self.weak.dropped_files.push(file);
        }
        let mut first = HashMap::new();
        let mut due: Vec<(usize, usize, Gc<WeakCell>)> = Vec::new();
        for (i, cell) in deaths.emptied.iter().enumerate() {
            let referent = cell.referent.replace(Value::UNBOUND).addr();
            let group = *first.entry(referent).or_insert(i);
            if !cell.callback.get().is_none() {
                due.push((group, usize::MAX - i, *cell));
            }
        }
        due.sort_unstable_by_key(|(group, i, _)| (*group, *i));
        for (_, _, cell) in due {
            let list: Gc<List> = self.due_callbacks.expect();
            for v in [cell.callback.replace(Value::NONE), cell.owner.get()] {
                self.unlimited(|vm| vm.list_push(list, v).map(|()| Value::NONE));
            }
        }
    }

    /// Takes garbage out of the table.
    fn forget_cells(&mut self, deaths: &WeakDeaths) {
        let table = &mut self.weak;
        let garbage: Vec<Gc<WeakCell>> = table.cells[deaths.from..]
            .iter()
            .zip(&deaths.garbage)
            .filter_map(|(cell, garbage)| garbage.then_some(*cell))
            .collect();
        let emptied: std::collections::HashSet<usize> =
            deaths.emptied.iter().map(|c| c.addr()).collect();
        let garbage: std::collections::HashSet<usize> = garbage.iter().map(|c| c.addr()).collect();
        for referent in &deaths.referents {
            if let Some(cells) = table.by_referent.get_mut(referent) {
                cells.retain(|c| !garbage.contains(&c.addr()) && !emptied.contains(&c.addr()));
                if cells.is_empty() {
                    table.by_referent.remove(referent);
                }
            }
        }
        table.cells.retain(|c| !garbage.contains(&c.addr()));
    }

    /// Enters cells that a snapshot brought.
    pub(crate) fn adopt_weak_cells(&mut self, mut cells: Vec<Gc<WeakCell>>) {
        cells.retain(|c| !self.boot.has(c.addr()));
        cells.sort_by_key(|c| c.serial.get());
        for cell in cells {
            self.weak.last_serial += 1;
            cell.serial.set(self.weak.last_serial);
            self.weak.cells.push(cell);
            if let Some(p) = cell.referent.get().as_header() {
                let entry = self.weak.by_referent.entry(p.addr());
                entry.or_default().push(cell);
            }
        }
    }
}

impl Vm {
    /// Calls the callbacks that are due, in the chain that runs, which then goes on where it stands.
    pub fn call_due_callbacks(&mut self) -> Option<Outcome> {
        let callee = self.prelude_fn(super::PreludeFn::RunDueCallbacks);
        let due = self.take_due_callbacks();
        self.call_aside(callee, &[due])
    }
}
