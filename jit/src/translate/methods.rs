//! Calls of what an object's shape has under a name: methods, static methods, class methods.

use super::Translator;
use super::call::{KINDS, cached_method};
use super::state::Slot;
use crate::arrangement::Arrangement;
use crate::ty::{Ty, class};
use cranelift_codegen::ir;
use pirn_vm::Value;
use pirn_vm::bytecode::Instr;
use pirn_vm::heap::{Gc, Kind};
use pirn_vm::interp::cache::what;
use pirn_vm::objects::{Builtin, Function};

impl Translator<'_, '_> {
    /// Calls the method that the receiver's shape has. False where not all are functions or natives.
    pub(super) fn method_by_shape(
        &mut self,
        i: Instr,
        v: usize,
        entries: &[[u32; 4]],
        args: std::ops::Range<usize>,
    ) -> bool {
        if entries.iter().all(|e| e[2..] == entries[0][2..])
            && [what::STATIC, what::CLASS_METHOD].contains(&entries[0][3])
        {
            return self.method_without_receiver(i, v, entries, args);
        }
        if entries.iter().any(|e| e[3] != what::METHOD) {
            return self.methods_of_kinds(i, v, entries, args);
        }
        let methods: Option<Vec<Value>> =
            entries.iter().map(|e| cached_method(self.vm, *e)).collect();
        let Some(methods) = methods else { return false };
        let first = methods[0];
        if methods.iter().all(|m| *m == first) {
            let function = first.as_gc::<Function>();
            if let Some(f) = function.filter(|f| self.makes_generator(f.code_ref(), args.len())) {
                self.receiver(v, entries);
                let word = self.constant(f.value());
                self.new_generator(i, word, args);
                return true;
            }
            let direct = function.filter(|f| self.is_direct(f.code_ref(), args.len()));
            let places = function.and_then(|f| Arrangement::of(f.code_ref(), args.len(), &[]));
            if direct.is_none() && places.is_none() && !first.is_kind(Kind::Builtin) {
                return false;
            }
            self.receiver(v, entries);
            if let Some(f) = first.as_gc::<Builtin>() {
                self.call_native(i, f, None, args);
            } else if let Some(f) = direct {
                let word = self.constant(first);
                self.call_code(i, f.code_ref(), word, args);
            } else if let (Some(f), Some(places)) = (function, places) {
                let word = self.constant(first);
                self.call_arranged(i, f.code_ref(), word, args, &places);
            }
            return true;
        }
        let functions: Option<Vec<Gc<Function>>> = methods
            .iter()
            .map(|m| {
                m.as_gc()
                    .filter(|f: &Gc<Function>| self.is_direct(f.code_ref(), args.len()))
            })
            .collect();
        let Some(functions) = functions else {
            return false;
        };
        let words: Vec<ir::Value> = args.map(|v| self.boxed(v)).collect();
        let _ = self.exit();
        let mut next = functions.into_iter();
        let r = self.by_shape(v, entries, |t, _, _| {
            let f = next.next()?;
            let word = t.constant(f.value());
            let (s, r) = t.enter_code(f.code_ref(), word, &words);
            t.proceed(s, r);
            Some(r)
        });
        let Some(r) = r else { return false };
        self.forget_shapes();
        self.set(i.a(), Slot::boxed(r, Ty::ANY.without(class::UNBOUND)));
        true
    }

    /// Guards that a receiver is of the entries' shapes. For strings and the commonest containers the shape is the kind, which
    /// is remembered and can be checked before a loop.
    fn receiver(&mut self, v: usize, entries: &[[u32; 4]]) {
        match KINDS
            .iter()
            .find(|(known, _)| known.shape() == entries[0][0])
        {
            Some((_, kind)) if entries.len() == 1 => {
                self.object(v, *kind);
            }
            _ => {
                self.shaped_one_of(v, entries);
            }
        }
    }

    /// Calls what the receiver's shape has, where some of it are static or class methods and not all the same. False where not all can be
    /// entered directly.
    fn methods_of_kinds(
        &mut self,
        i: Instr,
        v: usize,
        entries: &[[u32; 4]],
        args: std::ops::Range<usize>,
    ) -> bool {
        let n = args.len();
        let mut found = Vec::new();
        for e in entries {
            let n = match e[3] {
                what::STATIC => n - 1,
                what::METHOD | what::CLASS_METHOD => n,
                _ => return false,
            };
            match self.vm.cells[e[2] as usize].as_gc::<Function>() {
                Some(f) if e[1] == self.vm.epoch && self.is_direct(f.code_ref(), n) => {
                    found.push(f)
                }
                _ => return false,
            }
        }
        let words: Vec<ir::Value> = args.map(|v| self.boxed(v)).collect();
        let _ = self.exit();
        let mut next = found.into_iter();
        let r = self.by_shape(v, entries, |t, _, e| {
            let f = next.next()?;
            let func = t.constant(f.value());
            let class = t.vm.shapes[e[0] as usize].class;
            let (s, r) = match e[3] {
                what::STATIC => t.enter_code(f.code_ref(), func, &words[1..]),
                what::METHOD => t.enter_code(f.code_ref(), func, &words),
                _ => {
                    let mut words = words.clone();
                    words[0] = t.constant(class);
                    t.enter_code(f.code_ref(), func, &words)
                }
            };
            t.proceed(s, r);
            Some(r)
        });
        let Some(r) = r else { return false };
        self.forget_shapes();
        self.set(i.a(), Slot::boxed(r, Ty::ANY.without(class::UNBOUND)));
        true
    }

    /// Calls a static or class method through an instance.
    fn method_without_receiver(
        &mut self,
        i: Instr,
        v: usize,
        entries: &[[u32; 4]],
        args: std::ops::Range<usize>,
    ) -> bool {
        let method = self.vm.cells[entries[0][2] as usize];
        let Some(f) = method.as_gc::<Function>() else {
            return false;
        };
        let of_class = entries[0][3] == what::CLASS_METHOD;
        let n = args.len() - !of_class as usize;
        if !self.is_direct(f.code_ref(), n) || of_class && entries.len() != 1 {
            return false;
        }
        self.shaped_one_of(v, entries);
        let mut words: Vec<ir::Value> = args.skip(1).map(|v| self.boxed(v)).collect();
        if of_class {
            let class = self.vm.shapes[entries[0][0] as usize].class;
            words.insert(0, self.constant(class));
        }
        let func = self.constant(method);
        self.call_words(i, f.code_ref(), func, &words);
        true
    }
}
