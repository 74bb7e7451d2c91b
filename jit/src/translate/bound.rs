//! Calls of bound methods: of those that are known, and of the natives of common classes, whatever object they are bound to.
//!
//! A call has the callee in the register before its arguments. That is where a method has its receiver, so it is put there, and the
//! function called like a method's; exits have the register as it was before.

use super::Translator;
use super::call::KINDS;
use super::state::Slot;
use crate::ty::Ty;
use crate::ty::class;
use cranelift_codegen::ir::InstBuilder;
use cranelift_codegen::ir::condcodes::IntCC;
use pirn_vm::Known;
use pirn_vm::bytecode::Instr;
use pirn_vm::compiler::layout;
use pirn_vm::heap::{Gc, Kind};
use pirn_vm::objects::{BoundMethod, Builtin, Function};

impl Translator<'_, '_> {
    /// A call of a bound method that is known, as `random.random` is, with the arguments behind a register. False where what it
    /// binds is not called so.
    pub(super) fn call_bound(&mut self, i: Instr, m: Gc<BoundMethod>, v: usize, n: usize) -> bool {
        let (func, receiver) = (m.func.get(), m.receiver.get());
        if let Some(f) = func.as_gc::<Function>()
            && self.is_direct(f.code_ref(), n + 1)
        {
            let mut words = vec![self.constant(receiver)];
            words.extend((v + 1..v + 1 + n).map(|v| self.boxed(v)));
            let func = self.constant(func);
            self.call_words(i, f.code_ref(), func, &words);
            return true;
        }
        let Some(f) = func.as_gc::<Builtin>() else {
            return false;
        };
        // Made while the register holds what it does.
        let _ = self.exit();
        let there = self.slot(v);
        self.cur[v] = Some(self.known(receiver));
        self.call_native(i, f, None, v..v + 1 + n);
        if i.a() != i.b() {
            self.cur[v] = Some(there);
        }
        true
    }

    /// A call of a bound method of a string or a common container (`append = items.append`). False where that is not what
    /// was seen.
    pub(super) fn bound_native(&mut self, i: Instr, which: u32) -> bool {
        let v = self.reg(i.b());
        if which == 0
            || !self.ty(v).may(class::OBJECT)
            || self.region.rt(self.ctx).native.is_hopeless(self.pc)
        {
            return false;
        }
        let Some((f, class)) = self.vm.native_method(which - 1) else {
            return false;
        };
        let of_class = |(known, _): &&(Known, Kind)| self.vm.known(*known) == class;
        let kind = KINDS.iter().find(of_class).map(|(_, kind)| *kind);
        if kind.is_none() && class != self.vm.known(Known::Generator) {
            return false;
        }
        // Made while the register holds the method.
        let _ = self.exit();
        let at = self.object(v, Kind::BoundMethod);
        let func = self.load(at, layout::BOUND_FUNC);
        let expected = self.constant(f.value());
        let holds = self.b.ins().icmp(IntCC::Equal, func, expected);
        self.guard(holds);
        let receiver = self.load(at, layout::BOUND_RECEIVER);
        let method = self.slot(v);
        self.cur[v] = Some(Slot::boxed(receiver, Ty::ANY.without(class::UNBOUND)));
        match kind {
            Some(kind) => self.object(v, kind),
            None => self.shaped(v, Known::Generator.shape()),
        };
        self.call_native(i, f, None, v..v + 1 + i.c() as usize);
        if i.a() != i.b() {
            self.cur[v] = Some(method);
        }
        true
    }
}
