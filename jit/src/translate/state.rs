//! What is known at a point of the program.

use super::Translator;
use crate::region::ITER_FIELDS;
use crate::ty::{Ty, class};
use cranelift_codegen::ir;
use pirn_vm::Value;
use pirn_vm::semantics::number::as_float;

/// An object that is made when somebody wants it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unmade {
    /// The tuple of these two.
    Pair(ir::Value, ir::Value),
    /// `super(class, receiver)`, which searches the MRO of `start`.
    Super {
        class: Value,
        receiver: ir::Value,
        start: ir::Value,
    },
    /// A loop's iterator over a range, with its fields in the virtual registers that belong to it. The type's interval
    /// is that of its items.
    Range,
}

/// A list or tuple for whom its items are wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Parts {
    pub len: ir::Value,
    /// The word of the object that holds the items: a list's buffer, or the tuple itself.
    pub items: ir::Value,
}

/// A virtual register's value: the forms it is there in (at least one) and what is known of it.
#[derive(Clone, Copy, Debug)]
pub struct Slot {
    /// The value word.
    pub boxed: Option<ir::Value>,
    /// An int of 64 bits, or a double: which, the type tells.
    pub raw: Option<ir::Value>,
    /// The object has not been made: what it is made of.
    pub unmade: Option<Unmade>,
    /// A list's or tuple's length, and what its items are found by, as long as nothing can have changed them.
    pub parts: Option<Parts>,
    pub ty: Ty,
    /// The header and the register there whose value this is, unchanged.
    pub origin: Option<(usize, usize)>,
    /// The register of the frame holds the value still: of the entry's frame, or that of a generator that is inlined.
    pub clean: bool,
}

impl Slot {
    pub fn boxed(v: ir::Value, ty: Ty) -> Slot {
        Slot {
            boxed: Some(v),
            raw: None,
            unmade: None,
            parts: None,
            ty,
            origin: None,
            clean: false,
        }
    }

    /// An int or a float without its box.
    pub fn raw(v: ir::Value, ty: Ty) -> Slot {
        Slot {
            boxed: None,
            raw: Some(v),
            unmade: None,
            parts: None,
            ty,
            origin: None,
            clean: false,
        }
    }
}

impl Slot {
    /// A tuple of two that is made when somebody wants it.
    pub fn pair(a: ir::Value, b: ir::Value) -> Slot {
        Slot::unmade(Unmade::Pair(a, b), Ty::of(class::TUPLE))
    }

    /// An object that has not been made.
    pub fn unmade(unmade: Unmade, ty: Ty) -> Slot {
        Slot {
            boxed: None,
            raw: None,
            unmade: Some(unmade),
            parts: None,
            ty,
            origin: None,
            clean: false,
        }
    }
}

/// A slot for each virtual register; `None` where nothing is known to be there.
pub type State = Vec<Option<Slot>>;

impl Translator<'_, '_> {
    /// The virtual register of a register of the present context.
    pub(super) fn reg(&self, r: u16) -> usize {
        self.region.ctxs[self.ctx].base + r as usize
    }

    pub(super) fn slot(&mut self, v: usize) -> Slot {
        match self.cur[v] {
            Some(slot) => slot,
            None => {
                // Verified code reads no register that was not written: the region is at fault.
                self.failed = true;
                Slot::boxed(self.vm_ptr, Ty::ANY)
            }
        }
    }

    /// The same for another register to hold.
    pub(super) fn copy(&mut self, v: usize) -> Slot {
        if self.slot(v).unmade == Some(Unmade::Range) {
            self.boxed(v);
        }
        Slot {
            clean: false,
            ..self.slot(v)
        }
    }

    pub(super) fn ty(&self, v: usize) -> Ty {
        self.cur[v].map_or(Ty::ANY, |s| s.ty)
    }

    /// Writes a register of the present context.
    pub(super) fn set(&mut self, r: u16, slot: Slot) {
        let v = self.reg(r);
        self.assign(v, slot);
    }

    /// Writes a virtual register. If loops iterate with it, the fields of what was there are no longer those of what is.
    pub(super) fn assign(&mut self, v: usize, slot: Slot) {
        self.cur[v] = Some(slot);
        if let Some(fields) = self.region.fields_of(v) {
            self.cur[fields..fields + ITER_FIELDS].fill(None);
        }
    }

    /// Writes a register with a value that is known.
    pub(super) fn set_known(&mut self, r: u16, v: Value) {
        let slot = self.known(v);
        self.set(r, slot);
    }

    /// The slot of a known value.
    pub(super) fn known(&mut self, v: Value) -> Slot {
        let ty = Ty::value(v);
        let boxed = self.constant(v);
        let raw = if ty.is_int() {
            Some(self.word(v.as_int()))
        } else {
            as_float(v).map(|f| self.double(f))
        };
        Slot {
            raw,
            ..Slot::boxed(boxed, ty)
        }
    }

    /// Something ran that may have changed the shapes of objects.
    pub(super) fn forget_shapes(&mut self) {
        for slot in self.cur.iter_mut().flatten() {
            slot.ty.shape = 0;
            slot.parts = None;
        }
    }

    /// Something ran that may have changed the lengths of lists, and the keys of dicts.
    pub(super) fn forget_parts(&mut self) {
        self.versions.clear();
        for slot in self.cur.iter_mut().flatten() {
            slot.parts = None;
        }
    }

    /// Narrows what is known of a register, where a guard or a branch told.
    pub(super) fn narrow(&mut self, v: usize, ty: Ty) {
        if let Some(slot) = &mut self.cur[v] {
            slot.ty = ty;
            if ty.is_int() || ty.is_float() {
                return;
            }
            if !ty.within(class::NUMBERS) {
                slot.raw = None;
            }
        }
    }
}
