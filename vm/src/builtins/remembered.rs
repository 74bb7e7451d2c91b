//! What instances have under a name, for `getattr` and `hasattr`: names that are made when they are asked for, such as those of
//! visitors' methods, have no instruction whose cache could tell.
//!
//! A place says what objects of one shape have under one name as long as no class changes. Names are told apart by their addresses,
//! which is why collections forget all of it.

use crate::heap::Gc;
use crate::interp::cache::what;
use crate::objects::*;
use crate::value::Value;
use crate::vm::{Known, Vm};

/// Places of the memory.
pub(crate) const ATTRIBUTES: usize = 256;

/// What objects of a shape have under a name (by its address): a slot, a value of the class, or nothing.
#[derive(Clone, Copy, Default)]
pub(crate) struct Attribute {
    name: usize,
    shape: u32,
    epoch: u32,
    found: ShapeAttr,
}

/// What a shape has under a name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ShapeAttr {
    #[default]
    Nothing,
    /// In a slot of the instance itself, which holds no double.
    Slot(u32),
    /// In the class: the index of a cell.
    Class(u32),
}

impl Vm {
    /// What an instance has under an interned name; inside `None` where it has nothing. `None` where more has to be done.
    pub(crate) fn attr_remembered(&mut self, obj: Value, name: Value) -> Option<Option<Value>> {
        let instance: Gc<Instance> = obj.as_gc()?;
        let shape = instance.header.shape();
        let at = (shape as usize).wrapping_mul(0x9e37) ^ (name.addr() >> 4);
        let at = at % ATTRIBUTES;
        let known = self.attributes[at];
        let holds = known.shape == shape && known.name == name.addr() && known.epoch == self.epoch;
        let found = match holds {
            true => known.found,
            false => {
                let found = self.attr_of_shape(shape, name)?;
                self.attributes[at] = Attribute {
                    name: name.addr(),
                    shape,
                    epoch: self.epoch,
                    found,
                };
                found
            }
        };
        match found {
            ShapeAttr::Nothing => Some(None),
            ShapeAttr::Slot(n) => Some(Some(instance.slots().get(n as usize)?.get())),
            ShapeAttr::Class(cell) => {
                let (attr, class) = (self.cells[cell as usize], self.class_of(obj));
                self.bind(attr, obj, class).ok().map(Some)
            }
        }
    }

    /// What instances of a shape have under a name, until some class changes. `None` where more than the shape decides.
    pub fn attr_of_shape(&mut self, shape: u32, name: Value) -> Option<ShapeAttr> {
        let s = self.shapes.get(shape as usize)?;
        let class: Gc<Class> = s.class.as_gc()?;
        if shape == 0
            || s.mode != ShapeMode::Slots
            || class.has(class_flag::GETATTRIBUTE | class_flag::GETATTR | class_flag::EXCEPTION)
            || self.is_subclass(class, self.known(Known::Type))
        {
            return None;
        }
        if self.class_lookup(class, name).is_none() && self.shape_slot(shape, name).is_none() {
            return Some(ShapeAttr::Nothing);
        }
        let entry = self.site_entry(shape, name, false)?;
        match entry[3] {
            what::INLINE => Some(ShapeAttr::Slot(entry[2])),
            what::METHOD | what::CLASS_VALUE => Some(ShapeAttr::Class(entry[2])),
            _ => None,
        }
    }
}
