//! What instances of classes of the program keep of their own: in slots that their shape names, or in a dict.
//!
//! An attribute that is set for the first time gives the instance the next shape; one that came last and is deleted gives it the
//! shape before. Everything that slots cannot show makes the instance keep its attributes in a dict from then on: an attribute deleted
//! out of order, too many of them, `__dict__` taken. Those that `__slots__` names stay in slots all the same.
//!
//! Invariants: the names of a shape are those of the instance's slots, in the order in which they were set; a slot without a value
//! holds UNBOUND. What the slots hold otherwise is a value word, or a double where the shape says so: see `doubles`.

use crate::heap::Gc;
use crate::native::{Answer, Exit};
use crate::objects::*;
use crate::semantics::number::as_float;
use crate::value::Value;
use crate::vm::{Known, Vm};

impl Vm {
    /// Sets or deletes (UNBOUND) an attribute of an instance itself.
    pub fn set_instance_attr(&mut self, obj: Gc<Instance>, name: Value, value: Value) -> Answer {
        let shape_id = obj.header.shape();
        let shape = &self.shapes[shape_id as usize];
        if shape.mode == ShapeMode::Dict {
            if let Some(slot) = shape.names.iter().position(|n| *n == name) {
                if value.is_unbound() && obj.slots()[slot].get().is_unbound() {
                    let text = name.expect::<Str>().text();
                    return Err(self.raise(Known::AttributeError, text));
                }
                self.write_slot(obj, slot, value);
                return Ok(Value::NONE);
            }
            let class: Gc<Class> = shape.class.expect();
            if class.has(class_flag::NO_DICT) {
                return Err(self.cannot_set(obj.value(), name));
            }
            let dict = obj.extra.get().expect();
            return self.set_in_dict(obj.value(), dict, name, value);
        }
        if value.is_unbound() {
            if self.instance_attr(obj, name).is_none() {
                let class = self.class_of_shape(shape_id);
                if self.is_slot_name(class, name) {
                    let text = name.expect::<Str>().text();
                    return Err(self.raise(Known::AttributeError, text));
                }
                if class.has(class_flag::NO_DICT) {
                    return Err(self.cannot_set(obj.value(), name));
                }
                return Err(self.no_attribute_to_delete(obj.value(), name));
            }
            if self.remove_slot(obj, name) {
                return Ok(Value::NONE);
            }
            self.instance_dict(obj)?;
            return self.set_instance_attr(obj, name, value);
        }
        if let Some(slot) = self.shape_slot(shape_id, name) {
            self.write_slot(obj, slot, value);
            return Ok(Value::NONE);
        }
        let class: Gc<Class> = shape.class.expect();
        if class.has(class_flag::NO_DICT) && !self.is_slot_name(class, name) {
            return Err(self.cannot_set(obj.value(), name));
        }
        match self.shape_for(shape_id, name, value) {
            Some(next) => self.add_slot(obj, next, value),
            None => {
                let dict = self.instance_dict(obj)?;
                self.set_in_dict(obj.value(), dict, name, value)
            }
        }
    }

    pub(super) fn is_slot_name(&mut self, class: Gc<Class>, name: Value) -> bool {
        self.slot_names(class).contains(&name)
    }

    /// The names in the `__slots__` of a class and its bases, interned, those of the first base in front. A class may
    /// list `__dict__`, which is no name of a slot.
    pub(crate) fn slot_names(&mut self, class: Gc<Class>) -> Vec<Value> {
        let mut names = Vec::new();
        let mro = class.mro.get().expect::<Tuple>().slice();
        for c in mro.iter().rev() {
            let class: Gc<Class> = c.expect();
            let dict = class.dict.get().expect();
            let Some(slots) = self.dict_get_str(dict, self.names.dunder_slots) else {
                continue;
            };
            let listed: Vec<Value> = match (slots.as_gc::<Tuple>(), slots.as_gc::<List>()) {
                (Some(t), _) => t.slice().to_vec(),
                (_, Some(l)) => l.items().iter().map(|v| v.get()).collect(),
                _ => match slots.as_gc::<Dict>() {
                    // Names with their documentation, or a set of names.
                    Some(d) => {
                        let from = |i| d.next_entry(i).map(|(at, key, _)| (at + 1, key));
                        std::iter::successors(from(0), |(next, _)| from(*next))
                            .map(|(_, key)| key)
                            .collect()
                    }
                    None => vec![slots],
                },
            };
            for text in listed.iter().filter_map(|v| v.as_gc::<Str>()) {
                let name = match text.text() {
                    "__dict__" | "__weakref__" => continue,
                    private if private.starts_with("__") && !private.ends_with("__") => {
                        let owner = self.class_name(class).trim_start_matches('_');
                        match owner {
                            "" => self.intern(private),
                            _ => self.intern(&format!("_{owner}{private}")),
                        }
                    }
                    plain => self.intern(plain),
                };
                if !names.contains(&name) {
                    names.push(name);
                }
            }
        }
        names
    }

    /// Overwrites a slot.
    #[inline]
    pub fn write_slot(&mut self, obj: Gc<Instance>, slot: usize, value: Value) {
        match obj.slots().get(slot) {
            Some(place) => {
                if self.shapes[obj.header.shape() as usize].is_double(slot) {
                    if let Some(double) = as_float(value) {
                        return put_double(place, double);
                    }
                    self.widen_slot(obj, slot);
                }
                place.set(value);
                self.heap.barrier(&obj.header);
            }
            None => {
                let buffer: Gc<Buffer> = obj.extra.get().expect();
                buffer.items()[slot - obj.slots().len()].set(value);
                self.heap.barrier(&buffer.header);
            }
        }
    }

    /// Gives the instance the shape `next`, which has one more attribute, with this value.
    pub fn add_slot(&mut self, obj: Gc<Instance>, next: u32, value: Value) -> Answer {
        let slot = self.shapes[next as usize].names.len() - 1;
        let n_inline = obj.slots().len();
        if slot >= n_inline {
            let have = obj.extra.get().as_gc::<Buffer>().map_or(0, |b| b.capacity);
            if slot - n_inline >= have {
                let room = self.room(super::alloc::SMALL + (have * 2 + 4) * 8)?;
                let buffer = self.new_buffer(&room, have * 2 + 4);
                if let Some(old) = obj.extra.get().as_gc::<Buffer>() {
                    buffer
                        .items()
                        .iter()
                        .zip(old.items())
                        .for_each(|(to, from)| to.set(from.get()));
                }
                obj.extra.set(buffer.value());
                self.heap.barrier(&obj.header);
            }
        }
        obj.header.set_shape(next);
        self.write_slot(obj, slot, value);
        Ok(Value::NONE)
    }

    /// Takes an attribute away by giving the instance the shape that has the others, if there is one already: so there is
    /// when it came last. Those that `__slots__` names stay where they are. Whether it could.
    fn remove_slot(&mut self, obj: Gc<Instance>, name: Value) -> bool {
        let class = self.class_of_shape(obj.header.shape());
        let dict_shape = self.dict_shape(class);
        let Some(at) = self.shape_slot(obj.header.shape(), name) else {
            return false;
        };
        if self.shape_slot(dict_shape, name).is_some() {
            return false;
        }
        let Some(shape) = self.shape_of_others(obj.header.shape(), class, name) else {
            return false;
        };
        let n = self.shapes[obj.header.shape() as usize].names.len();
        let behind: Vec<Value> = (at + 1..n).map(|slot| self.read_slot(obj, slot)).collect();
        obj.header.set_shape(shape);
        for (i, value) in behind.into_iter().enumerate() {
            self.write_slot(obj, at + i, value);
        }
        self.write_slot(obj, n - 1, Value::UNBOUND);
        true
    }

    /// The shape that has the attributes of a shape but one, if there is such already.
    fn shape_of_others(&self, shape: u32, class: Gc<Class>, name: Value) -> Option<u32> {
        let before = &self.shapes[shape as usize];
        let mut found = class.root_shape.get();
        let n_payload = class.has(class_flag::PAYLOAD) as usize;
        for (slot, other) in before.names.iter().enumerate().skip(n_payload) {
            if *other == name {
                continue;
            }
            let mut rows = self.shapes[found as usize].next.iter();
            let row = rows.find(|row| row.name == *other)?;
            found = match before.is_double(slot) {
                true => row.doubles,
                false => row.words,
            };
            if found == 0 {
                return None;
            }
        }
        Some(found)
    }

    /// What deleting the attribute does that came last to objects of a shape: the slot in the instance itself that is emptied, and the
    /// shape from then on. `None` where it takes more.
    pub fn shape_before(&mut self, shape: u32, name: Value) -> Option<(usize, u32)> {
        let class = self.settable(shape, name)?;
        let s = &self.shapes[shape as usize];
        let slot = s.names.len().checked_sub(1)?;
        let slotted = class.dict_shape.get();
        if s.names[slot] != name
            || slot >= s.n_inline as usize
            || slotted == 0
            || self.shape_slot(slotted, name).is_some()
        {
            return None;
        }
        Some((slot, self.shape_of_others(shape, class, name)?))
    }

    /// The dict of an instance's attributes; from now on it keeps them there.
    pub fn instance_dict(&mut self, obj: Gc<Instance>) -> Result<Gc<Dict>, Exit> {
        let shape_id = obj.header.shape();
        if self.shapes[shape_id as usize].mode == ShapeMode::Dict {
            return Ok(obj.extra.get().expect());
        }
        let dict = self.dict()?;
        let class = self.class_of_shape(shape_id);
        let dict_shape = self.dict_shape(class);
        // (slot, value) of those that `__slots__` names.
        let mut kept = Vec::new();
        for slot in 0..self.shapes[shape_id as usize].names.len() {
            let name = self.shapes[shape_id as usize].names[slot];
            let value = self.read_slot(obj, slot);
            if name.is_unbound() || value.is_unbound() {
                continue;
            }
            match self.shape_slot(dict_shape, name) {
                Some(place) => kept.push((place, value)),
                None => self.dict_set_str(dict, name, value),
            }
        }
        let payload = class.has(class_flag::PAYLOAD) as usize;
        obj.slots()[payload.min(obj.slots().len())..]
            .iter()
            .for_each(|s| s.set(Value::UNBOUND));
        for (slot, value) in kept {
            obj.slots()[slot].set(value);
        }
        obj.header.set_shape(dict_shape);
        obj.extra.set(dict.value());
        self.heap.barrier(&obj.header);
        Ok(dict)
    }
}
