//! Guards, boxing and unboxing: the value word in Cranelift's terms.

use super::Translator;
use super::state::{Slot, Unmade};
use crate::ty::{SMALL, Ty, class, class_of_kind};
use crate::words::{Word, wants_address};
use cranelift_codegen::ir::condcodes::IntCC;
use cranelift_codegen::ir::{self, BlockArg, InstBuilder, MemFlagsData, types};
use pirn_vm::Value;
use pirn_vm::compiler::layout;
use pirn_vm::heap::Kind;
use pirn_vm::interp::native::helpers::{self, Helper, Returns};

impl Translator<'_, '_> {
    // --- Words ---------------------------------------------------------------------------------------------------

    pub(super) fn word(&mut self, i: i64) -> ir::Value {
        self.b.ins().iconst(types::I64, i)
    }

    pub(super) fn double(&mut self, f: f64) -> ir::Value {
        self.b.ins().f64const(f)
    }

    /// A value as a constant of the code; objects are kept alive by the unit.
    pub(super) fn constant(&mut self, v: Value) -> ir::Value {
        if !v.is_ptr() {
            return self.word(v.bits() as i64);
        }
        if !self.words.has(Word::object(v)) {
            self.keep(v);
        }
        self.symbol(Word::object(v))
    }

    /// Has the unit keep an object alive.
    pub(super) fn keep(&mut self, v: Value) {
        if v.is_ptr() && !self.roots.contains(&v) {
            self.roots.push(v);
        }
    }

    /// An address. All that are in the code go this way.
    pub(super) fn symbol(&mut self, word: Word) -> ir::Value {
        let symbol = self.words.symbol(self.b.func, word);
        self.b.ins().symbol_value(types::I64, symbol)
    }

    pub(super) fn load(&mut self, at: ir::Value, offset: i32) -> ir::Value {
        self.b
            .ins()
            .load(types::I64, MemFlagsData::trusted(), at, offset)
    }

    pub(super) fn load_small(&mut self, ty: ir::Type, at: ir::Value, offset: i32) -> ir::Value {
        self.b.ins().load(ty, MemFlagsData::trusted(), at, offset)
    }

    pub(super) fn store(&mut self, v: ir::Value, at: ir::Value, offset: i32) {
        self.b.ins().store(MemFlagsData::trusted(), v, at, offset);
    }

    /// The address of the object that a value word points to.
    pub(super) fn address(&mut self, v: ir::Value) -> ir::Value {
        self.b.sum(v, -layout::PTR_TAG)
    }

    // --- Control -------------------------------------------------------------------------------------------------

    /// Goes on when the condition holds, else leaves before the present instruction.
    pub(super) fn guard(&mut self, holds: ir::Value) {
        let out = self.exit();
        self.guard_else(holds, out);
    }

    pub(super) fn guard_else(&mut self, holds: ir::Value, out: ir::Block) {
        let go = self.b.create_block();
        if self.options.fail_guards {
            let left = self.load(self.vm_ptr, layout::VM_COUNTDOWN);
            let left = self.b.ins().iadd_imm_s(left, -1);
            self.store(left, self.vm_ptr, layout::VM_COUNTDOWN);
            let lucky = self.b.ins().icmp_imm_s(IntCC::SignedGreaterThan, left, 0);
            let holds = self.b.ins().band(holds, lucky);
            self.b.ins().brif(holds, go, &[], out, &[]);
        } else {
            self.b.ins().brif(holds, go, &[], out, &[]);
        }
        self.b.switch_to_block(go);
    }

    /// A block that is seldom reached.
    pub(super) fn cold_block(&mut self) -> ir::Block {
        self.b.cold_block()
    }

    /// Calls a helper.
    pub(super) fn helper(&mut self, helper: Helper, args: &[ir::Value]) -> Vec<ir::Value> {
        let info = helpers::info(helper);
        debug_assert_eq!(info.n_params, args.len() + 1, "{}", info.name);
        self.forget_what_changes(helper);
        let f = match self.helpers.get(&helper) {
            Some(f) => *f,
            None => {
                let f = self.words.helper(self.b.func, helper);
                self.helpers.insert(helper, f);
                f
            }
        };
        let mut all = Vec::with_capacity(args.len() + 1);
        all.push(self.vm_ptr);
        all.extend_from_slice(args);
        let call = self.b.ins().call(f, &all);
        let results = self.b.inst_results(call).to_vec();
        debug_assert_eq!(
            results.len(),
            match info.returns {
                Returns::Pair => 2,
                Returns::Word => 1,
                Returns::Nothing => 0,
            }
        );
        results
    }

    /// Before a helper is called: lists may have other lengths after it, unless it is one of those that touch none.
    fn forget_what_changes(&mut self, helper: Helper) {
        use Helper::*;
        let harmless = matches!(
            helper,
            poll | poll_at_entry
                | barrier
                | box_int
                | box_wide
                | box_float
                | make_pair
                | make_tuple
                | set_context
                | trace
                | make_super
                | make_closure
                | make_range_object
                | make_iter
                | make_range
                | new_instance
                | same
                | str_equal
                | str_compare
                | str_concat
                | str_next
                | str_begins
                | str_ends
                | is_instance
                | class_of
                | length
                | quick_int
                | quick_float
                | float_power
                | quick_str
                | quick_find
                | quick_of_bytes
                | quick_slice
                | quick_list
                | quick_tuple
                | quick_zip
                | quick_enumerate
                | hand_over
                | take_exit
        );
        if !harmless {
            self.forget_parts();
        }
    }

    /// Calls a helper on a path that is seldom taken, by a stub that leaves all machine registers alone, so that the values
    /// of the path beside it need not be moved out of the way. The arguments go and the results come through memory.
    pub(super) fn seldom(&mut self, helper: Helper, args: &[ir::Value]) -> Vec<ir::Value> {
        let Some(address) = (self.stub)(helper) else {
            let mut all = args.to_vec();
            if wants_address(helper) {
                all.push(self.word(0));
            }
            return self.helper(helper, &all);
        };
        self.forget_what_changes(helper);
        let info = helpers::info(helper);
        // A function, and not an address that is called: that would be loaded before the loop, into a register of its own.
        let f = match self.stubs.get(&helper) {
            Some(f) => *f,
            None => {
                let f = self.words.stub(self.b.func, helper, address);
                self.stubs.insert(helper, f);
                f
            }
        };
        for (n, arg) in args.iter().enumerate() {
            self.store(*arg, self.vm_ptr, layout::VM_RESULTS + 8 * n as i32);
        }
        self.b.ins().call(f, &[self.vm_ptr]);
        let n = match info.returns {
            Returns::Pair => 2,
            Returns::Word => 1,
            Returns::Nothing => 0,
        };
        (0..n)
            .map(|i| self.load(self.vm_ptr, layout::VM_RESULTS + 8 * i))
            .collect()
    }

    /// [`Translator::ask`] on a path that is seldom taken.
    pub(super) fn ask_seldom(&mut self, helper: Helper, args: &[ir::Value]) -> ir::Value {
        self.leave_low_bits();
        let out = self.exit();
        let depth = self.depth_here();
        self.store(depth, self.vm_ptr, layout::VM_DEPTH);
        let results = self.seldom(helper, args);
        let go = self.cold_block();
        self.proceed_to(results[0], results[1], go, out);
        results[1]
    }

    /// Calls a helper that answers with a pair; goes on with its value. Exceptions go to their handler; else it leaves
    /// with the instruction suspended.
    pub(super) fn ask(&mut self, helper: Helper, args: &[ir::Value]) -> ir::Value {
        self.leave_low_bits();
        let _ = self.exit();
        let depth = self.depth_here();
        self.store(depth, self.vm_ptr, layout::VM_DEPTH);
        let results = self.helper(helper, args);
        self.proceed(results[0], results[1]);
        results[1]
    }

    // --- Forms ---------------------------------------------------------------------------------------------------

    /// The value word of a register.
    pub(super) fn boxed(&mut self, v: usize) -> ir::Value {
        let slot = self.slot(v);
        let word = match (slot.boxed, slot.unmade) {
            (None, Some(Unmade::Range)) => self.make_range(v),
            (None, Some(Unmade::Iter(variety, n))) => return self.make_lazy(v, variety, n),
            (None, Some(Unmade::Gathered(what, n))) => return self.make_gathered(v, what, n),
            _ => self.boxed_slot(&slot),
        };
        if slot.ty.object().is_some() {
            return word;
        }
        if let Some(s) = &mut self.cur[v] {
            s.boxed = Some(word);
        }
        word
    }

    pub(super) fn boxed_slot(&mut self, slot: &Slot) -> ir::Value {
        // A symbol is made anew where it is wanted: one that is kept would take up a machine register, or be spilled.
        if let Some(object) = slot.ty.object() {
            return self.constant(object);
        }
        match (slot.boxed, slot.raw) {
            (Some(word), _) => word,
            (None, Some(raw)) if slot.ty.is_float() => self.box_float(raw),
            (None, Some(raw)) if slot.ty.is_wide() => self.box_wide(raw),
            (None, Some(raw)) => self.box_int(raw, slot.ty),
            (None, None) => match slot.unmade {
                Some(Unmade::Gathered(what, n)) => self.build_gathered(what, n),
                Some(Unmade::Super {
                    class,
                    receiver,
                    start,
                    ..
                }) => self.make_super(class, receiver, start),
                Some(Unmade::Generator(_)) => {
                    self.plain_generators();
                    self.vm_ptr
                }
                Some(Unmade::Range | Unmade::Iter(..)) | None => {
                    self.failed = true;
                    self.vm_ptr
                }
            },
        }
    }

    pub(super) fn box_int(&mut self, raw: ir::Value, ty: Ty) -> ir::Value {
        let shifted = self.b.ins().ishl_imm_u(raw, 2);
        let word = self.b.ins().bor_imm_u(shifted, layout::INT_TAG);
        if ty.is_small() {
            return word;
        }
        let back = self.b.ins().sshr_imm_u(shifted, 2);
        let fits = self.b.ins().icmp(IntCC::Equal, back, raw);
        self.box_unless(fits, word, Helper::box_int, raw)
    }

    /// The value word of an int without a sign.
    fn box_wide(&mut self, raw: ir::Value) -> ir::Value {
        let shifted = self.b.ins().ishl_imm_u(raw, 2);
        let word = self.b.ins().bor_imm_u(shifted, layout::INT_TAG);
        let fits = self
            .b
            .ins()
            .icmp_imm_u(IntCC::UnsignedLessThanOrEqual, raw, SMALL.1);
        self.box_unless(fits, word, Helper::box_wide, raw)
    }

    /// An int's value word, or the object that a helper makes.
    fn box_unless(
        &mut self,
        fits: ir::Value,
        word: ir::Value,
        helper: Helper,
        raw: ir::Value,
    ) -> ir::Value {
        let (join, big) = (self.b.create_block(), self.cold_block());
        let result = self.b.append_block_param(join, types::I64);
        self.b
            .ins()
            .brif(fits, join, &[BlockArg::Value(word)], big, &[]);
        self.b.switch_to_block(big);
        let made = self.seldom(helper, &[raw])[0];
        self.b.ins().jump(join, &[BlockArg::Value(made)]);
        self.b.switch_to_block(join);
        result
    }

    /// The value word of a register that is about to be stored into the object at an address; and whether that needs no
    /// barrier any more: a float that has no word yet passes it where it gets a box, which is seldom.
    pub(super) fn boxed_for(&mut self, v: usize, owner: ir::Value) -> (ir::Value, bool) {
        let slot = self.slot(v);
        let unmade = slot.boxed.is_none() && slot.ty.is_float() && slot.ty.known == 0;
        let Some(raw) = slot.raw.filter(|_| unmade) else {
            return (self.boxed(v), false);
        };
        let word = self.box_float_in(raw, Some(owner));
        if let Some(s) = &mut self.cur[v] {
            s.boxed = Some(word);
        }
        (word, true)
    }

    pub(super) fn box_float(&mut self, raw: ir::Value) -> ir::Value {
        self.box_float_in(raw, None)
    }

    /// With the write barrier for an object that a box is stored into.
    fn box_float_in(&mut self, raw: ir::Value, owner: Option<ir::Value>) -> ir::Value {
        let bits = self.b.ins().bitcast(types::I64, MemFlagsData::new(), raw);
        let turned = self.b.ins().rotl_imm_u(bits, 4);
        let word = self.b.ins().iadd_imm_s(turned, 1);
        let odd = self.no_float(word);
        let (join, big) = (self.b.create_block(), self.cold_block());
        let result = self.b.append_block_param(join, types::I64);
        self.b
            .ins()
            .brif(odd, big, &[], join, &[BlockArg::Value(word)]);
        self.b.switch_to_block(big);
        let made = self.seldom(Helper::box_float, &[raw])[0];
        if let Some(owner) = owner {
            self.barrier(owner);
        }
        self.b.ins().jump(join, &[BlockArg::Value(made)]);
        self.b.switch_to_block(join);
        result
    }

    /// The double of a self-tagged word.
    pub(super) fn unbox_tagged(&mut self, word: ir::Value) -> ir::Value {
        let turned = self.b.ins().iadd_imm_s(word, -1);
        let bits = self.b.ins().rotr_imm_u(turned, 4);
        self.b.ins().bitcast(types::F64, MemFlagsData::new(), bits)
    }

    pub(super) fn is_int_word(&mut self, word: ir::Value) -> ir::Value {
        let tag = self.b.ins().band_imm_u(word, 3);
        self.b.ins().icmp_imm_u(IntCC::Equal, tag, layout::INT_TAG)
    }

    /// Not 0 when the word is no self-tagged float; of two words that are combined by `or`, when one of them is not.
    pub(super) fn no_float(&mut self, word: ir::Value) -> ir::Value {
        self.b.ins().band_imm_u(word, layout::FLOAT_BIT)
    }

    /// The int of a register, unboxed; guards that it is one.
    pub(super) fn int(&mut self, v: usize) -> ir::Value {
        let slot = self.slot(v);
        if slot.ty.is_int()
            && let Some(raw) = slot.raw
        {
            return raw;
        }
        if !slot.ty.may(class::INT) {
            return self.impossible();
        }
        if let Some(raw) = slot.raw.filter(|_| slot.ty.is_wide()) {
            let holds = self
                .b
                .ins()
                .icmp_imm_s(IntCC::SignedGreaterThanOrEqual, raw, 0);
            self.guard(holds);
            self.narrow(v, Ty::int(0, i64::MAX));
            return raw;
        }
        self.wish(v, Ty::small_int());
        let word = self.boxed(v);
        if !slot.ty.is_int() {
            let holds = self.is_int_word(word);
            self.guard(holds);
        }
        let raw = self.b.ins().sshr_imm_u(word, 2);
        let known = if slot.ty.is_int() {
            slot.ty
        } else {
            Ty::small_int()
        };
        self.learn(v, |s| {
            s.raw = Some(raw);
            if !s.ty.is_int() {
                s.ty = known;
            }
        });
        raw
    }

    /// The same of an int that fits a value word; guards that too.
    pub(super) fn word_int(&mut self, v: usize) -> ir::Value {
        let raw = self.int(v);
        let ty = self.ty(v);
        if !ty.is_small() {
            let shifted = self.b.ins().ishl_imm_u(raw, 2);
            let back = self.b.ins().sshr_imm_u(shifted, 2);
            let fits = self.b.ins().icmp(IntCC::Equal, back, raw);
            self.guard(fits);
            self.narrow(v, Ty::int(ty.lo.max(SMALL.0), ty.hi.min(SMALL.1)));
        }
        raw
    }

    /// The guard cannot hold: leaves, and goes on with anything.
    fn impossible(&mut self) -> ir::Value {
        let never = self.b.ins().iconst(types::I8, 0);
        self.guard(never);
        self.word(0)
    }

    /// The double of a register; guards that it is a float, or where `ints` allows it an int, which is converted.
    pub(super) fn float(&mut self, v: usize, ints: bool) -> ir::Value {
        let slot = self.slot(v);
        if slot.ty.is_float()
            && let Some(raw) = slot.raw
        {
            return raw;
        }
        if slot.ty.is_int() {
            let raw = self.int(v);
            return self.b.ins().fcvt_from_sint(types::F64, raw);
        }
        let mixed = ints && slot.ty.may(class::INT);
        if !slot.ty.may(class::FLOAT) && !mixed {
            self.impossible();
            return self.double(0.0);
        }
        if !mixed {
            self.wish(v, Ty::FLOAT);
        }
        let word = self.boxed(v);
        let raw = self.unbox_float(word, slot.ty, mixed, true);
        if !mixed {
            self.learn(v, |s| {
                s.raw = Some(raw);
                s.ty = Ty {
                    known: s.ty.known,
                    ..Ty::FLOAT
                };
            });
        }
        raw
    }

    /// The double of a register that is stored as such; guards that it is a float.
    pub(super) fn double_to_store(&mut self, v: usize) -> ir::Value {
        if self.ty(v).may(class::FLOAT) {
            return self.float(v, false);
        }
        self.impossible();
        self.double(0.0)
    }

    /// The double of a word; guards that it is a float.
    pub(super) fn float_of_word(&mut self, word: ir::Value) -> ir::Value {
        self.unbox_float(word, Ty::ANY, false, true)
    }

    /// The double of a word. What is neither float nor, if `ints`, int leaves.
    fn unbox_float(&mut self, word: ir::Value, ty: Ty, ints: bool, guard: bool) -> ir::Value {
        if guard && !ints && self.region.rt(self.ctx).native.hot_exits(self.pc) == 0 {
            // Doubles in boxes are rare (infinities, not-a-number, beyond 1e77 either way): foreseen where one was met.
            let odd = self.no_float(word);
            let tagged = self.b.ins().icmp_imm_u(IntCC::Equal, odd, 0);
            self.guard(tagged);
            return self.unbox_tagged(word);
        }
        let join = self.b.create_block();
        let result = self.b.append_block_param(join, types::F64);
        let (tagged, other) = (self.b.create_block(), self.cold_block());
        let odd = self.no_float(word);
        self.b.ins().brif(odd, other, &[], tagged, &[]);
        self.b.switch_to_block(other);
        if ints {
            let (int, object) = (self.b.create_block(), self.cold_block());
            let is_int = self.is_int_word(word);
            self.b.ins().brif(is_int, int, &[], object, &[]);
            self.b.switch_to_block(int);
            let raw = self.b.ins().sshr_imm_u(word, 2);
            let f = self.b.ins().fcvt_from_sint(types::F64, raw);
            self.b.ins().jump(join, &[BlockArg::Value(f)]);
            self.b.switch_to_block(object);
        }
        if guard && !ty.is_float() {
            // Ints are gone only where they have been looked for; what remains may be no pointer.
            let gone = if ints { class::NUMBERS } else { class::FLOAT };
            self.guard_kind_of(word, ty.without(gone), Kind::Float);
        }
        let at = self.address(word);
        let f = self.load_small(types::F64, at, layout::FLOAT_VALUE);
        self.b.ins().jump(join, &[BlockArg::Value(f)]);
        self.b.switch_to_block(tagged);
        let f = self.unbox_tagged(word);
        self.b.ins().jump(join, &[BlockArg::Value(f)]);
        self.b.switch_to_block(join);
        result
    }

    /// The double of a word that is a float for certain.
    pub(super) fn unbox_certain_float(&mut self, word: ir::Value) -> ir::Value {
        self.unbox_float(word, Ty::FLOAT, false, false)
    }

    // --- Objects -------------------------------------------------------------------------------------------------

    /// Guards that a word points to an object.
    pub(super) fn guard_pointer(&mut self, word: ir::Value, ty: Ty) {
        if ty.within(class::POINTERS) {
            return;
        }
        let tag = self.b.ins().band_imm_u(word, 7);
        let holds = self.b.ins().icmp_imm_u(IntCC::Equal, tag, layout::PTR_TAG);
        self.guard(holds);
    }

    pub(super) fn guard_kind_of(&mut self, word: ir::Value, ty: Ty, kind: Kind) {
        self.guard_pointer(word, ty);
        let at = self.address(word);
        let k = self.load_small(types::I8, at, layout::HEADER_KIND);
        let holds = self.b.ins().icmp_imm_u(IntCC::Equal, k, kind as i64);
        self.guard(holds);
    }

    /// The address of a register's object; guards that it is of this kind.
    pub(super) fn object(&mut self, v: usize, kind: Kind) -> ir::Value {
        let slot = self.slot(v);
        let bits = class_of_kind(kind);
        if !slot.ty.may(bits) {
            return self.impossible();
        }
        let word = self.boxed(v);
        let exact = bits != class::OBJECT;
        if !(exact && slot.ty.bits == bits) {
            if exact {
                self.wish(v, Ty::of(bits));
            }
            self.guard_kind_of(word, slot.ty, kind);
            let known = Ty { bits, ..slot.ty };
            self.narrow(v, known);
        }
        self.address(word)
    }

    /// The address of a register's object; guards its shape.
    pub(super) fn shaped(&mut self, v: usize, shape: u32) -> ir::Value {
        let slot = self.slot(v);
        let word = self.boxed(v);
        if slot.ty.shape == shape {
            return self.address(word);
        }
        if !slot.ty.may(class::POINTERS) {
            return self.impossible();
        }
        self.wish_shape(v, shape);
        self.guard_pointer(word, slot.ty);
        let at = self.address(word);
        let found = self.load_small(types::I32, at, layout::HEADER_SHAPE);
        let holds = self.b.ins().icmp_imm_u(IntCC::Equal, found, shape as i64);
        self.guard(holds);
        let bits = slot.ty.bits & class::POINTERS;
        self.narrow(v, Ty { bits, ..slot.ty }.shaped(shape));
        at
    }

    /// The write barrier after a word of this type was stored into the object at this address. What is no pointer needs none.
    /// Whether it has been passed whatever the word is.
    pub(super) fn barrier_for(&mut self, at: ir::Value, word: ir::Value, ty: Ty) -> bool {
        let may_be_big = ty.may(class::INT) && !ty.is_small();
        if !may_be_big && !ty.may(class::POINTERS | class::FLOAT) {
            return false;
        }
        if !ty.is_float() {
            self.barrier(at);
            return true;
        }
        // Floats in boxes are rare.
        let pointer = self.no_float(word);
        let (go, boxed) = (self.b.create_block(), self.cold_block());
        self.b.ins().brif(pointer, boxed, &[], go, &[]);
        self.b.switch_to_block(boxed);
        self.barrier(at);
        self.b.ins().jump(go, &[]);
        self.b.switch_to_block(go);
        false
    }

    /// The write barrier after a store into the object at this address.
    pub(super) fn barrier(&mut self, at: ir::Value) {
        let flags = self.load_small(types::I8, at, layout::HEADER_FLAGS);
        let old = self
            .b
            .ins()
            .band_imm_u(flags, pirn_vm::heap::flag::BARRIER as i64);
        let (go, slow) = (self.b.create_block(), self.cold_block());
        self.b.ins().brif(old, slow, &[], go, &[]);
        self.b.switch_to_block(slow);
        // The object's value word, which is at hand where its address is but part of other addresses.
        let word = self.b.ins().iadd_imm_s(at, layout::PTR_TAG);
        self.seldom(Helper::barrier, &[word]);
        self.b.ins().jump(go, &[]);
        self.b.switch_to_block(go);
    }
}
