//! What is known at a point of the program.

use super::Translator;
use super::object::Namespace;
use crate::region::{BlockId, CtxId, ITER_FIELDS};
use crate::ty::{Ty, as_wide, class};
use cranelift_codegen::ir;
use pirn_vm::Value;
use pirn_vm::objects::IterVariety;
use pirn_vm::semantics::number::as_float;
use std::ops::{Deref, DerefMut};

/// What kind of object gathers values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gathering {
    Tuple,
    List,
    Dict,
    /// A function, which gathers the cells that it closes over.
    Function,
    /// A range of ints that are there.
    Range,
    /// The iterator of such a range, at its beginning.
    RangeIter,
    /// A generator that has not begun, of a context of the region: its function and its arguments.
    Generator(CtxId),
    /// An iterator of this variety, at its beginning, over sequences.
    Iter(IterVariety),
}

impl Gathering {
    /// Whether exits have it made by a recipe, and not by code of their own.
    pub fn is_by_recipe(self) -> bool {
        use Gathering::*;
        matches!(self, Function | Range | RangeIter | Generator(_) | Iter(_))
    }
}

/// An object that is made when somebody wants it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unmade {
    /// A tuple, list, dict or function, and its number in the pass's list of them.
    Gathered(Gathering, u32),
    /// `super(class, receiver)`, which searches the MRO of `start`.
    Super {
        class: Value,
        receiver: ir::Value,
        start: ir::Value,
        /// That class, where it is known.
        is: Option<Value>,
    },
    /// The generator of a context, which has begun. Its registers are the context's.
    Generator(CtxId),
    /// A loop's iterator of this variety over the sequences of this number in the pass's list. Its position is in the first of the virtual
    /// registers that belong to it.
    Iter(IterVariety, u32),
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
    /// An int of 64 bits, with a sign or without, or a double: which, the type tells.
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
    /// The same for a place in memory to hold. A list may change where the place does not.
    fn in_memory(self) -> Slot {
        Slot {
            parts: None,
            clean: false,
            ..self
        }
    }

    /// What holds of the value on either of two ways; `None` where it is not there in the same form.
    pub fn meet(&self, other: &Slot) -> Option<Slot> {
        let ty = self.ty.join(other.ty);
        let number = ty.is_number();
        let same = |a: Option<ir::Value>, b| a.filter(|_| a == b);
        let boxed = same(self.boxed, other.boxed);
        let raw = same(self.raw, other.raw).filter(|_| number);
        let unmade = self.unmade.filter(|_| self.unmade == other.unmade);
        let unmade = unmade.filter(|what| match what {
            // Made on one of the ways, it must not be made again.
            Unmade::Gathered(..) => self.boxed == other.boxed,
            _ => boxed.is_none(),
        });
        (boxed.is_some() || raw.is_some() || unmade.is_some()).then_some(Slot {
            boxed,
            raw,
            unmade,
            parts: self.parts.filter(|_| self.parts == other.parts),
            ty,
            origin: self.origin.filter(|_| self.origin == other.origin),
            clean: self.clean && other.clean,
        })
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

/// An attribute of an object, and the value that it has.
#[derive(Clone, Copy)]
pub struct Attribute {
    /// The object's value word.
    pub object: ir::Value,
    /// The number of its slot.
    pub place: u32,
    pub value: Slot,
}

/// What is known of memory: what was read, written or checked there, and cannot have changed since.
#[derive(Clone, Default)]
pub struct Memory {
    /// Attributes that were read or written.
    pub attributes: Vec<Attribute>,
    /// Entries of dicts that hold names, by their numbers, and the values that they have. The key has been looked at.
    pub entries: Vec<(Namespace, u32, Slot)>,
    /// Objects that a write barrier has been passed for: they need no second one before the unit is left.
    pub guarded: Vec<ir::Value>,
    /// Headers of loops since whose present turn began nothing ran that could change objects' shapes.
    pub intact: Vec<BlockId>,
}

impl Memory {
    /// What holds after either of two ways.
    fn meet(&mut self, other: &Memory) {
        self.attributes.retain_mut(|a| {
            let same = |o: &&Attribute| o.object == a.object && o.place == a.place;
            let other = other.attributes.iter().find(same);
            let met = other.and_then(|o| a.value.meet(&o.value));
            a.value = met.unwrap_or(a.value);
            met.is_some()
        });
        self.entries.retain_mut(|(dict, n, slot)| {
            let met = other.entry(*dict, *n).and_then(|o| slot.meet(&o));
            *slot = met.unwrap_or(*slot);
            met.is_some()
        });
        self.guarded.retain(|v| other.guarded.contains(v));
        self.intact.retain(|h| other.intact.contains(h));
    }

    /// What holds after any of several ways.
    pub fn met<'m>(mut ways: impl Iterator<Item = &'m Memory>) -> Memory {
        let mut all = ways.next().cloned().unwrap_or_default();
        ways.for_each(|m| all.meet(m));
        all
    }

    /// Something ran that may have changed anything.
    fn forget(&mut self) {
        self.attributes.clear();
        self.entries.clear();
    }

    /// The value of a dict's entry.
    pub fn entry(&self, dict: Namespace, n: u32) -> Option<Slot> {
        let mut all = self.entries.iter();
        Some(all.find(|e| e.0 == dict && e.1 == n)?.2)
    }

    /// The entry of this number was written, of a dict that others may be the same as.
    pub fn forget_entry(&mut self, n: u32) {
        self.entries.retain(|e| e.1 != n);
    }

    /// Notes the value of a dict's entry.
    pub fn note_entry(&mut self, dict: Namespace, n: u32, value: Slot) {
        self.entries.push((dict, n, value.in_memory()));
    }

    /// The slot of this number was written, of an object that may be any that is not this one.
    pub fn forget_place(&mut self, place: u32) {
        self.attributes.retain(|a| a.place != place);
    }

    /// The value of an attribute.
    pub fn attribute(&self, object: ir::Value, place: u32) -> Option<Slot> {
        let mut all = self.attributes.iter();
        let found = all.find(|a| a.object == object && a.place == place)?;
        Some(found.value)
    }

    /// Notes the value of an attribute.
    pub fn note(&mut self, object: ir::Value, place: u32, value: Slot) {
        let value = value.in_memory();
        self.attributes.push(Attribute {
            object,
            place,
            value,
        });
    }
}

/// What is known at a point: of registers, as which it can be used, and of memory.
#[derive(Clone)]
pub struct Known {
    regs: State,
    pub memory: Memory,
}

impl Known {
    /// Nothing.
    pub fn nothing(n_regs: usize) -> Known {
        Known {
            regs: vec![None; n_regs],
            memory: Memory::default(),
        }
    }

    /// Does something for each value of which something is known.
    pub fn each_slot(&mut self, f: impl FnMut(&mut Slot)) {
        let Memory {
            attributes,
            entries,
            ..
        } = &mut self.memory;
        let attributes = attributes.iter_mut().map(|a| &mut a.value);
        let entries = entries.iter_mut().map(|e| &mut e.2);
        let regs = self.regs.iter_mut().flatten();
        regs.chain(attributes).chain(entries).for_each(f);
    }
}

impl Deref for Known {
    type Target = State;

    fn deref(&self) -> &State {
        &self.regs
    }
}

impl DerefMut for Known {
    fn deref_mut(&mut self) -> &mut State {
        &mut self.regs
    }
}

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
        if let Some(Unmade::Range | Unmade::Iter(..)) = self.slot(v).unmade {
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
        } else if let Some(word) = as_wide(v) {
            Some(self.word(word as i64))
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
        self.cur.memory.forget();
        self.cur.memory.intact.clear();
        for slot in self.cur.iter_mut().flatten() {
            slot.ty.shape = 0;
            slot.parts = None;
        }
    }

    /// Something ran that may have changed the lengths of lists, and the keys of dicts.
    pub(super) fn forget_parts(&mut self) {
        self.cur.memory.forget();
        for slot in self.cur.iter_mut().flatten() {
            slot.parts = None;
        }
    }

    /// Narrows what is known of a register's value, where a guard or a branch told.
    pub(super) fn narrow(&mut self, v: usize, ty: Ty) {
        let number = ty.within(class::NUMBERS) || ty.is_wide();
        self.learn(v, |slot| {
            slot.ty = ty;
            slot.raw = slot.raw.filter(|_| number);
        });
    }

    /// Notes something of a register's value, wherever else that is.
    pub(super) fn learn(&mut self, v: usize, note: impl Fn(&mut Slot)) {
        let Some(slot) = &mut self.cur[v] else { return };
        note(slot);
        if slot.boxed.is_none() {
            return;
        }
        let word = slot.boxed;
        self.cur.each_slot(|slot| {
            if slot.boxed == word {
                note(slot);
            }
        });
    }
}
