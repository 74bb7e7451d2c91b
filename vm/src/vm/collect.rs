//! Collection as the VM sees it: the root set, and the tables that hold objects weakly.

use super::Vm;
use super::last_words::Abandoned;
use super::weak::WeakDeaths;
use crate::compiler::EntryPoint;
use crate::heap::{Heap, Marker, Visitor};
use crate::value::{PTR_TAG, Value};
use std::time::Instant;

impl Vm {
    /// Collects garbage. To be called at a yield point only: nothing outside the roots is kept.
    pub fn collect(&mut self, full: bool) {
        let began = self.observer.as_ref().map(|_| Instant::now());
        let full = full || self.heap.wants_full();
        self.last_search.forget();
        self.messages.fill((0, Value::NONE));
        self.verdicts.fill(Default::default());
        self.attributes.fill(Default::default());
        if full {
            // Inline caches hold class attributes by index into `cells`: drop them all rather than keep the dead.
            self.forget_caches();
        }
        // The heap is taken out so that the roots can be read while it marks.
        let mut heap = std::mem::replace(&mut self.heap, Heap::new(Default::default()));
        let mut pruned = Pruned::default();
        let mut abandoned = Abandoned::default();
        {
            let vm = &*self;
            heap.collect(
                full,
                &vm.shapes,
                |marker| vm.visit_roots(full, marker),
                |marker| abandoned = vm.find_abandoned(full, marker),
                |heap| pruned = vm.find_dead(full, heap),
            );
        }
        self.heap = heap;
        // Those that survived are old.
        self.young_tasklets.clear();
        let weak = std::mem::take(&mut pruned.weak);
        self.prune(pruned);
        if self.config.collect_at_polls && self.stats.polls.is_multiple_of(64) {
            self.check_heap();
        }
        self.serve_weak_deaths(weak);
        self.serve_abandoned(abandoned);
        if let Some(frame) = self.current_frame() {
            self.heap.barrier(&frame.header);
        }
        if let (Some(observer), Some(began)) = (&mut self.observer, began) {
            observer.collected(full, began);
        }
    }

    /// Shows every root.
    fn visit_roots(&self, full: bool, m: &mut Marker<'_>) {
        m.visit(self.frame);
        m.visit(self.request.callee);
        m.visit(self.request.names);
        self.request.args.iter().for_each(|v| m.visit(*v));
        m.visit(self.running_native);
        m.visit(self.start_native);
        m.visit(self.trace.native);
        m.visit(self.trace.hooks);
        m.visit(self.builtins.value());
        m.visit(self.modules.value());
        m.visit(self.empty_tuple);
        m.visit(self.due_callbacks);
        m.visit(self.abstract_checks);
        self.known_classes().iter().for_each(|c| m.visit(c.value()));
        // Native code keeps nothing alive that the program has given up: a full collection finds what it mentions and is gone.
        if !full {
            for unit in self.native.units.iter().chain(&self.native.awaited) {
                unit.roots.iter().for_each(|v| m.visit(*v));
            }
        }
        let lists = [
            &self.small_strings,
            &self.prelude,
            &self.kept,
            &self.cells,
            &self.boot.objects,
        ];
        lists.into_iter().flatten().for_each(|v| m.visit(*v));
        let arrays = [self.roots.all(), &self.intrinsics];
        arrays.into_iter().flatten().for_each(|v| m.visit(*v));
        self.names.all().for_each(|v| m.visit(v));
        // Shapes name attributes; their classes are held weakly in a full collection.
        for shape in self.shapes.iter() {
            shape.names.iter().for_each(|n| m.visit(*n));
            if !full {
                m.visit(shape.class);
            }
        }
    }

    /// Checks the heap right after a collection; panics when it is not what it should be.
    pub fn check_heap(&self) {
        self.heap.check(&self.shapes);
    }

    /// What the weak tables must forget: found between marking and sweeping.
    fn find_dead(&self, full: bool, heap: &Heap) -> Pruned {
        let is_alive = |v: Value| v.as_header().is_none_or(|p| heap.is_marked(p));
        let codes = self
            .codes
            .iter()
            .map(|(object, _)| is_alive(*object))
            .collect();
        let mut shapes = Vec::new();
        if full {
            shapes = (0..self.shapes.len())
                .filter(|i| !is_alive(self.shapes[*i].class))
                .collect();
        }
        let mut dead_strings = std::collections::HashSet::new();
        self.interned.for_each(|v| {
            if !is_alive(v) {
                dead_strings.insert(v.bits());
            }
        });
        let alive = |addr: &usize| {
            let p = Value::from_bits(*addr as u64 | PTR_TAG);
            is_alive(p)
        };
        let identities = self
            .identities
            .borrow()
            .keys()
            .filter(|a| !alive(a))
            .copied()
            .collect();
        let mut rebound = Vec::new();
        let mut units = Vec::new();
        if full {
            let is_gone = |(class, name): &&(usize, usize)| !alive(class) || !alive(name);
            rebound = self.rebound.iter().filter(is_gone).copied().collect();
            units = self.units_with(|v| !is_alive(v));
        }
        let weak = self.find_weak_deaths(full, heap);
        Pruned {
            codes,
            shapes,
            dead_strings,
            identities,
            rebound,
            units,
            weak,
        }
    }

    fn prune(&mut self, pruned: Pruned) {
        self.drop_units(pruned.units);
        if !pruned.dead_strings.is_empty() {
            self.interned
                .prune(|v| !pruned.dead_strings.contains(&v.bits()));
        }
        let mut alive = pruned.codes.into_iter();
        let mut dead_codes = Vec::new();
        self.codes.retain(|(_, rt)| {
            let alive = alive.next().unwrap_or(true);
            if !alive {
                dead_codes.push(rt.serial);
            }
            alive
        });
        if !dead_codes.is_empty() {
            self.forget_units(|serial| !dead_codes.contains(&serial));
        }
        for i in pruned.shapes {
            let shape = &mut self.shapes[i];
            shape.class = Value::UNBOUND;
            shape.names = Box::new([]);
            shape.next = Vec::new();
        }
        for addr in pruned.identities {
            self.identities.borrow_mut().remove(&addr);
        }
        for gone in pruned.rebound {
            self.rebound.remove(&gone);
        }
        // Keyed by addresses of classes, which may be dead now.
        self.lookups.fill(super::CachedLookup::EMPTY);
    }
}

/// Entries of weak tables whose objects are dead.
#[derive(Default)]
struct Pruned {
    /// One for each code: still alive?
    codes: Vec<bool>,
    shapes: Vec<usize>,
    dead_strings: std::collections::HashSet<u64>,
    identities: Vec<usize>,
    /// Class and name of attributes that were set again.
    rebound: Vec<(usize, usize)>,
    /// Native code that mentions something dead: code and entry.
    units: Vec<(u32, EntryPoint)>,
    weak: WeakDeaths,
}
