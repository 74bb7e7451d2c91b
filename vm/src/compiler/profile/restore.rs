//! From a profile to feedback cells.
//!
//! A profile is *laid in* while one unit is compiled: the cells and hints of the code objects in question are as they were
//! when the profile was described, so that the same unit comes of it. When it is taken out again, what has been learnt
//! in this process stays; where nothing has been, the profile's knowledge does.

use super::{CodeProfile, Profile, Site};
use crate::bytecode::{Instr, Op};
use crate::heap::Gc;
use crate::interp::cache::what;
use crate::objects::{Class, CodeRef, Dict, Feedback, Hints, RtCode, callee, seen};
use crate::semantics::table::Found;
use crate::value::Value;
use crate::vm::Vm;
use std::cell::Cell;

/// What was in the cells before a profile was laid in.
pub struct Saved {
    codes: Vec<(CodeRef, Vec<Feedback>, Hints)>,
    /// The first thing that the profile mentions and that is not there.
    pub missing: Option<Missing>,
}

/// What a profile may mention that is not there, or not yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    Code,
    Class,
    Global,
    Attribute,
}

impl Vm {
    /// Lays a profile in; to be taken out again before anything else happens.
    pub fn lay_in(&mut self, profile: &Profile) -> Saved {
        let mut saved = Saved {
            codes: Vec::new(),
            missing: None,
        };
        for code in &profile.codes {
            let Some(rt) = self.code_by_key(code.key) else {
                saved.missing.get_or_insert(Missing::Code);
                continue;
            };
            let mut hints = Hints {
                hot_exits: code.hot_exits.iter().copied().collect(),
                no_hoisting: code.no_hoisting,
                ..Hints::default()
            };
            for (pc, names) in &code.seen {
                let shapes: Vec<u32> = names.iter().filter_map(|n| self.shape_named(n)).collect();
                if shapes.len() < names.len() {
                    saved.missing.get_or_insert(Missing::Class);
                }
                hints.shapes.insert(*pc, shapes);
            }
            let cells = rt.get().feedback();
            let before = cells.iter().map(|c| c.replace(Feedback::default()));
            let before: Vec<Feedback> = before.collect();
            let missing = self.fill_cells(rt.get(), code);
            saved.missing = saved.missing.or(missing);
            saved
                .codes
                .push((rt, before, rt.native.replace_hints(hints)));
        }
        saved
    }

    /// Takes a profile out.
    pub fn take_out(&mut self, saved: Saved) {
        for (rt, before, hints) in saved.codes {
            for (cell, before) in rt.get().feedback().iter().zip(before) {
                if before != Feedback::default() {
                    cell.set(before);
                }
            }
            if hints != Hints::default() {
                rt.native.replace_hints(hints);
            }
        }
    }

    /// Fills the cells of a code object. What is missing for some of them.
    fn fill_cells(&mut self, rt: &RtCode, code: &CodeProfile) -> Option<Missing> {
        let mut missing = None;
        for (pc, site) in &code.sites {
            let Some(cell) = rt.feedback().get(*pc as usize) else {
                missing = missing.or(Some(Missing::Code));
                continue;
            };
            match self.restore_site(rt, rt.instrs()[*pc as usize], site) {
                Some(fb) => cell.set(Feedback(fb)),
                None => missing = missing.or(Some(site.what_is_missing())),
            }
        }
        missing
    }

    /// What the interpreter would note now where it once noted this.
    fn restore_site(&mut self, rt: &RtCode, i: Instr, site: &Site) -> Option<[u32; 4]> {
        let operand = match i.op()? {
            Op::SetAttr => i.b() as u32,
            Op::GlobalGet => i.bc(),
            _ => i.c() as u32,
        };
        let name = rt.names.get(operand as usize).copied();
        Some(match site {
            Site::Plain(fb) => {
                // The interpreter believes what these cells say of shapes and versions.
                let believed = matches!(
                    i.op()?,
                    Op::GetAttr | Op::SetAttr | Op::CallMethod | Op::GlobalGet | Op::GlobalSet
                );
                (!believed || fb[..3] == [0; 3]).then_some(*fb)?
            }
            Site::Operands(seen, x, y) => {
                let mut shape = |name: &Option<super::ShapeName>| match name {
                    Some(name) => self.shape_named(name),
                    None => Some(0),
                };
                [*seen, shape(x)?, shape(y)?, 0]
            }
            Site::Attr(shape) => {
                let shape = self.shape_named(shape)?;
                let entry = match self.site_entry(shape, name?, i.is(Op::SetAttr)) {
                    Some(entry) => entry,
                    None => self.builtin_method_entry(shape, name?)?,
                };
                // What the interpreter notes in such cells.
                let noted = match i.op()? {
                    Op::SetAttr => entry[3] == 0,
                    Op::CallMethod => entry[3] == what::METHOD,
                    _ => {
                        entry[3] == what::DOUBLE
                            || (what::INLINE..=what::PROPERTY).contains(&entry[3])
                    }
                };
                noted.then_some(entry)?
            }
            Site::NewAttr(shape, double) => {
                let shape = self.shape_named(shape)?;
                self.new_attr_entry(shape, name?, *double)?
            }
            Site::OfModule(module) => {
                let dict = self.module_named(module)?;
                let at = self.place_of(dict, name?)?;
                [0, self.table_version(dict), at, what::MODULE]
            }
            Site::OfClass(class) => {
                let class = self.class_named(class)?;
                let method = match i.is(Op::CallMethod) {
                    true => self.class_method_entry(class, name?),
                    false => None,
                };
                match method {
                    Some((_, entry)) => entry,
                    None => self.class_attr_entry(class, name?)?,
                }
            }
            Site::Super(start, after) => {
                let (start, after) = (self.class_named(start)?, self.class_named(after)?);
                let cell = self.cell_for(after.value());
                [self.root_shape(start), self.epoch, cell, what::SUPER]
            }
            Site::OfException(shape, at) => {
                let shape = self.shape_named(shape)?;
                self.exception_entry(shape, name?, i.is(Op::SetAttr), *at)?
            }
            Site::Argument(shape, [which, classes, what]) => {
                [*which, self.shape_named(shape)?, *classes, *what]
            }
            Site::Global => self.global_entry(rt.globals.get().as_gc()?, name?)?,
            Site::Function(key) => [self.code_by_key(*key)?.serial, 0, 0, callee::FUNCTION],
            Site::BoundFunction(key) => {
                let bound = match i.op()? {
                    Op::Call => callee::BOUND_FUNCTION,
                    _ => callee::BOUND_METHOD,
                };
                [self.code_by_key(*key)?.serial, 0, 0, bound]
            }
            Site::Generators(kinds, key) => {
                [*kinds, self.code_by_key(*key)?.serial, 0, seen::ONE_CODE]
            }
            Site::Class(class) => {
                let class = self.class_named(class)?;
                let shape = self.root_shape(class);
                self.construction(class);
                [shape, 0, 0, callee::CLASS]
            }
        })
    }

    /// Where in a dict a name stands.
    fn place_of(&self, dict: Gc<Dict>, name: Value) -> Option<u32> {
        match self.table_find(&dict, self.hash_str(name.as_gc()?), name) {
            Found::At(i) => Some(i),
            _ => None,
        }
    }

    fn global_entry(&mut self, globals: Gc<Dict>, name: Value) -> Option<[u32; 4]> {
        if let Some(at) = self.place_of(globals, name) {
            return Some([self.table_version(globals), at, 0, 0]);
        }
        let builtins = self.builtins;
        let at = self.place_of(builtins, name)?;
        let (version, of_builtins) = (self.table_version(globals), self.table_version(builtins));
        Some([version, at, of_builtins, 0])
    }

    /// What getting an attribute through its class finds.
    fn class_attr_entry(&mut self, class: Gc<Class>, name: Value) -> Option<[u32; 4]> {
        let attr = self.class_lookup(class, name)?;
        // Nothing of the program may run now.
        let of = self.class_of(attr);
        let get = self.names.dunder_get;
        if attr.is_kind(crate::heap::Kind::Instance) && self.class_lookup(of, get).is_some() {
            return None;
        }
        if !self.is_got_as_it_is(class, name) {
            return None;
        }
        let cell = Cell::new(Feedback::default());
        self.get_class_attr_filling(class, name, &cell).ok()?;
        (cell.get() != Feedback::default()).then_some(cell.get().0)
    }
}

impl Site {
    /// What it is that is not there when it cannot be restored.
    fn what_is_missing(&self) -> Missing {
        match self {
            Site::Function(_) | Site::BoundFunction(_) | Site::Generators(..) | Site::Plain(_) => {
                Missing::Code
            }
            Site::Class(_) | Site::Operands(..) | Site::Argument(..) => Missing::Class,
            Site::Global => Missing::Global,
            _ => Missing::Attribute,
        }
    }
}
