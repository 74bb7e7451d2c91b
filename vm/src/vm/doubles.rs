//! Shapes that grow, and which of their slots hold doubles.
//!
//! A slot of an instance holds a value word, or, where its shape says so, the bits of a double: native code then loads and stores
//! floats without decoding them. (V8 calls this the representation of a field.) Whether a slot is one of doubles is decided when a
//! shape gets the attribute: it is as long as all that was ever stored there first is a float. As soon as an object has something else for it,
//! that object gets the twin shape, which has the same names and a word there, and so do all that are made later.
//!
//! Invariants: shapes of one class with the same names differ in their doubles alone; nothing the program sees depends on them.
//! Reading such a slot makes a box where a value word cannot hold the float.

use super::Vm;
use super::classes::SLOTS_MAX;
use crate::heap::Gc;
use crate::objects::*;
use crate::semantics::number::as_float;
use crate::value::Value;

impl Vm {
    /// The shape that an object has with one more attribute, whose value this is; `None` when there are too many.
    pub(super) fn shape_for(&mut self, shape: u32, name: Value, value: Value) -> Option<u32> {
        let at = self.next_shapes(shape, name)?;
        let next = &mut self.shapes[shape as usize].next[at];
        next.mixed |= as_float(value).is_none();
        let double = !next.mixed;
        Some(self.shape_beyond(shape, at, double))
    }

    /// The shape with one more attribute, in a slot of doubles or of words; `None` when there are too many.
    pub(crate) fn shape_with(&mut self, shape: u32, name: Value, double: bool) -> Option<u32> {
        let at = self.next_shapes(shape, name)?;
        Some(self.shape_beyond(shape, at, double))
    }

    /// The same, of a shape that objects had when the program ran before: a slot that held words then does so from the start.
    pub(crate) fn shape_again(&mut self, shape: u32, name: Value, double: bool) -> Option<u32> {
        let at = self.next_shapes(shape, name)?;
        self.shapes[shape as usize].next[at].mixed |= !double;
        Some(self.shape_beyond(shape, at, double))
    }

    /// Which of the rows behind a shape is that of this name.
    fn next_shapes(&mut self, shape: u32, name: Value) -> Option<usize> {
        let s = &mut self.shapes[shape as usize];
        if let Some(at) = s.next.iter().position(|n| n.name == name) {
            return Some(at);
        }
        if s.names.len() >= SLOTS_MAX || s.next.len() >= SLOTS_MAX {
            return None;
        }
        Some(self.new_row(shape, name))
    }

    fn new_row(&mut self, shape: u32, name: Value) -> usize {
        let next = &mut self.shapes[shape as usize].next;
        next.push(NextShapes {
            name,
            words: 0,
            doubles: 0,
            mixed: false,
        });
        next.len() - 1
    }

    /// The shape that a row leads to, which is made if it is not there yet. Only slots in the instance itself hold doubles.
    fn shape_beyond(&mut self, shape: u32, at: usize, double: bool) -> u32 {
        let s = &self.shapes[shape as usize];
        let slot = s.names.len();
        let double = double && slot < (s.n_inline as usize).min(u64::BITS as usize);
        let next = s.next[at];
        let known = if double { next.doubles } else { next.words };
        if known != 0 {
            return known;
        }
        let fresh = Shape {
            class: s.class,
            mode: ShapeMode::Slots,
            n_inline: s.n_inline,
            names: s.names.iter().copied().chain([next.name]).collect(),
            doubles: s.doubles | (double as u64) << (slot as u32 % u64::BITS),
            next: Vec::new(),
        };
        let made = self.add_shape(fresh);
        let next = &mut self.shapes[shape as usize].next[at];
        match double {
            true => next.doubles = made,
            false => next.words = made,
        }
        made
    }

    /// The shape of the same names in which this slot holds words; new objects get it from now on.
    #[cold]
    fn twin_with_words(&mut self, shape: u32, slot: usize) -> u32 {
        let s = &self.shapes[shape as usize];
        let (names, doubles) = (s.names.clone(), s.doubles & !(1 << slot));
        let class: Gc<Class> = s.class.expect();
        let mut twin = class.root_shape.get();
        let n_payload = self.shapes[twin as usize].names.len();
        for (n, name) in names.iter().enumerate().skip(n_payload) {
            let rows = &self.shapes[twin as usize].next;
            // As long as the shape itself, so there is no limit to heed.
            let at = match rows.iter().position(|r| r.name == *name) {
                Some(at) => at,
                None => self.new_row(twin, *name),
            };
            self.shapes[twin as usize].next[at].mixed |= n == slot;
            let double = n < u64::BITS as usize && doubles >> n & 1 != 0;
            twin = self.shape_beyond(twin, at, double);
        }
        twin
    }

    /// Whether objects of a shape get a double in the slot of one more attribute; `None` if none ever got one.
    pub(crate) fn gets_double(&self, shape: u32, name: Value) -> Option<bool> {
        let rows = &self.shapes[shape as usize].next;
        let row = rows.iter().find(|row| row.name == name)?;
        let double = !row.mixed && row.doubles != 0;
        (double || row.words != 0).then_some(double)
    }

    /// Whether an object that is made now has words where this shape has doubles.
    pub(crate) fn is_outdated(&self, shape: u32) -> bool {
        let s = &self.shapes[shape as usize];
        let Some(class) = s.class.as_gc::<Class>().filter(|_| s.doubles != 0) else {
            return false;
        };
        let mut at = class.root_shape.get();
        let n_payload = self.shapes[at as usize].names.len();
        for (n, name) in s.names.iter().enumerate().skip(n_payload) {
            let rows = &self.shapes[at as usize].next;
            let Some(row) = rows.iter().find(|row| row.name == *name) else {
                return false;
            };
            let double = s.is_double(n);
            if double && row.mixed {
                return true;
            }
            at = if double { row.doubles } else { row.words };
        }
        false
    }

    /// A double as a value, in the places that cannot wait for room.
    #[inline]
    pub(super) fn float_at_once(&mut self, double: f64) -> Value {
        match Value::try_float(double) {
            Some(v) => v,
            None => self.unlimited(|vm| vm.float(double)),
        }
    }

    /// Has a slot of doubles hold words from now on.
    #[cold]
    pub(super) fn widen_slot(&mut self, obj: Gc<Instance>, slot: usize) {
        let word = self.read_slot(obj, slot);
        obj.slots()[slot].set(word);
        self.heap.barrier(&obj.header);
        let twin = self.twin_with_words(obj.header.shape(), slot);
        obj.header.set_shape(twin);
    }

    /// Has an instance hold words alone.
    pub(crate) fn widen(&mut self, obj: Gc<Instance>) {
        loop {
            let doubles = self.shapes[obj.header.shape() as usize].doubles;
            if doubles == 0 {
                return;
            }
            self.widen_slot(obj, doubles.trailing_zeros() as usize);
        }
    }

    /// Whether objects of both shapes are of one class and have the same attributes in the same order.
    pub(crate) fn are_twins(&self, a: u32, b: u32) -> bool {
        let (x, y) = (&self.shapes[a as usize], &self.shapes[b as usize]);
        a == b || x.class == y.class && x.mode == y.mode && x.names == y.names
    }
}
