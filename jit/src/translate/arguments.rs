//! Calls of known code whose arguments are not simply its parameters: some are named, others left to their defaults.
//!
//! Which value each parameter gets is decided while translating; the defaults are loaded from the function that is called,
//! which may have others than those seen so far: how many there are is guarded. What takes more (`*args`, `**kwargs`,
//! keyword-only parameters, generators, errors) goes the general way.

use super::Translator;
use super::call::simple_class;
use super::state::Slot;
use crate::ty::{Ty, class};
use cranelift_codegen::ir::condcodes::IntCC;
use cranelift_codegen::ir::{self, InstBuilder, types};
use pirn_vm::Value;
use pirn_vm::bytecode::{Instr, code_flags};
use pirn_vm::compiler::layout;
use pirn_vm::heap::Kind;
use pirn_vm::interp::native::{ARGS_MAX, helpers::Helper};
use pirn_vm::objects::{Class, CodeRef, Function, Tuple};

/// For each parameter the number of the argument that it gets; `None`: its default.
pub(super) type Arrangement = Vec<Option<usize>>;

impl Translator<'_, '_> {
    /// Who gets which of `n` arguments, the last of which have these names. `None` when that is not for here to say.
    pub(super) fn arrangement(
        &self,
        rt: CodeRef,
        n: usize,
        names: &[Value],
    ) -> Option<Arrangement> {
        let total = rt.arity.positional as usize;
        let by_place = n.checked_sub(names.len())?;
        let unfit = code_flags::GENERATOR | code_flags::NAMESPACE;
        if total > ARGS_MAX || by_place > total || rt.has(unfit) {
            return None;
        }
        let mut places: Arrangement = (0..total).map(|i| (i < by_place).then_some(i)).collect();
        let positional_only = rt.program.codes[rt.id.0 as usize].n_posonly as usize;
        for (k, name) in names.iter().enumerate() {
            let at = rt.params.iter().position(|p| p == name)?;
            if at < positional_only || places[at].is_some() {
                return None;
            }
            places[at] = Some(by_place + k);
        }
        Some(places)
    }

    /// Calls a function of this code with its arguments so arranged.
    pub(super) fn call_arranged(
        &mut self,
        i: Instr,
        rt: CodeRef,
        func: ir::Value,
        args: std::ops::Range<usize>,
        places: &Arrangement,
    ) {
        let given: Vec<ir::Value> = args.map(|v| self.boxed(v)).collect();
        let defaults = places
            .iter()
            .position(Option::is_none)
            .map(|first| self.defaults(func, places.len() - first));
        let words: Vec<ir::Value> = places
            .iter()
            .enumerate()
            .map(|(n, place)| match (place, defaults) {
                (Some(k), _) => given[*k],
                (None, Some(end)) => self.load(end, -8 * (places.len() - n) as i32),
                (None, None) => unreachable!("the first one without an argument"),
            })
            .collect();
        self.call_words(i, rt, func, &words);
    }

    /// The address behind the last default of a function; guards that it has at least so many.
    fn defaults(&mut self, func: ir::Value, least: usize) -> ir::Value {
        let at = self.address(func);
        let tuple = self.load(at, layout::FUNCTION_DEFAULTS);
        let tag = self.b.ins().band_imm_u(tuple, 7);
        let is_there = self.b.ins().icmp_imm_u(IntCC::Equal, tag, layout::PTR_TAG);
        self.guard(is_there);
        let at = self.address(tuple);
        // Bytecode made by hand may have given it anything.
        let kind = self.load_small(types::I8, at, layout::HEADER_KIND);
        let is_tuple = self
            .b
            .ins()
            .icmp_imm_u(IntCC::Equal, kind, Kind::Tuple as i64);
        self.guard(is_tuple);
        let len = self.load(at, layout::TUPLE_LEN);
        let enough = self
            .b
            .ins()
            .icmp_imm_u(IntCC::UnsignedGreaterThanOrEqual, len, least as i64);
        self.guard(enough);
        let bytes = self.b.ins().ishl_imm_u(len, 3);
        let items = self.b.ins().iadd_imm_s(at, layout::TUPLE_ITEMS as i64);
        self.b.ins().iadd(items, bytes)
    }

    pub(super) fn call_kw(&mut self, i: Instr) {
        let v = self.reg(i.b());
        let n = i.c() as usize;
        let known = |t: &Self, v: usize| Value::from_bits(t.ty(v).known);
        let (callee, names) = (known(self, v), known(self, v + 1 + n));
        if self.ty(v).known != 0
            && self.ty(v + 1 + n).known != 0
            && let Some(class) = callee.as_gc::<Class>()
            && self.vm.are_keywords(names, n)
            && let Some((_, init)) = simple_class(self.vm, class.root_shape.get())
            && self.construct(i, class, init, v, n, Some(names))
        {
            return;
        }
        if self.ty(v).known != 0
            && self.ty(v + 1 + n).known != 0
            && let Some(f) = callee.as_gc::<Function>()
            && let Some(names) = names.as_gc::<Tuple>()
            && let Some(places) = self.arrangement(f.code_ref(), n, names.slice())
        {
            let word = self.boxed(v);
            return self.call_arranged(i, f.code_ref(), word, v + 1..v + 1 + n, &places);
        }
        let (word, names) = (self.boxed(v), self.boxed(v + 1 + n));
        let at = self.in_memory(v + 1..v + 1 + n);
        let n = self.word(n as i64);
        let r = self.ask_for_call(Helper::call_kw, &[word, at, n, names]);
        self.forget_shapes();
        self.set(i.a(), Slot::boxed(r, Ty::ANY.without(class::UNBOUND)));
    }

    pub(super) fn call_ex(&mut self, i: Instr) {
        let v = self.reg(i.b());
        let (callee, args, kwargs) = (self.boxed(v), self.boxed(v + 1), self.boxed(v + 2));
        let r = self.ask_for_call(Helper::call_ex, &[callee, args, kwargs]);
        self.forget_shapes();
        self.set(i.a(), Slot::boxed(r, Ty::ANY.without(class::UNBOUND)));
    }
}
