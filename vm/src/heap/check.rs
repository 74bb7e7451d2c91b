//! The heap checker: run after collections in stress tests.
//!
//! After a collection every object that survived must refer only to objects that survived. A store that forgot the
//! write barrier shows up here after the next young collection: an old object points to one that was freed.

use super::{Gc, Header, Heap, Visitor, flag};
use crate::objects::{Shape, trace};
use crate::value::Value;

/// Looks at the references of one object.
struct Checker<'h> {
    heap: &'h Heap,
    dangling: usize,
}

impl Visitor for Checker<'_> {
    fn visit(&mut self, v: Value) {
        if let Some(p) = v.as_header() {
            self.dangling += !self.heap.is_marked(p) as usize;
        }
    }
}

impl Heap {
    /// Checks the heap right after a collection; panics with the kind of the first object that refers to a dead one.
    pub fn check(&self, shapes: &[Shape]) {
        self.for_each_old(|p: Gc<Header>| {
            let mut checker = Checker { heap: self, dangling: 0 };
            trace::children(p, shapes, &mut checker);
            let (kind, n) = (p.kind(), checker.dangling);
            assert!(n == 0, "heap check: a {kind:?} object refers to {n} dead objects: a write barrier is missing");
            assert!(p.has(flag::BARRIER), "heap check: a {kind:?} object is old but not guarded by the barrier");
        });
    }
}
