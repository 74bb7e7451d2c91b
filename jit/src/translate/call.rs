//! Calls and returns.
//!
//! A call whose target is known enters the target's native code with the arguments in machine registers; no frame is
//! made. Where the callee is inlined, its instructions follow those of the caller in the same unit.

use super::Translator;
use super::arith::Operand;
use super::state::Slot;
use crate::arrangement::Arrangement;
use crate::ty::{Ty, class};
use crate::words::Word;
use cranelift_codegen::ir::condcodes::IntCC;
use cranelift_codegen::ir::{self, BlockArg, InstBuilder, StackSlotData, StackSlotKind, types};
use pirn_vm::bytecode::{Instr, code_flags};
use pirn_vm::compiler::{EntryPoint, layout};
use pirn_vm::heap::{Cursor, Gc, Kind};
use pirn_vm::interp::cache::what;
use pirn_vm::interp::native::{ARGS_MAX, OperatorBy, helpers::Helper, status};
use pirn_vm::objects::{
    BoundMethod, Builtin, Class, CodeRef, Cont, Function, Tuple, callee, construction,
};
use pirn_vm::{Known, Value, Vm};

/// The method that an inline cache holds, if it is of this epoch.
pub fn cached_method(vm: &Vm, fb: [u32; 4]) -> Option<Value> {
    (fb[3] == what::METHOD && fb[1] == vm.epoch && fb[0] != 0).then(|| vm.cells[fb[2] as usize])
}

/// Whether calls with so many arguments may enter code directly.
pub fn is_entered(rt: CodeRef, n: usize) -> bool {
    rt.arity.simple == n && n <= ARGS_MAX && !rt.has(code_flags::GENERATOR | code_flags::NAMESPACE)
}

/// A class whose construction is simple, by the shape of its new instances, and its `__init__`.
pub fn simple_class(vm: &Vm, shape: u32) -> Option<(Gc<Class>, Value)> {
    let class: Gc<Class> = vm.shapes.get(shape as usize)?.class.as_gc()?;
    (shape != 0
        && class.root_shape.get() == shape
        && class.init_epoch.get() == vm.epoch
        && construction::SIMPLE.contains(&class.construction.get()))
    .then(|| (class, class.init.get()))
}

/// Classes whose direct instances are the objects of a kind.
pub(super) const KINDS: [(Known, Kind); 5] = [
    (Known::Str, Kind::Str),
    (Known::List, Kind::List),
    (Known::Dict, Kind::Dict),
    (Known::Tuple, Kind::Tuple),
    (Known::Set, Kind::Set),
];

impl Translator<'_, '_> {
    /// The tick of entering an inlined function; without one left the interpreter makes the call.
    pub(super) fn take_entry_tick(&mut self) {
        let out = self.exit();
        self.entry_tick(out);
    }

    /// Guards that a register holds this very object.
    pub(super) fn guard_value(&mut self, v: usize, expected: Value) {
        if self.ty(v).known == expected.bits() {
            return;
        }
        let (word, constant) = (self.boxed(v), self.constant(expected));
        let holds = self.b.ins().icmp(IntCC::Equal, word, constant);
        self.guard(holds);
        self.narrow(v, Ty::value(expected));
    }

    /// Guards that a register holds a function with this code.
    pub(super) fn guard_code(&mut self, v: usize, rt: CodeRef) {
        let known = Value::from_bits(self.ty(v).known);
        if self.ty(v).known != 0
            && let Some(f) = known.as_gc::<Function>()
            && f.code_ref() == rt
        {
            return;
        }
        if self.is_lazy_of(v, rt) {
            return;
        }
        let at = self.object(v, Kind::Function);
        let found = self.load(at, layout::FUNCTION_RT);
        let expected = self.code_constant(rt);
        let holds = self.b.ins().icmp(IntCC::Equal, found, expected);
        self.guard(holds);
    }

    /// The address of a loaded code object, which the unit keeps alive.
    pub(super) fn code_constant(&mut self, rt: CodeRef) -> ir::Value {
        let object = self.vm.code_object(rt.serial);
        if let Some(object) = object
            && !self.roots.contains(&object)
        {
            self.roots.push(object);
        }
        self.symbol(Word::code(rt))
    }

    /// A new instance of a class whose construction is simple.
    pub(super) fn instance(&mut self, class: Gc<Class>, args: std::ops::Range<usize>) -> Slot {
        let slot = self.new_instance(class, args);
        self.young.extend(slot.boxed);
        slot
    }

    fn new_instance(&mut self, class: Gc<Class>, args: std::ops::Range<usize>) -> Slot {
        if class.construction.get() == construction::EXCEPTION {
            if let Some(slot) = self.exception_in_cell(class, args.clone()) {
                return slot;
            }
            let (at, n) = (self.in_memory(args.clone()), args.len());
            let v = self.instance_by_helper(class, at, n);
            return Slot::boxed(v, Ty::of(class::OBJECT).shaped(class.root_shape.get()));
        }
        if let Some((cursor, header, n)) = self.vm.instance_cell(class) {
            return self.instance_in_cell(class, cursor, header, n);
        }
        let none = self.word(0);
        let v = self.instance_by_helper(class, none, 0);
        let ty = Ty::of(class::INSTANCE).shaped(class.root_shape.get());
        Slot::boxed(v, ty)
    }

    /// A new instance in the next free cell; where the block is full, by the helper.
    fn instance_in_cell(
        &mut self,
        class: Gc<Class>,
        cell: Cursor,
        header: u64,
        n_slots: usize,
    ) -> Slot {
        let fill = |t: &mut Self, at: ir::Value| {
            let word = t.word(header as i64);
            t.store(word, at, 0);
            let unbound = t.word(Value::UNBOUND.bits() as i64);
            t.store(unbound, at, layout::INSTANCE_EXTRA);
            for n in 0..n_slots as i32 {
                t.store(unbound, at, layout::INSTANCE_SLOTS + 8 * n);
            }
        };
        let v = self.in_cell(cell, fill, |t| {
            let none = t.word(0);
            t.instance_by_helper(class, none, 0)
        });
        let ty = Ty::of(class::INSTANCE).shaped(class.root_shape.get());
        Slot::boxed(v, ty)
    }

    /// A new object in the next free cell, which `fill` writes; where the block is full, what `slow` makes.
    pub(super) fn in_cell(
        &mut self,
        cell: Cursor,
        fill: impl FnOnce(&mut Self, ir::Value),
        slow: impl FnOnce(&mut Self) -> ir::Value,
    ) -> ir::Value {
        // Made before the branch, so that both ways may use it.
        let _ = self.exit();
        let classes = self.load(self.vm_ptr, layout::VM_HEAP + cell.classes as i32);
        let cursor = self.load(classes, cell.cursor as i32);
        let limit = self.load(classes, cell.cursor as i32 + 8);
        let end = self.b.ins().iadd_imm_s(cursor, cell.bytes as i64);
        let fits = self
            .b
            .ins()
            .icmp(IntCC::UnsignedLessThanOrEqual, end, limit);
        let join = self.b.create_block();
        let result = self.b.append_block_param(join, types::I64);
        let (fast, full) = (self.b.create_block(), self.cold_block());
        self.b.ins().brif(fits, fast, &[], full, &[]);
        self.b.switch_to_block(full);
        let made = slow(self);
        self.b.ins().jump(join, &[BlockArg::Value(made)]);
        self.b.switch_to_block(fast);
        self.store(end, classes, cell.cursor as i32);
        fill(self, cursor);
        let v = self.b.ins().iadd_imm_s(cursor, layout::PTR_TAG);
        self.b.ins().jump(join, &[BlockArg::Value(v)]);
        self.b.switch_to_block(join);
        result
    }

    pub(super) fn instance_by_helper(
        &mut self,
        class: Gc<Class>,
        args: ir::Value,
        n: usize,
    ) -> ir::Value {
        let (c, n) = (self.constant(class.value()), self.word(n as i64));
        let v = self.helper(Helper::new_instance, &[c, args, n])[0];
        let made = self
            .b
            .ins()
            .icmp_imm_u(IntCC::NotEqual, v, Value::UNBOUND.bits() as i64);
        let out = self.exit();
        let go = self.b.create_block();
        self.b.ins().brif(made, go, &[], out, &[]);
        self.b.switch_to_block(go);
        v
    }

    // --- Returns -------------------------------------------------------------------------------------------------

    pub(super) fn return_(&mut self, i: Instr) {
        let v = self.reg(i.a());
        self.ended = true;
        let Some((parent, call)) = self.region.ctxs[self.ctx].parent else {
            let word = self.boxed(v);
            self.restore_handled();
            let s = self.word(status::RETURNED as i64);
            self.b.ins().return_(&[s, word]);
            return;
        };
        let target = self.region.blocks[self.block].succs[0];
        if self.region.ctxs[self.ctx].lazy.is_some() {
            return self.jump_to(target);
        }
        if self.region.ctxs[self.ctx].frame.is_some() {
            self.finish_inlined();
            return self.jump_to(target);
        }
        let slot = self.copy(v);
        let instr = self.region.instr(parent, call);
        let base = self.region.ctxs[parent].base;
        let dst = base + instr.a() as usize;
        let cont = self.conts.get(&(parent, call)).copied();
        if cont == Some(Cont::Discard) {
            return self.jump_to(target);
        }
        if cont == Some(Cont::Init) {
            if slot.ty.bits != class::NONE {
                let word = self.boxed(v);
                let holds = self
                    .b
                    .ins()
                    .icmp_imm_u(IntCC::Equal, word, Value::NONE.bits() as i64);
                self.guard(holds);
            }
            let instance = self.slot(base + instr.b() as usize);
            self.assign(dst, instance);
        } else {
            self.assign(dst, slot);
        }
        self.jump_to(target);
    }

    // --- Calls ---------------------------------------------------------------------------------------------------

    /// Registers as values in memory: the address of the first.
    pub(super) fn in_memory(&mut self, regs: std::ops::Range<usize>) -> ir::Value {
        let words: Vec<ir::Value> = regs.map(|v| self.boxed(v)).collect();
        self.words_in_memory(&words)
    }

    pub(super) fn words_in_memory(&mut self, words: &[ir::Value]) -> ir::Value {
        let at = self.area(words.len());
        for (n, word) in words.iter().enumerate() {
            self.store(*word, at, 8 * n as i32);
        }
        at
    }

    /// The address of room for so many values on the stack.
    pub(super) fn area(&mut self, n: usize) -> ir::Value {
        let bytes = 8 * n.max(1) as u32;
        let slot = match self.area {
            Some((slot, size)) if size >= bytes => slot,
            _ => {
                let data = StackSlotData::new(StackSlotKind::ExplicitSlot, bytes.max(64), 3);
                let slot = self.b.create_sized_stack_slot(data);
                self.area = Some((slot, bytes.max(64)));
                slot
            }
        };
        self.b.ins().stack_addr(types::I64, slot, 0)
    }

    pub(super) fn depth_here(&mut self) -> ir::Value {
        match self.region.ctxs[self.ctx].level {
            0 => self.depth,
            level => self.b.ins().iadd_imm_s(self.depth, level as i64),
        }
    }

    pub(super) fn call(&mut self, i: Instr) {
        if let Some(child) = self.region.lazy_generator(self.block, self.pc) {
            return self.lazy_generator(i, child);
        }
        let fb = self.feedback();
        let v = self.reg(i.b());
        let n = i.c() as usize;
        let args = v + 1..v + 1 + n;
        let known = Value::from_bits(self.ty(v).known);
        match known.kind().filter(|_| self.ty(v).known != 0) {
            Some(Kind::Builtin) => return self.call_native(i, known.expect(), None, args),
            Some(Kind::Function) => {
                let rt = known.expect::<Function>().code_ref();
                if self.makes_generator(rt, n) {
                    let word = self.boxed(v);
                    return self.new_generator(i, word, args);
                }
                if self.is_direct(rt, n) {
                    let word = self.boxed(v);
                    return self.call_code(i, rt, word, args);
                }
                if let Some(places) = Arrangement::of(rt, n, &[]) {
                    let word = self.boxed(v);
                    return self.call_arranged(i, rt, word, args, &places);
                }
            }
            Some(Kind::BoundMethod) if self.call_bound(i, known.expect(), v, n) => return,
            Some(Kind::Class) => {
                let class: Gc<Class> = known.expect();
                if class.root_shape.get() == Known::Range.shape()
                    && self.range_of_loop(i, args.clone())
                {
                    self.skip = true;
                    return;
                }
                if class.root_shape.get() == Known::Range.shape()
                    && self.lazy_range(i, args.clone())
                {
                    return;
                }
                if let Some((_, init)) = simple_class(self.vm, class.root_shape.get())
                    && self.construct(i, class, init, v, n, None)
                {
                    return;
                }
                if let Some(new) = self.vm.native_constructor(class) {
                    return self.call_native(i, new, Some(known), args);
                }
                if self.made_by_new(i, class, args.clone()) {
                    return;
                }
            }
            _ if fb[3] == callee::CLASS
                && self.ty(v).may(class::CLASS)
                && !self.region.rt(self.ctx).native.is_hopeless(self.pc) =>
            {
                if let Some((class, init)) = simple_class(self.vm, fb[0]) {
                    self.guard_value(v, class.value());
                    if self.construct(i, class, init, v, n, None) {
                        return;
                    }
                }
            }
            _ if fb[3] == callee::BOUND_METHOD && self.bound_native(i, fb[0]) => return,
            _ if fb[3] == callee::BOUND_FUNCTION => {
                let given = args.clone().map(|v| {
                    self.boxed(v);
                    self.slot(v)
                });
                let given: Vec<Slot> = given.collect();
                if self.call_given(i, &given, &[]) {
                    return;
                }
            }
            _ if fb[3] == callee::INSTANCE && self.call_instance(i, fb[0], n) => return,
            _ if fb[3] == callee::FUNCTION
                && self.ty(v).may(class::FUNCTION)
                && !self.region.rt(self.ctx).native.is_hopeless(self.pc) =>
            {
                let rt = self.vm.code_by_serial(fb[0]).map(CodeRef::of);
                if let Some(rt) = rt.filter(|rt| self.makes_generator(*rt, n)) {
                    self.guard_code(v, rt);
                    let word = self.boxed(v);
                    return self.new_generator(i, word, args);
                }
                if let Some(rt) = rt.filter(|rt| self.is_direct(*rt, n)) {
                    self.guard_code(v, rt);
                    let word = self.boxed(v);
                    return self.call_code(i, rt, word, args);
                }
                if let Some(rt) = rt
                    && let Some(places) = Arrangement::of(rt, n, &[])
                {
                    self.guard_code(v, rt);
                    let word = self.boxed(v);
                    return self.call_arranged(i, rt, word, args, &places);
                }
            }
            _ => {}
        }
        if self.sees_classes(v) {
            return self.call_class(i, v, n, None);
        }
        let (word, at) = (self.boxed(v), self.in_memory(args));
        let n = self.word(n as i64);
        let r = self.ask_for_call(Helper::call, &[word, at, n]);
        self.forget_shapes();
        self.set(i.a(), Slot::boxed(r, Ty::ANY.without(class::UNBOUND)));
    }

    /// A call of an instance of the shape that was seen: of its class's `__call__`. False where that cannot be done.
    fn call_instance(&mut self, i: Instr, shape: u32, n: usize) -> bool {
        let v = self.reg(i.b());
        let hopeless = self.region.rt(self.ctx).native.is_hopeless(self.pc);
        if hopeless || !self.ty(v).may(class::POINTERS) {
            return false;
        }
        let name = self.vm.names.dunder_call;
        let method = self.vm.special_of_shape(shape, name);
        let code = method.and_then(|m| Some(m.as_gc::<Function>()?.code_ref()));
        let (Some(method), Some(code)) = (method, code) else {
            return false;
        };
        let places = Arrangement::of(code, n + 1, &[]);
        if !self.is_direct(code, n + 1) && places.is_none() {
            return false;
        }
        self.shaped(v, shape);
        let word = self.constant(method);
        match places {
            Some(places) if !self.is_direct(code, n + 1) => {
                self.call_arranged(i, code, word, v..v + n + 1, &places);
            }
            _ => self.call_code(i, code, word, v..v + n + 1),
        }
        true
    }

    /// [`Translator::ask`] for a call. One that blocks leaves an activation that was entered from a frame without a record:
    /// the registers go straight into that frame.
    pub(super) fn ask_for_call(&mut self, helper: Helper, args: &[ir::Value]) -> ir::Value {
        let Some(frame) = self.frame.filter(|_| self.ctx == 0) else {
            return self.ask(helper, args);
        };
        let out = self.exit();
        let depth = self.depth_here();
        self.store(depth, self.vm_ptr, layout::VM_DEPTH);
        let results = self.helper(helper, args);
        let rest = match self.is_left_by_exceptions() {
            true => out,
            false => self.cold_block(),
        };
        let (go, odd, blocks) = (self.b.create_block(), self.cold_block(), self.cold_block());
        self.b.ins().brif(results[0], odd, &[], go, &[]);
        self.b.switch_to_block(odd);
        let blocked = self
            .b
            .ins()
            .icmp_imm_u(IntCC::Equal, results[0], status::BLOCKED as i64);
        self.b.ins().brif(blocked, blocks, &[], rest, &[]);
        if rest != out {
            self.b.switch_to_block(rest);
            self.land(results[0], results[1], out);
        }
        self.b.switch_to_block(blocks);
        let saved = self.cur.clone();
        self.stand_here(frame);
        self.cur = saved;
        let at = self.address(frame);
        let cont = self.b.ins().iconst(types::I8, self.cont as i64);
        self.store(cont, at, layout::FRAME_CONT);
        self.b.ins().return_(&[results[0], results[1]]);
        self.b.switch_to_block(go);
        results[1]
    }

    /// Whether a call with so many arguments may enter the code directly.
    pub(super) fn is_direct(&self, rt: CodeRef, n: usize) -> bool {
        is_entered(rt, n)
    }

    /// Enters a function's native code. Its pair.
    pub(super) fn enter_code(
        &mut self,
        rt: CodeRef,
        func: ir::Value,
        args: &[ir::Value],
    ) -> (ir::Value, ir::Value) {
        let at = self.code_constant(rt);
        let entry = self.load(at, layout::RT_START);
        let depth = self.depth_here();
        let depth = self.b.ins().iadd_imm_s(depth, 1);
        let mut all = vec![self.vm_ptr, depth, func];
        all.extend_from_slice(args);
        self.forget_parts();
        let sig = match self.signatures.get(&args.len()) {
            Some(sig) => *sig,
            None => {
                let sig = super::signature(EntryPoint::Start, args.len());
                let sig = self.b.import_signature(sig);
                self.signatures.insert(args.len(), sig);
                sig
            }
        };
        let call = self.b.ins().call_indirect(sig, entry, &all);
        let results = self.b.inst_results(call);
        (results[0], results[1])
    }

    /// A call of a function with known code.
    pub(super) fn call_code(
        &mut self,
        i: Instr,
        rt: CodeRef,
        func: ir::Value,
        args: std::ops::Range<usize>,
    ) {
        let words: Vec<ir::Value> = args.map(|v| self.boxed(v)).collect();
        self.call_words(i, rt, func, &words);
    }

    /// The same with these arguments.
    pub(super) fn call_words(
        &mut self,
        i: Instr,
        rt: CodeRef,
        func: ir::Value,
        words: &[ir::Value],
    ) {
        let _ = self.exit();
        let (s, v) = self.enter_code(rt, func, words);
        self.proceed(s, v);
        self.forget_shapes();
        self.set(i.a(), Slot::boxed(v, Ty::ANY.without(class::UNBOUND)));
    }

    /// `C(...)` for a class whose construction is simple, with `n` arguments of which the last may be named by a tuple. False
    /// when its `__init__` is no function.
    pub(super) fn construct(
        &mut self,
        i: Instr,
        class: Gc<Class>,
        init: Value,
        v: usize,
        n: usize,
        names: Option<Value>,
    ) -> bool {
        let args = v + 1..v + 1 + n;
        if init.is_unbound() {
            if names.is_some() || n != 0 && class.construction.get() == construction::PLAIN {
                return false;
            }
            let slot = self.instance(class, args);
            self.set(i.a(), slot);
            return true;
        }
        let Some(f) = init.as_gc::<Function>() else {
            return false;
        };
        let rt = f.code_ref();
        let again = self.exit();
        let mut words: Vec<ir::Value> = args.clone().map(|v| self.boxed(v)).collect();
        let named = names.map_or(0, |t| t.expect::<Tuple>().slice().len());
        let instance = self.instance(class, v + 1..v + 1 + n - named);
        let word = instance.boxed.unwrap_or(self.vm_ptr);
        words.insert(0, word);
        let func = self.constant(init);
        let by_name = names.map_or(&[][..], |t| t.expect::<Tuple>().slice());
        let (s, r) = if names.is_none() && self.is_direct(rt, n + 1) {
            self.enter_code(rt, func, &words)
        } else if let Some(places) = Arrangement::of(rt, n + 1, by_name) {
            let words = self.arranged(func, &words, &places);
            self.enter_code(rt, func, &words)
        } else {
            let (at, n) = (self.words_in_memory(&words), self.word(n as i64 + 1));
            let depth = self.depth_here();
            self.store(depth, self.vm_ptr, layout::VM_DEPTH);
            let names = self.constant(names.unwrap_or(Value::UNBOUND));
            let pair = self.helper(Helper::call_init, &[func, at, n, names]);
            (pair[0], pair[1])
        };
        // From here on the callee's register holds the instance.
        self.assign(
            v,
            Slot {
                ty: Ty::of(instance.ty.bits),
                ..instance
            },
        );
        let out = self.exit_at(self.ctx, self.pc, Cont::Init, false);
        self.finish_init(s, r, out, again);
        self.forget_shapes();
        let made = self.slot(v);
        self.set(i.a(), made);
        true
    }

    /// `C(...)` of a class whose `__new__` is a function of the program: by the prelude's function that calls it. False where there is
    /// none for so many arguments.
    fn made_by_new(&mut self, i: Instr, class: Gc<Class>, args: std::ops::Range<usize>) -> bool {
        let Some((by, new)) = self.vm.making_by_new(class, args.len()) else {
            return false;
        };
        let Some(rt) = by.as_gc::<Function>().map(|f| f.code_ref()) else {
            return false;
        };
        if !self.is_direct(rt, args.len() + 2) {
            return false;
        }
        let mut words = vec![self.constant(class.value()), self.constant(new)];
        words.extend(args.map(|v| self.boxed(v)));
        let by = self.constant(by);
        self.call_words(i, rt, by, &words);
        true
    }

    pub(super) fn call_method(&mut self, i: Instr) {
        let fb = self.feedback();
        let v = self.reg(i.b());
        let n = i.x() as usize;
        let found = match self.module_attr(v, fb) {
            Some(slot) => Some(slot),
            None => self.class_attr(v, fb),
        };
        if let Some(callee) = found {
            let known = Value::from_bits(callee.ty.known);
            if callee.ty.known != 0 {
                if let Some(f) = known.as_gc::<Builtin>() {
                    return self.call_native(i, f, None, v + 1..v + 1 + n);
                }
                if let Some(f) = known.as_gc::<Function>()
                    && self.is_direct(f.code_ref(), n)
                {
                    let word = self.constant(known);
                    return self.call_code(i, f.code_ref(), word, v + 1..v + 1 + n);
                }
                if let Some(f) = known.as_gc::<Function>()
                    && let Some(places) = Arrangement::of(f.code_ref(), n, &[])
                {
                    let word = self.constant(known);
                    let args = v + 1..v + 1 + n;
                    return self.call_arranged(i, f.code_ref(), word, args, &places);
                }
                if let Some(m) = known.as_gc::<BoundMethod>()
                    && self.call_bound(i, m, v, n)
                {
                    return;
                }
                if let Some(class) = known.as_gc::<Class>() {
                    if let Some((_, init)) = simple_class(self.vm, class.root_shape.get())
                        && self.construct(i, class, init, v, n, None)
                    {
                        return;
                    }
                    if let Some(new) = self.vm.native_constructor(class) {
                        return self.call_native(i, new, Some(known), v + 1..v + 1 + n);
                    }
                    if self.made_by_new(i, class, v + 1..v + 1 + n) {
                        return;
                    }
                }
            }
        }
        let args = v..v + 1 + n;
        if let Some(class) = self.class_seen(v, fb, what::METHOD_OF_CLASS) {
            let method = self.vm.cells[fb[2] as usize];
            if let Some(native) = method.as_gc() {
                self.guard_class(v, class);
                return self.call_native(i, native, None, args);
            }
            let f: Gc<Function> = method.expect();
            if self.is_direct(f.code_ref(), n + 1) {
                self.guard_class(v, class);
                let word = self.constant(method);
                return self.call_code(i, f.code_ref(), word, args);
            }
            if let Some(places) = Arrangement::of(f.code_ref(), n + 1, &[]) {
                self.guard_class(v, class);
                let word = self.constant(method);
                return self.call_arranged(i, f.code_ref(), word, args, &places);
            }
        }
        if self.ty(v).known != 0 && self.call_of_class(i, v, n) {
            return;
        }
        if self.super_call(i, v, args.clone()) {
            return;
        }
        let entries = self.entries();
        if self.ty(v).may(class::POINTERS)
            && !entries.is_empty()
            && self.method_by_shape(i, v, &entries, args.clone())
        {
            return;
        }
        let at = self.in_memory(args);
        let (name, cell) = (self.name(i.c() as u32), self.feedback_cell());
        let n = self.word(n as i64 + 1);
        let r = self.ask_for_call(Helper::call_method, &[at, n, name, cell]);
        self.forget_shapes();
        self.set(i.a(), Slot::boxed(r, Ty::ANY.without(class::UNBOUND)));
    }

    /// Calls the special method that instances seen here have, if all have the same and it can be entered directly; guards
    /// that the receiver is one of them. Its result.
    pub(super) fn call_special(&mut self, name: Value, args: &[usize]) -> Option<ir::Value> {
        let receiver = args[0];
        let [_, first, second, _] = self.feedback();
        let hopeless = self.region.rt(self.ctx).native.is_hopeless(self.pc);
        if first == 0 || hopeless || !self.ty(receiver).may(class::POINTERS) {
            return None;
        }
        let method = self.vm.special_of_shape(first, name)?;
        if second != 0 && self.vm.special_of_shape(second, name) != Some(method) {
            return None;
        }
        let shapes = [first, second];
        self.call_of_shapes(method, &shapes[..1 + (second != 0) as usize], args)
    }

    /// Calls the function that objects of some shapes have for what is done with the first of the arguments, if it can be
    /// entered directly; guards that this is one of them. The result.
    pub(super) fn call_of_shapes(
        &mut self,
        method: Value,
        shapes: &[u32],
        args: &[usize],
    ) -> Option<ir::Value> {
        let f: Gc<Function> = method.as_gc()?;
        if !self.is_direct(f.code_ref(), args.len()) {
            return None;
        }
        match shapes {
            [one] => self.shaped(args[0], *one),
            several => self.shaped_any(args[0], several),
        };
        let words: Vec<ir::Value> = args.iter().map(|v| self.boxed(*v)).collect();
        self.call_directly(method, &words)
    }

    /// Guards that the operands of an operator have the shapes that were seen; one that was no object is none.
    pub(super) fn shaped_operands(&mut self, left: usize, right: Operand) {
        let fb = self.feedback();
        for (operand, shape) in [(Operand::Reg(left), fb[1]), (right, fb[2])] {
            let Operand::Reg(v) = operand else { continue };
            if shape != 0 {
                self.shaped(v, shape);
            } else if !self
                .ty(v)
                .within(class::NUMBERS | class::BOOL | class::NONE)
            {
                let word = self.boxed(v);
                let tag = self.b.ins().band_imm_u(word, 7);
                let holds = self
                    .b
                    .ins()
                    .icmp_imm_u(IntCC::NotEqual, tag, layout::PTR_TAG);
                self.guard(holds);
            }
        }
    }

    /// Calls what decides an operator for operands of the shapes that were seen. `None` when it cannot be entered directly.
    pub(super) fn call_operator(
        &mut self,
        by: OperatorBy,
        x: Operand,
        y: Operand,
    ) -> Option<ir::Value> {
        let Operand::Reg(left) = x else { return None };
        let fb = self.feedback();
        let fits =
            |t: &Self, o: Operand, shape: u32| shape == 0 || t.operand_ty(o).may(class::POINTERS);
        let n = match by {
            OperatorBy::Left(_) | OperatorBy::Right(_) => 2,
            OperatorBy::Prelude(_, _, op) => 3 + op.is_some() as usize,
        };
        let (OperatorBy::Left(f) | OperatorBy::Right(f) | OperatorBy::Prelude(f, ..)) = by;
        if !self.is_direct(f.as_gc::<Function>()?.code_ref(), n)
            || !fits(self, x, fb[1])
            || !fits(self, y, fb[2])
        {
            return None;
        }
        self.shaped_operands(left, y);
        let (a, b) = (self.boxed_operand(x), self.boxed_operand(y));
        let words = match by {
            OperatorBy::Left(_) => vec![a, b],
            OperatorBy::Right(_) => vec![b, a],
            OperatorBy::Prelude(_, method, op) => {
                let op = op.map(|op| self.constant(op));
                let method = self.constant(method);
                op.into_iter().chain([a, b, method]).collect()
            }
        };
        let v = self.call_directly(f, &words)?;
        let declined =
            self.b
                .ins()
                .icmp_imm_u(IntCC::Equal, v, Value::NOT_IMPLEMENTED.bits() as i64);
        self.hand_over_if(declined, v);
        Some(v)
    }

    /// Where the condition holds, the interpreter goes on with this value for the present instruction.
    pub(super) fn hand_over_if(&mut self, condition: ir::Value, v: ir::Value) {
        let out = self.exit();
        let (odd, go) = (self.cold_block(), self.b.create_block());
        self.b.ins().brif(condition, odd, &[], go, &[]);
        self.b.switch_to_block(odd);
        self.helper(Helper::hand_over, &[v]);
        self.b.ins().jump(out, &[]);
        self.b.switch_to_block(go);
    }
}
