//! Marking: the work list of a collection.
//!
//! What an object refers to is told by `objects::trace`; this module only drives it. Marking an object makes it
//! old: its `BARRIER` flag is set when it is traced. An object keeps its class, which its shape names.

use super::{Gc, Header, Heap, Kind, flag};
use crate::objects::{Shape, trace};
use crate::value::Value;

/// Something that is shown every value an object holds.
pub trait Visitor {
    fn visit(&mut self, v: Value);
}

/// The state of a collection's marking phase.
pub struct Marker<'h> {
    heap: &'h mut Heap,
    work: Vec<Gc<Header>>,
    shapes: &'h [Shape],
}

impl<'h> Marker<'h> {
    pub(super) fn new(heap: &'h mut Heap, shapes: &'h [Shape]) -> Marker<'h> {
        Marker {
            heap,
            shapes,
            work: Vec::with_capacity(256),
        }
    }

    /// Traces an old object again, because it was written to.
    pub(super) fn rescan(&mut self, p: Gc<Header>) {
        self.trace(p);
    }

    fn trace(&mut self, p: Gc<Header>) {
        p.set_flag(flag::BARRIER);
        // The classes of other kinds are built in.
        if matches!(p.kind(), Kind::Instance | Kind::Exception | Kind::Class)
            && let Some(shape) = self.shapes.get(p.shape() as usize)
        {
            self.visit(shape.class);
        }
        let shapes = self.shapes;
        trace::children(p, shapes, self);
    }

    /// Traces everything that was found.
    pub fn drain(&mut self) {
        while let Some(p) = self.work.pop() {
            self.trace(p);
        }
    }

    /// Whether an object is marked by now.
    pub fn is_marked(&self, p: Gc<Header>) -> bool {
        self.heap.is_marked(p)
    }
}

impl Visitor for Marker<'_> {
    #[inline]
    fn visit(&mut self, v: Value) {
        if let Some(p) = v.as_header()
            && self.heap.mark(p)
        {
            self.work.push(p);
        }
    }
}
