//! Attributes got through classes, and set in them.
//!
//! What a class has is taken for constant until a class changes. Plain data that was set again is no reason to drop units: it is
//! loaded from its entry in the class's dict, and stored there.

use super::Translator;
use super::object::Namespace;
use super::state::Slot;
use crate::ty::class;
use cranelift_codegen::ir::InstBuilder;
use cranelift_codegen::ir::condcodes::IntCC;
use pirn_vm::Value;
use pirn_vm::bytecode::Instr;
use pirn_vm::compiler::layout;
use pirn_vm::heap::Gc;
use pirn_vm::interp::cache::what;
use pirn_vm::interp::native::ClassAttr;
use pirn_vm::objects::{Class, Function};

/// Classes of values that are plain data, whatever class has them.
const PLAIN: u32 = class::NUMBERS
    | class::BOOL
    | class::NONE
    | class::STR
    | class::LIST
    | class::TUPLE
    | class::DICT;

impl Translator<'_, '_> {
    /// An attribute of a class: as long as no class changes, it is what it is now.
    pub(super) fn class_attr(&mut self, v: usize, fb: [u32; 4]) -> Option<Slot> {
        let class = self.class_seen(v, fb, what::OF_CLASS)?;
        self.guard_class(v, class);
        let value = self.vm.cells[fb[2] as usize];
        Some(self.known(value))
    }

    /// The class whose attribute a site has seen, if the register may hold that.
    pub(super) fn class_seen(&self, v: usize, fb: [u32; 4], what: u32) -> Option<Value> {
        if fb[3] != what || fb[1] != self.vm.epoch || fb[0] == 0 {
            return None;
        }
        let class = self.vm.shapes[fb[0] as usize].class;
        let ty = self.ty(v);
        let is_it = match ty.known {
            0 => {
                let rt = self.region.rt(self.ctx);
                ty.may(class::CLASS) && !rt.native.is_hopeless(self.pc)
            }
            known => known == class.bits(),
        };
        is_it.then_some(class)
    }

    /// Guards that a register holds this class.
    pub(super) fn guard_class(&mut self, v: usize, class: Value) {
        if self.ty(v).known == 0 {
            let (word, it) = (self.boxed(v), self.constant(class));
            let same = self.b.ins().icmp(IntCC::Equal, word, it);
            self.guard(same);
            let known = self.known(class);
            self.narrow(v, known.ty);
        }
    }

    /// The class that a register is known to hold; or, where there are no other classes to be expected, the one whose attribute the
    /// present instruction has seen set again, which is guarded.
    fn class_met(&mut self, v: usize) -> Option<Gc<Class>> {
        let known = self.ty(v).known;
        if known != 0 {
            return Value::from_bits(known).as_gc();
        }
        let [_, epoch, cell, what] = self.feedback();
        let hopeless = self.region.rt(self.ctx).native.is_hopeless(self.pc);
        if what != what::CLASS_ENTRY || epoch != self.vm.epoch || hopeless {
            return None;
        }
        let class = self.vm.cells[cell as usize];
        if !self.ty(v).may(class::CLASS) || class.is_unbound() {
            return None;
        }
        self.guard_class(v, class);
        class.as_gc()
    }

    /// Gets an attribute of a class that is known. False where that is for the general way.
    pub(super) fn get_attr_of_class(&mut self, i: Instr, v: usize) -> bool {
        let Some(class) = self.class_met(v) else {
            return false;
        };
        let name = self.region.rt(self.ctx).names[i.c() as usize];
        let slot = match self.vm.attr_of_class(class, name) {
            None => return false,
            Some(ClassAttr::Value(value)) => self.known(value),
            Some(ClassAttr::Entry(dict, n)) => {
                let space = Namespace::Known(dict.value());
                match self.cur.memory.entry(space, n) {
                    Some(slot) => slot,
                    None => {
                        let now = dict.value_at(n);
                        let slot = self.entry_named(space, n, name, now);
                        let word = self.boxed_slot(&slot);
                        // Something that is bound to the class when it is got may have come in its place.
                        match now.kind() {
                            Some(kind) if now.is_ptr() => {
                                self.guard_kind_of(word, slot.ty, kind);
                            }
                            _ => {
                                let tag = self.b.ins().band_imm_u(word, 7);
                                let plain =
                                    self.b
                                        .ins()
                                        .icmp_imm_u(IntCC::NotEqual, tag, layout::PTR_TAG);
                                self.guard(plain);
                            }
                        }
                        slot
                    }
                }
            }
        };
        self.set(i.a(), slot);
        true
    }

    /// Sets plain data as an attribute of a class that is known, if it was set before more than once. False where that is for the
    /// general way.
    pub(super) fn set_attr_of_class(&mut self, i: Instr, obj: usize, v: usize) -> bool {
        if !self.ty(v).within(PLAIN) {
            return false;
        }
        let Some(class) = self.class_met(obj) else {
            return false;
        };
        let name = self.region.rt(self.ctx).names[i.b() as usize];
        let Some((dict, n)) = self.vm.entry_of_class(class, name) else {
            return false;
        };
        self.store_entry(Namespace::Known(dict.value()), n, name, v);
        true
    }

    /// Calls the function that a class which is known has for a call through it. False where that is not for here.
    pub(super) fn call_of_class(&mut self, i: Instr, v: usize, n: usize) -> bool {
        let Some(class) = Value::from_bits(self.ty(v).known).as_gc::<Class>() else {
            return false;
        };
        let name = self.region.rt(self.ctx).names[i.c() as usize];
        let Some((f, takes_class)) = self.vm.function_of_class(class, name) else {
            return false;
        };
        let first = v + usize::from(!takes_class);
        if let Some(native) = f.as_gc() {
            self.call_native(i, native, None, first..v + 1 + n);
            return true;
        }
        let Some(f) = f.as_gc::<Function>() else {
            return false;
        };
        if !self.is_direct(f.code_ref(), v + 1 + n - first) {
            return false;
        }
        let func = self.constant(f.value());
        self.call_code(i, f.code_ref(), func, first..v + 1 + n);
        true
    }
}
