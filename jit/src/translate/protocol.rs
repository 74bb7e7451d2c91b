//! Special methods of objects of known shape: what natives and operators ask an object's class for.
//!
//! `str(x)`, `abs(x)`, `-x` and the like come to a function of the program, which is entered directly here, or to one of the prelude
//! that calls it and looks at what it answers; the interpreter calls the same, so that both take the same ticks. The shape is that
//! of the register, or the only one that the instruction has met as its first argument. What a class inherits from built-in ones
//! is native and not looked for here.

use super::Translator;
use super::natives::NativeCall;
use super::state::Slot;
use crate::ty::{Ty, class};
use cranelift_codegen::ir;
use pirn_vm::Value;
use pirn_vm::bytecode::Op;
use pirn_vm::objects::{Function, callee};
use pirn_vm::vm::PreludeFn;

/// Whatever a function returns.
const ANYTHING: u32 = class::ANY & !class::UNBOUND;

impl Translator<'_, '_> {
    /// `len`, with what the prelude makes of the answer.
    pub(super) fn len_by_method(&mut self, c: &NativeCall) -> Option<Slot> {
        let name = self.vm.names.dunder_len;
        self.by_method(c, name, PreludeFn::LengthBy, class::INT | class::OBJECT)
    }

    pub(super) fn hash_by_method(&mut self, c: &NativeCall) -> Option<Slot> {
        let name = self.vm.names.dunder_hash;
        self.by_method(c, name, PreludeFn::HashBy, class::INT | class::OBJECT)
    }

    pub(super) fn repr_by_method(&mut self, c: &NativeCall) -> Option<Slot> {
        let name = self.vm.names.dunder_repr;
        self.by_method(c, name, PreludeFn::ReprBy, ANYTHING)
    }

    /// `str`: what has no `__str__` of its own shows its `__repr__`.
    pub(super) fn str_by_method(&mut self, c: &NativeCall) -> Option<Slot> {
        let v = c.args.start;
        let shape = self.shape_asked(v)?;
        let (name, repr) = (self.vm.names.dunder_str, self.vm.names.dunder_repr);
        let name = match self.vm.has_own_special(shape, name)? {
            true => name,
            false => repr,
        };
        self.by_method(c, name, PreludeFn::StrBy, ANYTHING)
    }

    pub(super) fn int_by_method(&mut self, c: &NativeCall) -> Option<Slot> {
        let name = self.vm.names.dunder_int;
        self.by_method(c, name, PreludeFn::IntBy, ANYTHING)
    }

    pub(super) fn float_by_method(&mut self, c: &NativeCall) -> Option<Slot> {
        let name = self.vm.names.dunder_float;
        self.by_method(c, name, PreludeFn::FloatBy, ANYTHING)
    }

    pub(super) fn iter_by_method(&mut self, c: &NativeCall) -> Option<Slot> {
        let name = self.vm.names.dunder_iter;
        self.by_method(c, name, PreludeFn::IterBy, ANYTHING)
    }

    /// `abs`, which answers whatever the method does.
    pub(super) fn abs_by_method(&mut self, c: &NativeCall) -> Option<Slot> {
        let v = c.args.start;
        let shape = self.shape_asked(v)?;
        let name = self.vm.names.dunder_abs;
        let method = self.vm.special_of_shape(shape, name)?;
        let r = self.call_of_shapes(method, &[shape], &[v])?;
        Some(Slot::boxed(r, Ty::of(ANYTHING)))
    }

    /// What a function of the prelude makes of an object and of the method it has under this name: a value of these classes.
    fn by_method(&mut self, c: &NativeCall, name: Value, by: PreludeFn, bits: u32) -> Option<Slot> {
        let v = c.args.start;
        let shape = self.shape_asked(v)?;
        let method = self.vm.special_of_shape(shape, name)?;
        let by = self.vm.prelude_fn(by);
        if !self.is_direct(by.as_gc::<Function>()?.code_ref(), 2) {
            return None;
        }
        self.shaped(v, shape);
        let words = [self.boxed(v), self.constant(method)];
        let r = self.call_directly(by, &words)?;
        Some(Slot::boxed(r, Ty::of(bits)))
    }

    /// What a function returns that takes just these arguments, if it can be entered directly.
    pub(super) fn call_directly(&mut self, f: Value, words: &[ir::Value]) -> Option<ir::Value> {
        let code = f.as_gc::<Function>()?.code_ref();
        if !self.is_direct(code, words.len()) {
            return None;
        }
        let func = self.constant(f);
        let _ = self.exit();
        let (s, r) = self.enter_code(code, func, words);
        self.proceed(s, r);
        self.forget_shapes();
        Some(r)
    }

    /// The shape of a register that is the first argument of the present call, or else the only one met there.
    fn shape_asked(&self, v: usize) -> Option<u32> {
        let ty = self.ty(v);
        if ty.shape != 0 {
            return Some(ty.shape);
        }
        let [_, shape, _, what] = self.feedback();
        let noted = self.region.instr(self.ctx, self.pc).is(Op::Call)
            && matches!(what, callee::BUILTIN | callee::MANY)
            && ![0, callee::MANY_SHAPES].contains(&shape);
        let hopeless = self.region.rt(self.ctx).native.is_hopeless(self.pc);
        (noted && !hopeless && ty.may(class::POINTERS)).then_some(shape)
    }
}
