//! From feedback cells to a profile.

use super::{ClassName, CodeProfile, Profile, ShapeName, Site};
use crate::bytecode::Op;
use crate::heap::Gc;
use crate::interp::cache::{OF_DOUBLES, what};
use crate::objects::{Class, CodeRef, Dict, Feedback, Module, RtCode, Str, callee, seen};
use crate::vm::Vm;
use rustc_hash::FxHashMap;

impl Vm {
    /// What has been learnt of these code objects so far. `None` when some of it has no name.
    pub fn describe_profile(&mut self, codes: &[CodeRef]) -> Option<Profile> {
        let mut profile = Profile::default();
        for rt in codes {
            let key = rt.key();
            if profile.codes.iter().any(|c| c.key == key) {
                continue;
            }
            let code = self.describe_code(rt.get(), &mut profile)?;
            profile.codes.push(code);
        }
        Some(profile)
    }

    fn describe_code(&mut self, rt: &RtCode, ids: &mut Profile) -> Option<CodeProfile> {
        let mut code = CodeProfile {
            key: rt.key(),
            no_hoisting: rt.native.no_hoisting.get(),
            ..CodeProfile::default()
        };
        for (pc, cell) in rt.feedback().iter().enumerate() {
            let fb = cell.get();
            if fb != Feedback::default() {
                let op = rt.instrs()[pc].op()?;
                if let Some(site) = self.describe_site(op, fb.0, ids)? {
                    code.sites.push((pc as u32, site));
                }
                if op == Op::GlobalGet {
                    self.note_versions(rt, fb.0, ids);
                }
            }
        }
        let hints = rt.native.hints();
        code.hot_exits = sorted(hints.hot_exits);
        for (pc, seen) in sorted(hints.shapes) {
            let names = seen.into_iter().map(|s| self.note_shape_id(s, ids));
            let names: Option<Vec<_>> = names.collect();
            code.seen.push((pc, names?));
        }
        Some(code)
    }

    /// What a cell stands for; `Some(None)` for one that the compiler does not look at.
    fn describe_site(&mut self, op: Op, fb: [u32; 4], ids: &mut Profile) -> Option<Option<Site>> {
        let site = match op {
            Op::GetAttr | Op::CallMethod if fb[3] == what::MODULE => {
                Site::OfModule(self.module_of_version(fb[1], ids)?)
            }
            Op::GetAttr | Op::CallMethod
                if matches!(fb[3], what::OF_CLASS | what::METHOD_OF_CLASS) =>
            {
                Site::OfClass(self.class_of_root(fb[0], ids)?)
            }
            Op::GetAttr | Op::CallMethod if fb[3] == what::SUPER => {
                if fb[1] != self.epoch {
                    return Some(Some(Site::Plain([0, 0, 0, what::NOTHING])));
                }
                let after: Gc<Class> = self.cells.get(fb[2] as usize)?.as_gc()?;
                Site::Super(self.class_of_root(fb[0], ids)?, self.name_class(after)?)
            }
            Op::GetAttr | Op::SetAttr if self.exception_noted(fb).is_some() => {
                let shape = self.exception_noted(fb)?;
                let at = if fb[3] == what::OWN_DICT && fb[0] != 0 {
                    fb[2]
                } else {
                    0
                };
                Site::OfException(self.note_shape_id(shape, ids)?, at)
            }
            Op::GetAttr | Op::CallMethod
                if matches!(fb[3], what::FIELD | what::OWN_DICT | what::CLASS_ENTRY) =>
            {
                Site::Plain([0, 0, 0, what::NOTHING])
            }
            Op::SetAttr if fb[0] == 0 => Site::Plain([0, 0, 0, what::NOTHING]),
            Op::GetAttr | Op::CallMethod | Op::SetAttr if fb[0] == 0 => Site::Plain(fb),
            Op::SetAttr if fb[3] != 0 => {
                self.note_shape_id(fb[3], ids)?;
                Site::NewAttr(self.note_shape_id(fb[0], ids)?, fb[2] & OF_DOUBLES != 0)
            }
            Op::GetAttr | Op::CallMethod | Op::SetAttr => {
                Site::Attr(self.note_shape_id(fb[0], ids)?)
            }
            Op::GlobalGet if fb[0] != 0 => Site::Global,
            Op::GlobalGet | Op::GlobalSet => return Some(None),
            Op::Call | Op::CallKw | Op::CallEx if fb[3] == callee::FUNCTION => {
                match self.code_by_serial(fb[0]) {
                    Some(rt) => Site::Function(rt.key()),
                    None => Site::Plain([0, 0, 0, callee::MANY]),
                }
            }
            Op::Call | Op::CallKw | Op::CallEx if is_bound(op, fb) => {
                match self.code_by_serial(fb[0]) {
                    Some(rt) => Site::BoundFunction(rt.key()),
                    None => Site::Plain([0, 0, 0, callee::MANY]),
                }
            }
            Op::Call | Op::CallKw if fb[3] == callee::CLASS => {
                Site::Class(self.class_of_root(fb[0], ids)?)
            }
            Op::Call if fb[3] == callee::INSTANCE => Site::Plain([0, 0, 0, callee::MANY]),
            Op::Call
                if matches!(fb[3], callee::BUILTIN | callee::MANY)
                    && ![0, callee::MANY_SHAPES].contains(&fb[1]) =>
            {
                Site::Argument(self.note_shape_id(fb[1], ids)?, [fb[0], fb[2], fb[3]])
            }
            Op::ForIter if fb[3] != 0 => match self.code_by_serial(fb[1]) {
                Some(rt) if fb[3] == seen::ONE_CODE => Site::Generators(fb[0], rt.key()),
                _ => Site::Plain([fb[0], 0, 0, seen::MANY_CODES]),
            },
            Op::ForIter if fb[2] != 0 => {
                Site::Operands(fb[0], None, self.describe_operand(fb[2], ids)?)
            }
            Op::GetItem
            | Op::SetItem
            | Op::GetIter
            | Op::ForIter
            | Op::Call
            | Op::CallKw
            | Op::CallEx => Site::Plain(fb),
            _ if fb[1] == 0 && fb[2] == 0 => Site::Plain(fb),
            _ => {
                let x = self.describe_operand(fb[1], ids)?;
                Site::Operands(fb[0], x, self.describe_operand(fb[2], ids)?)
            }
        };
        Some(Some(site))
    }

    /// The shape of the exceptions of which an instruction got or set an attribute, if its cell is about such.
    fn exception_noted(&self, fb: [u32; 4]) -> Option<u32> {
        let shape = match self.shape_set_in_own_dict(fb) {
            Some(shape) => shape,
            None => {
                let noted = matches!(fb[3], what::FIELD | what::OWN_DICT) && fb[1] == self.epoch;
                Some(fb[0]).filter(|_| noted)?
            }
        };
        self.exception_class(shape).map(|_| shape)
    }

    fn describe_operand(&mut self, shape: u32, ids: &mut Profile) -> Option<Option<ShapeName>> {
        match shape {
            0 => Some(None),
            shape => self.note_shape_id(shape, ids).map(Some),
        }
    }

    /// The name of a shape, whose id is noted.
    fn note_shape_id(&mut self, shape: u32, ids: &mut Profile) -> Option<ShapeName> {
        if let Some((_, name)) = ids.shapes.iter().find(|(id, _)| *id == shape) {
            return Some(name.clone());
        }
        let name = self.name_shape(shape)?;
        ids.shapes.push((shape, name.clone()));
        Some(name)
    }

    /// Notes the versions that a cell of a global holds, if they are those of now.
    fn note_versions(&self, rt: &RtCode, fb: [u32; 4], ids: &mut Profile) {
        let globals = rt.globals.get().as_gc::<Dict>();
        for (dict, version) in [(globals, fb[0]), (Some(self.builtins), fb[2])] {
            if let Some(dict) = dict
                && version != 0
            {
                self.note_version(dict, version, ids);
            }
        }
    }

    fn note_version(&self, dict: Gc<Dict>, version: u32, ids: &mut Profile) {
        if dict.version.get() == version
            && ids.versions.iter().all(|(v, _)| *v != version)
            && let Some(keys) = self.keys_hash(dict)
        {
            ids.versions.push((version, keys));
        }
    }

    /// The name of the class whose new instances have this shape.
    fn class_of_root(&mut self, shape: u32, ids: &mut Profile) -> Option<ClassName> {
        Some(self.note_shape_id(shape, ids)?.class)
    }

    /// The module whose keys have this version.
    fn module_of_version(&self, version: u32, ids: &mut Profile) -> Option<String> {
        let mut from = 0;
        while let Some((i, name, module)) = self.modules.next_entry(from) {
            from = i + 1;
            let dict = module.as_gc::<Module>().map(|m| m.dict.get());
            let dict = dict.and_then(|d| d.as_gc::<Dict>());
            if let Some(dict) = dict.filter(|d| d.version.get() == version) {
                self.note_version(dict, version, ids);
                return Some(name.as_gc::<Str>()?.text().to_string());
            }
        }
        None
    }
}

/// Whether a call has seen a bound function.
fn is_bound(op: Op, fb: [u32; 4]) -> bool {
    let bound = match op {
        Op::Call => callee::BOUND_FUNCTION,
        _ => callee::BOUND_METHOD,
    };
    fb[3] == bound
}

fn sorted<T: Ord>(map: FxHashMap<u32, T>) -> Vec<(u32, T)> {
    let mut list: Vec<(u32, T)> = map.into_iter().collect();
    list.sort();
    list
}
