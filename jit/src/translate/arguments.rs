//! Calls of known code whose arguments are not simply its parameters: some are named, others left to their defaults, or
//! gathered by `*args` and `**kwargs`.
//!
//! Which value each parameter gets is decided while translating; the defaults are loaded from the function that is called,
//! which may have others than those seen so far: that they are there is guarded. What takes more (generators, namespaces,
//! errors) goes the general way.

use super::Translator;
use super::call::simple_class;
use super::state::{Gathering, Slot};
use crate::arrangement::{Arrangement, Source};
use crate::ty::{Ty, class};
use cranelift_codegen::ir::condcodes::IntCC;
use cranelift_codegen::ir::{self, InstBuilder, types};
use pirn_vm::Value;
use pirn_vm::bytecode::Instr;
use pirn_vm::compiler::layout;
use pirn_vm::heap::{Gc, Kind};
use pirn_vm::interp::native::helpers::Helper;
use pirn_vm::objects::{Builtin, Class, CodeRef, Function, Tuple, callee};

impl Translator<'_, '_> {
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
        let words = self.arranged(func, &given, places);
        self.call_words(i, rt, func, &words);
    }

    /// The parameters' values.
    pub(super) fn arranged(
        &mut self,
        func: ir::Value,
        given: &[ir::Value],
        places: &Arrangement,
    ) -> Vec<ir::Value> {
        let slot = |word: &ir::Value| Slot::boxed(*word, Ty::ANY.without(class::UNBOUND));
        let given: Vec<Slot> = given.iter().map(slot).collect();
        let slots = self.arranged_slots(func, &given, places);
        slots.iter().map(|slot| self.boxed_slot(slot)).collect()
    }

    /// The same in whatever form; what gathers arguments is not made.
    pub(super) fn arranged_slots(
        &mut self,
        func: ir::Value,
        given: &[Slot],
        places: &Arrangement,
    ) -> Vec<Slot> {
        let sources = &places.sources;
        let first = sources.iter().position(|s| matches!(s, Source::Default));
        let end = first.map(|first| self.defaults(func, places.n_pos - first));
        let default = |word| Slot::boxed(word, Ty::ANY.without(class::UNBOUND));
        let mut slots = Vec::with_capacity(sources.len());
        for (n, source) in sources.iter().enumerate() {
            slots.push(match (source, end) {
                (Source::Argument(k), _) => given[*k],
                (Source::Default, Some(end)) => {
                    default(self.load(end, -8 * (places.n_pos - n) as i32))
                }
                (Source::Default | Source::NamedDefault, _) => default(self.named_default(func, n)),
                (Source::Rest, _) => {
                    let items = given[places.rest.clone()].to_vec();
                    self.gather(Gathering::Tuple, Vec::new(), items)
                }
                (Source::Extra, _) => {
                    let (names, items) = places
                        .extra
                        .iter()
                        .map(|(name, k)| (*name, given[*k]))
                        .unzip();
                    self.gather(Gathering::Dict, names, items)
                }
            });
        }
        slots
    }

    /// The default of a keyword-only parameter; guards that it has one.
    fn named_default(&mut self, func: ir::Value, parameter: usize) -> ir::Value {
        let number = self.word(parameter as i64);
        let v = self.helper(Helper::named_default, &[func, number])[0];
        let holds = self
            .b
            .ins()
            .icmp_imm_u(IntCC::NotEqual, v, Value::UNBOUND.bits() as i64);
        self.guard(holds);
        v
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
        if self.ty(v + 1 + n).known != 0 && self.vm.are_keywords(names, n) {
            let names = names.expect::<Tuple>().slice();
            if self.call_named(i, names) || self.call_named_native(i, names) {
                return;
            }
        }
        let (word, names) = (self.boxed(v), self.boxed(v + 1 + n));
        if self.sees_classes(v) {
            return self.call_class(i, v, n, Some(names));
        }
        let at = self.in_memory(v + 1..v + 1 + n);
        let n = self.word(n as i64);
        let r = self.ask_for_call(Helper::call_kw, &[word, at, n, names]);
        self.forget_shapes();
        self.set(i.a(), Slot::boxed(r, Ty::ANY.without(class::UNBOUND)));
    }

    /// Calls by name a function of known code, or a bound one. False where the site has seen others, or more has to be done.
    fn call_named(&mut self, i: Instr, names: &[Value]) -> bool {
        let first = self.reg(i.b()) + 1;
        let given = (first..first + i.c() as usize).map(|v| {
            self.boxed(v);
            self.slot(v)
        });
        let given: Vec<Slot> = given.collect();
        self.call_given(i, &given, names)
    }

    /// Calls a function of known code, or a bound one, with these arguments, the last of which have these names. False where
    /// the site has seen others, or more has to be done.
    pub(super) fn call_given(&mut self, i: Instr, given: &[Slot], names: &[Value]) -> bool {
        let v = self.reg(i.b());
        let n = given.len();
        let callee = Value::from_bits(self.ty(v).known);
        if self.ty(v).known != 0
            && let Some(f) = callee.as_gc::<Function>()
            && let Some(places) = Arrangement::of(f.code_ref(), n, names)
        {
            let word = self.boxed(v);
            let given: Vec<ir::Value> = given.iter().map(|slot| self.boxed_slot(slot)).collect();
            let words = self.arranged(word, &given, &places);
            self.call_words(i, f.code_ref(), word, &words);
            return true;
        }
        let [serial, _, _, what] = self.feedback();
        let is_bound = [callee::BOUND_METHOD, callee::BOUND_FUNCTION].contains(&what);
        if !is_bound && what != callee::FUNCTION
            || self.region.rt(self.ctx).native.is_hopeless(self.pc)
        {
            return false;
        }
        let code = self.vm.code_by_serial(serial).map(CodeRef::of);
        let Some((rt, places)) = code.and_then(|rt| {
            let places = Arrangement::of(rt, n + usize::from(is_bound), names);
            places.map(|places| (rt, places))
        }) else {
            return false;
        };
        let mut all = Vec::with_capacity(n + 1);
        let func = if is_bound && self.ty(v).may(class::OBJECT) {
            let at = self.object(v, Kind::BoundMethod);
            let func = self.load(at, layout::BOUND_FUNC);
            all.push(self.load(at, layout::BOUND_RECEIVER));
            self.guard_code_of(func, rt);
            func
        } else if !is_bound && self.ty(v).may(class::FUNCTION) {
            self.guard_code(v, rt);
            self.boxed(v)
        } else {
            return false;
        };
        all.extend(given.iter().map(|slot| self.boxed_slot(slot)));
        let words = self.arranged(func, &all, &places);
        self.call_words(i, rt, func, &words);
        true
    }

    /// The same for a native: itself, its class, or a bound method.
    fn call_named_native(&mut self, i: Instr, names: &[Value]) -> bool {
        let v = self.reg(i.b());
        let n = i.c() as usize;
        let callee = Value::from_bits(self.ty(v).known);
        let mut given = Vec::with_capacity(n + 1);
        let f = match callee.kind().filter(|_| self.ty(v).known != 0) {
            Some(Kind::Builtin) => callee.expect(),
            Some(Kind::Class) => match self.vm.native_constructor(callee.expect()) {
                Some(new) => {
                    given.push(self.constant(callee));
                    new
                }
                None => return false,
            },
            _ => match self.bound_named_native(v) {
                Some((f, receiver)) => {
                    given.push(receiver);
                    f
                }
                None => return false,
            },
        };
        given.extend((v + 1..v + 1 + n).map(|v| self.boxed(v)));
        self.call_native_named(i, f, &given, names)
    }

    /// The native method that a call by name has seen bound, and what it is bound to.
    fn bound_named_native(&mut self, v: usize) -> Option<(Gc<Builtin>, ir::Value)> {
        let [which, _, _, what] = self.feedback();
        if what != callee::BOUND_NATIVE
            || !self.ty(v).may(class::OBJECT)
            || self.region.rt(self.ctx).native.is_hopeless(self.pc)
        {
            return None;
        }
        let (f, _) = self.vm.native_method(which)?;
        let at = self.object(v, Kind::BoundMethod);
        let func = self.load(at, layout::BOUND_FUNC);
        let expected = self.constant(f.value());
        let holds = self.b.ins().icmp(IntCC::Equal, func, expected);
        self.guard(holds);
        Some((f, self.load(at, layout::BOUND_RECEIVER)))
    }

    /// Guards that a value is a function of this code.
    pub(super) fn guard_code_of(&mut self, func: ir::Value, rt: CodeRef) {
        let at = self.address(func);
        let kind = self.load_small(types::I8, at, layout::HEADER_KIND);
        let is_function = self
            .b
            .ins()
            .icmp_imm_u(IntCC::Equal, kind, Kind::Function as i64);
        self.guard(is_function);
        let found = self.load(at, layout::FUNCTION_RT);
        let expected = self.code_constant(rt);
        let holds = self.b.ins().icmp(IntCC::Equal, found, expected);
        self.guard(holds);
    }
}
