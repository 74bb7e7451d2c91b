//! What things are called: from ids to names, and from names to what bears them now.

use super::CodeKey;
use crate::bytecode::{Code, Const};
use crate::heap::Gc;
use crate::objects::{Class, CodeRef, Dict, Module, RtCode, Shape, ShapeMode, Str, class_flag};
use crate::value::Value;
use crate::vm::{KNOWN, Vm};
use std::hash::{DefaultHasher, Hash, Hasher};

/// Which class it is.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum ClassName {
    /// A well-known one, by its number.
    Known(u32),
    /// Module and qualified name.
    At(String, String),
}

/// Which shape it is.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ShapeName {
    pub(super) class: ClassName,
    pub(super) mode: Mode,
    /// With slots: the attributes in their order.
    pub(super) attributes: Vec<String>,
    /// Which slots hold doubles: see [`Shape::doubles`].
    pub(super) doubles: u64,
}

/// How its objects keep their attributes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Mode {
    Builtin,
    Slots,
    Dict,
}

/// The hash of what a code object says.
pub fn code_key(code: &Code, file: &str) -> CodeKey {
    let mut h = DefaultHasher::new();
    let file = file.rsplit(['/', '\\']).next();
    file.hash(&mut h);
    (&code.qualname, code.flags, code.n_pos, code.n_posonly).hash(&mut h);
    (code.n_kwonly, code.n_regs, &code.params).hash(&mut h);
    (&code.names, &code.free).hash(&mut h);
    for i in &code.instrs {
        i.0.hash(&mut h);
    }
    code.consts.iter().for_each(|c| hash_const(c, &mut h));
    for x in &code.handlers {
        (x.start, x.end, x.target, x.reg).hash(&mut h);
    }
    for x in &code.handled {
        (x.start, x.end, x.reg).hash(&mut h);
    }
    h.finish()
}

fn hash_const(c: &Const, h: &mut DefaultHasher) {
    std::mem::discriminant(c).hash(h);
    match c {
        // What is nested says itself what it is.
        Const::None | Const::Ellipsis | Const::Code(_) => {}
        Const::Bool(b) => b.hash(h),
        Const::Int(i) => i.hash(h),
        Const::BigInt { negative, limbs } => (negative, limbs).hash(h),
        Const::Float(f) => f.to_bits().hash(h),
        Const::Str(s) => s.hash(h),
        Const::Bytes(b) => b.hash(h),
        Const::Tuple(items) | Const::FrozenSet(items) => {
            items.len().hash(h);
            items.iter().for_each(|c| hash_const(c, h));
        }
    }
}

impl Vm {
    /// The code object with this key, if one is loaded.
    pub(super) fn code_by_key(&mut self, key: CodeKey) -> Option<CodeRef> {
        let mut next = self.native.keys_until;
        let mut keys = std::mem::take(&mut self.native.code_keys);
        for rt in self.codes_from(next) {
            keys.insert(rt.key(), rt.serial);
            next = rt.serial + 1;
        }
        (self.native.keys_until, self.native.code_keys) = (next, keys);
        let serial = *self.native.code_keys.get(&key)?;
        self.code_by_serial(serial).map(CodeRef::of)
    }

    fn text_of(&self, v: Value) -> Option<String> {
        Some(v.as_gc::<Str>()?.text().to_string())
    }

    /// What a class calls itself.
    fn called_class(&self, class: Gc<Class>) -> Option<ClassName> {
        let number = class.well_known.get();
        if number != u32::MAX {
            return Some(ClassName::Known(number));
        }
        let dict: Gc<Dict> = class.dict.get().as_gc()?;
        let module = self.dict_get_str(dict, self.names.dunder_module)?;
        let (module, name) = (self.text_of(module)?, self.text_of(class.qualname.get())?);
        Some(ClassName::At(module, name))
    }

    /// The name of a class; `None` when it cannot be found by that.
    pub(super) fn name_class(&mut self, class: Gc<Class>) -> Option<ClassName> {
        let name = self.called_class(class)?;
        (self.class_named(&name) == Some(class)).then_some(name)
    }

    /// The class that has this name now.
    pub(super) fn class_named(&mut self, name: &ClassName) -> Option<Gc<Class>> {
        match name {
            ClassName::Known(n) => KNOWN.get(*n as usize).map(|row| self.known(row.known)),
            ClassName::At(module, name) => {
                let mut dict = self.module_named(module)?;
                let mut found = None;
                for part in name.split('.') {
                    let part = self.intern(part);
                    let class: Gc<Class> = self.dict_get_str(dict, part)?.as_gc()?;
                    dict = class.dict.get().as_gc()?;
                    found = Some(class);
                }
                found
            }
        }
    }

    /// The namespace of the module that has this name now.
    pub(super) fn module_named(&mut self, name: &str) -> Option<Gc<Dict>> {
        let name = self.intern(name);
        let module: Gc<Module> = self.dict_get_str(self.modules, name)?.as_gc()?;
        module.dict.get().as_gc()
    }

    /// What a shape is called, if its class is called right.
    pub(crate) fn called_shape(&self, s: &Shape) -> Option<ShapeName> {
        let class = self.called_class(s.class.as_gc()?)?;
        let mode = match s.mode {
            ShapeMode::Builtin => Mode::Builtin,
            ShapeMode::Slots => Mode::Slots,
            ShapeMode::Dict => Mode::Dict,
        };
        let slots = s
            .names
            .iter()
            .filter(|n| mode == Mode::Slots && !n.is_unbound());
        let attributes: Option<Vec<String>> = slots.map(|n| self.text_of(*n)).collect();
        Some(ShapeName {
            class,
            mode,
            attributes: attributes?,
            doubles: s.doubles,
        })
    }

    /// The name of a shape; `None` when it cannot be found by that.
    pub(super) fn name_shape(&mut self, shape: u32) -> Option<ShapeName> {
        let s = self.shapes.get(shape as usize)?;
        let (class, name) = (s.class.as_gc()?, self.called_shape(s)?);
        self.name_class(class)?;
        Some(name)
    }

    /// The shape that has this name now; it is made if there was none.
    pub(super) fn shape_named(&mut self, name: &ShapeName) -> Option<u32> {
        let class = self.class_named(&name.class)?;
        if name.mode == Mode::Dict && !class.has(class_flag::BUILTIN) {
            return Some(self.dict_shape(class));
        }
        let mut shape = self.root_shape(class);
        let same = match self.shapes.get(shape as usize)?.mode {
            ShapeMode::Builtin => name.mode == Mode::Builtin,
            ShapeMode::Slots => name.mode == Mode::Slots,
            ShapeMode::Dict => false,
        };
        if !same {
            return None;
        }
        for attribute in &name.attributes {
            let attribute = self.intern(attribute);
            let slot = self.shapes[shape as usize].names.len() as u32;
            let double = name.doubles.checked_shr(slot).unwrap_or(0) & 1 != 0;
            shape = self.shape_again(shape, attribute, double)?;
        }
        (self.shapes[shape as usize].doubles == name.doubles).then_some(shape)
    }

    /// All code objects whose serial numbers are not smaller.
    fn codes_from(&self, serial: u32) -> impl Iterator<Item = &RtCode> {
        self.loaded_codes().filter(move |rt| rt.serial >= serial)
    }
}
