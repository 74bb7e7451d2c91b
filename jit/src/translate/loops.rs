//! Iteration: `for` over ranges, lists, tuples and strings in place, over instances by their
//! `__next__`, over other iterators by a helper (or see `pairs`).

use super::Translator;
use super::state::{Gathering, Slot, Unmade};
use crate::region::{BlockId, CtxId, ITER_FIELDS};
use crate::ty::{Ty, class};
use cranelift_codegen::ir::condcodes::IntCC;
use cranelift_codegen::ir::{self, BlockArg, InstBuilder, types};
use pirn_vm::bytecode::{Instr, Op};
use pirn_vm::compiler::layout;
use pirn_vm::heap::{Kind, flag};
use pirn_vm::interp::native::{helpers::Helper, status};
use pirn_vm::objects::{Cont, Function, IterVariety, seen};
use pirn_vm::{Known, Value};
use std::iter::Copied;
use std::slice;

/// Iterators that are advanced in place.
const VARIETIES: [IterVariety; 6] = [
    IterVariety::Range,
    IterVariety::List,
    IterVariety::Tuple,
    IterVariety::Str,
    IterVariety::Bytes,
    IterVariety::ByteArray,
];

/// The largest step of a range that a loop iterates without objects.
pub(super) const STEP_MAX: i64 = 1 << 32;

/// Feedback of iterators whose items are, most likely, tuples of two.
const PAIRS: u32 = 1 << IterVariety::Enumerate as u32
    | 1 << IterVariety::DictItems as u32
    | 1 << IterVariety::Zip as u32
    | seen::PAIRS;

impl<'a> Translator<'a, '_> {
    /// All iterators of the region: their virtual registers, and the first of those of their fields.
    pub(super) fn iterators(&self) -> Copied<slice::Iter<'a, (usize, usize)>> {
        self.region.iterators.iter().copied()
    }
}

impl Translator<'_, '_> {
    pub(super) fn get_iter(&mut self, i: Instr) {
        let v = self.reg(i.b());
        let unmade = self.slot(v).unmade;
        let lazy = matches!(unmade, Some(Unmade::Gathered(Gathering::Generator(_), _)));
        if lazy || self.ty(v).shape == Known::Generator.shape() {
            let it = self.copy(v);
            return self.set(i.a(), it);
        }
        if self.begin_lazily(i, v) {
            return;
        }
        let word = self.boxed(v);
        let it = self.ask(Helper::get_iter, &[word]);
        self.forget_shapes();
        self.set(i.a(), Slot::boxed(it, Ty::ANY.without(class::UNBOUND)));
    }

    /// `range(…)` whose iterator the next instruction takes: neither object is made as long as nobody but the loop wants
    /// it. False where the arguments are not such as have been foreseen.
    pub(super) fn range_of_loop(&mut self, i: Instr, args: std::ops::Range<usize>) -> bool {
        let next = self.pc + 1;
        let code = self.region.rt(self.ctx);
        if next >= self.region.blocks[self.block].end || code.native.is_hopeless(self.pc) {
            return false;
        }
        let get_iter = self.region.instr(self.ctx, next);
        let Some(fields) = self.region.ctxs[self.ctx].iter(get_iter.a()) else {
            return false;
        };
        if !get_iter.is(Op::GetIter)
            || get_iter.b() != i.a()
            || get_iter.a() != i.a() && code.live_at(next + 1).contains(i.a() as usize)
            || args.clone().any(|v| !self.ty(v).may(class::INT))
        {
            return false;
        }
        let (start, stop, step) = match args.len() {
            1 => (None, args.start, 1),
            2 => (Some(args.start), args.start + 1, 1),
            3 => {
                let ty = self.ty(args.start + 2);
                if !ty.is_int() || ty.lo != ty.hi || ty.lo == 0 || ty.lo.abs() > STEP_MAX {
                    return false;
                }
                (Some(args.start), args.start + 1, ty.lo)
            }
            _ => return false,
        };
        self.word_int(stop);
        let start = match start {
            Some(v) => {
                self.word_int(v);
                self.slot(v)
            }
            None => self.known(Value::ZERO),
        };
        let stop = self.slot(stop);
        self.begin_range(get_iter.a(), fields, [start, stop], step);
        true
    }

    /// A loop begins to iterate with a register over a range of these ints.
    pub(super) fn begin_range(&mut self, it: u16, fields: usize, ends: [Slot; 2], step: i64) {
        let [(Some(first), from), (Some(stop_raw), to)] = ends.map(|s| (s.raw, s.ty)) else {
            self.failed = true;
            return;
        };
        let (span, items) = if step > 0 {
            let hi = (to.hi - 1).max(from.lo);
            (self.b.ins().isub(stop_raw, first), (from.lo, hi))
        } else {
            let lo = (to.lo + 1).min(from.hi);
            (self.b.ins().isub(first, stop_raw), (lo, from.hi))
        };
        let zero = self.word(0);
        let span = self.b.ins().smax(span, zero);
        let left = match step.unsigned_abs() {
            1 => span,
            n => {
                let rounded = self.b.ins().iadd_imm_s(span, n as i64 - 1);
                self.b.ins().udiv_imm_u(rounded, n as i64)
            }
        };
        let step = self.word(step);
        let ty = Ty {
            lo: items.0,
            hi: items.1,
            ..Ty::of(class::ITER)
        };
        self.set(it, Slot::unmade(Unmade::Range, ty));
        for (n, raw) in [first, left, step].into_iter().enumerate() {
            self.cur[fields + n] = Some(Slot::raw(raw, Ty::of(class::INT)));
        }
    }

    /// The step of an iterator that has not been made.
    pub(super) fn range_step(&self, it: usize) -> Option<ir::Value> {
        let (_, fields) = self.iterators().find(|(r, _)| *r == it)?;
        self.cur[fields + 2]?.raw
    }

    /// Makes a loop's iterator that has not been made.
    pub(super) fn make_range(&mut self, it: usize) -> ir::Value {
        let found = self.iterators().find(|(r, _)| *r == it);
        let raw = |t: &Self, n: usize| t.cur[found?.1 + n]?.raw;
        match (raw(self, 0), raw(self, 1), raw(self, 2)) {
            (Some(pos), Some(left), Some(step)) => {
                self.helper(Helper::make_range, &[pos, left, step])[0]
            }
            _ => {
                self.failed = true;
                self.vm_ptr
            }
        }
    }

    pub(super) fn for_iter(&mut self, i: Instr) {
        let it = self.reg(i.b());
        if self.slot(it).unmade == Some(Unmade::Range) {
            return self.for_range(i);
        }
        if let Some(Unmade::Iter(variety, n)) = self.slot(it).unmade {
            return self.for_lazy(i, variety, n);
        }
        let fb = self.feedback()[0];
        let hopeless = self.region.rt(self.ctx).native.is_hopeless(self.pc);
        let only = VARIETIES
            .into_iter()
            .find(|v| fb == 1 << *v as u32 && !hopeless);
        let seen = |v: &IterVariety| fb == 1 << *v as u32 && !hopeless;
        if let Some(variety) = super::pairs::TABLES.into_iter().find(seen) {
            return self.for_table(i, variety);
        }
        let anywhere = super::pairs::WITHIN.into_iter().find(seen);
        let shared = only.or(anywhere).is_some() && self.is_shared(self.ctx, i.b());
        match only {
            Some(IterVariety::Range) if shared => self.for_shared_range(i),
            _ if shared => match anywhere {
                Some(variety) => self.for_shared(i, variety),
                None => self.for_any(i),
            },
            Some(IterVariety::Range) => self.for_range(i),
            Some(IterVariety::Str) => self.for_str(i),
            Some(v @ (IterVariety::Bytes | IterVariety::ByteArray)) => self.for_bytes(i, v),
            Some(variety) => self.for_sequence(i, variety),
            None if fb & !PAIRS == 0 && !hopeless => self.for_pairs(i, fb),
            None => self.for_any(i),
        }
    }

    /// Whether a loop's iterator was one before the loop asked for it, so that others may know it.
    pub(super) fn is_shared(&self, ctx: CtxId, reg: u16) -> bool {
        let rt = self.region.rt(ctx);
        let mut instrs = rt.instrs().iter().zip(rt.feedback());
        instrs.any(|(i, fb)| {
            i.is(Op::GetIter) && i.a() == reg && fb.get().0[0] & 1 << Kind::Iter as u32 != 0
        })
    }

    /// Guards that the iterator in a register is of this variety and belongs to the loop alone; its address.
    pub(super) fn iterator(&mut self, v: usize, variety: IterVariety) -> ir::Value {
        let at = self.object(v, Kind::Iter);
        let head = self.load_small(types::I32, at, layout::HEADER_KIND);
        let mask = 0xffff_0000u32 | (flag::PRIVATE as u32) << 8;
        let head = self.b.ins().band_imm_u(head, mask as i64);
        let expected = (variety as u32) << 16 | (flag::PRIVATE as u32) << 8;
        let holds = self.b.ins().icmp_imm_u(IntCC::Equal, head, expected as i64);
        self.guard(holds);
        at
    }

    /// The fields of an iterator into machine registers, if they are not there.
    fn take(&mut self, it: usize, fields: usize, variety: IterVariety) {
        if self.cur[fields].is_some() {
            return;
        }
        let at = self.iterator(it, variety);
        let pos = self.load(at, layout::ITER_POS);
        let left = self.load(at, layout::ITER_END);
        self.cur[fields] = Some(Slot::raw(pos, Ty::of(class::INT)));
        self.cur[fields + 1] = Some(Slot::raw(left, Ty::of(class::INT)));
        if variety == IterVariety::Range {
            let step = self.load(at, layout::ITER_STEP);
            self.cur[fields + 2] = Some(Slot::raw(step, Ty::of(class::INT)));
        }
    }

    /// The fields of an iterator back into it. `fields` is the first of its virtual registers.
    pub(super) fn put_back(&mut self, fields: usize) {
        let (Some(pos), Some(left)) = (self.cur[fields], self.cur[fields + 1]) else {
            return;
        };
        let found = self.iterators().find(|(_, v)| *v == fields);
        let Some((it, _)) = found else { return };
        let lazy = self.cur[it].and_then(|s| s.unmade);
        if let Some(Unmade::Iter(..)) = lazy {
            self.boxed(it);
        } else if self.cur[it].is_some()
            && let (Some(pos), Some(left)) = (pos.raw, left.raw)
        {
            let word = self.boxed(it);
            let at = self.address(word);
            self.store(pos, at, layout::ITER_POS);
            self.store(left, at, layout::ITER_END);
        }
        self.cur[fields..fields + ITER_FIELDS].fill(None);
    }

    /// A field that an edge back must supply and that is in the iterator: loads it. False if it is no such register.
    pub(super) fn fetch(&mut self, v: usize) -> bool {
        let found = self
            .iterators()
            .find(|(_, f)| (*f..*f + ITER_FIELDS).contains(&v));
        let Some((it, fields)) = found else {
            return false;
        };
        if self.cur[it].is_none() {
            return false;
        }
        let word = self.boxed(it);
        let at = self.address(word);
        let offset = [layout::ITER_POS, layout::ITER_END, layout::ITER_STEP][v - fields];
        let raw = self.load(at, offset);
        self.cur[v] = Some(Slot::raw(raw, Ty::of(class::INT)));
        true
    }

    /// Before a loop: takes the iterators that it advances into machine registers. Which, and the first registers of their
    /// fields.
    pub(super) fn take_iterators(
        &mut self,
        id: BlockId,
        live: &[usize],
    ) -> Vec<(usize, usize, IterVariety)> {
        let region = self.region;
        let mut taken = Vec::new();
        let Some(assigned) = region.assigned_by_turn(id) else {
            return taken;
        };
        for (it, fields) in self.iterators() {
            let wanted = assigned.binary_search(&fields).is_ok()
                && assigned.binary_search(&it).is_err()
                && live.contains(&fields)
                && self.cur[it].is_some()
                && self.cur[fields].is_none()
                && !self.know.is_banned(id, fields);
            let Some(variety) = self.variety_of(it).filter(|_| wanted && self.options.hoist) else {
                continue;
            };
            self.take_before_loop(id, it, fields, variety);
            taken.push((it, fields, variety));
        }
        taken
    }

    /// Takes an iterator into machine registers on the way to a loop.
    pub(super) fn take_before_loop(
        &mut self,
        header: BlockId,
        it: usize,
        fields: usize,
        variety: IterVariety,
    ) {
        let block = &self.region.blocks[header];
        let out = self.exit_at(block.ctx, block.start, Cont::Store, true);
        let saved = self.op_exit.replace(out);
        self.take(it, fields, variety);
        self.op_exit = saved;
    }

    /// The variety of the iterator in a virtual register, by what its loops have seen.
    fn variety_of(&self, it: usize) -> Option<IterVariety> {
        let all = &self.region.ctxs;
        let at = all.iter().position(|c| it >= c.base && it < c.func)?;
        let (ctx, rt) = (&all[at], self.region.rt(at));
        if self.is_shared(at, (it - ctx.base) as u16) {
            return None;
        }
        let loops = rt
            .instrs()
            .iter()
            .enumerate()
            .filter(|(_, i)| i.is(Op::ForIter) && ctx.base + i.b() as usize == it);
        let mut seen = 0;
        for (pc, _) in loops {
            if rt.native.is_hopeless(pc as u32) {
                return None;
            }
            seen |= rt.feedback()[pc].get().0[0];
        }
        VARIETIES.into_iter().find(|v| seen == 1 << *v as u32)
    }

    /// Branches to the loop's body with the item, or falls through.
    pub(super) fn iterate(
        &mut self,
        i: Instr,
        more: ir::Value,
        item: impl FnOnce(&mut Self) -> Slot,
        end: impl FnOnce(&mut Self),
    ) {
        let (target, next) = (self.jump_target(), self.region_target(1));
        let back = (i.c() as i16) < 0;
        let dst = self.reg(i.a());
        self.branch_to(
            more,
            (target, back),
            next,
            |t| {
                let slot = item(t);
                t.assign(dst, slot);
            },
            end,
        );
    }

    /// The same for an item that is a word, UNBOUND at the end.
    pub(super) fn iterate_word(&mut self, i: Instr, item: ir::Value) {
        let unbound = Value::UNBOUND.bits() as i64;
        let more = self.b.ins().icmp_imm_u(IntCC::NotEqual, item, unbound);
        self.iterate(
            i,
            more,
            move |_| Slot::boxed(item, Ty::ANY.without(class::UNBOUND)),
            |_| {},
        );
    }

    fn for_range(&mut self, i: Instr) {
        let it = self.reg(i.b());
        let Some(fields) = self.region.ctxs[self.ctx].iter(i.b()) else {
            return self.for_any(i);
        };
        self.take(it, fields, IterVariety::Range);
        let (pos, left) = (self.int(fields), self.int(fields + 1));
        let step = self.int(fields + 2);
        let more = self.b.ins().icmp_imm_s(IntCC::SignedGreaterThan, left, 0);
        let slot = self.slot(it);
        let ty = match slot.unmade {
            Some(Unmade::Range) => Ty::int(slot.ty.lo, slot.ty.hi),
            _ => Ty::small_int(),
        };
        self.iterate(
            i,
            more,
            |t| {
                let next = t.b.ins().iadd(pos, step);
                let left = t.b.ins().iadd_imm_s(left, -1);
                t.cur[fields] = Some(Slot::raw(next, Ty::of(class::INT)));
                t.cur[fields + 1] = Some(Slot::raw(left, Ty::of(class::INT)));
                Slot::raw(pos, ty)
            },
            |t| t.cur[fields..fields + ITER_FIELDS].fill(None),
        );
    }

    /// A range's iterator that others may know too: its fields stay in it.
    fn for_shared_range(&mut self, i: Instr) {
        let it = self.reg(i.b());
        let at = self.object(it, Kind::Iter);
        let variety = self.load_small(types::I16, at, layout::HEADER_AUX);
        let holds = self
            .b
            .ins()
            .icmp_imm_u(IntCC::Equal, variety, IterVariety::Range as i64);
        self.guard(holds);
        let left = self.load(at, layout::ITER_END);
        let more = self.b.ins().icmp_imm_s(IntCC::SignedGreaterThan, left, 0);
        self.iterate(
            i,
            more,
            move |t| {
                let pos = t.load(at, layout::ITER_POS);
                let step = t.load(at, layout::ITER_STEP);
                let next = t.b.ins().iadd(pos, step);
                t.store(next, at, layout::ITER_POS);
                let left = t.b.ins().iadd_imm_s(left, -1);
                t.store(left, at, layout::ITER_END);
                Slot::raw(pos, Ty::small_int())
            },
            |_| {},
        );
    }

    fn for_sequence(&mut self, i: Instr, variety: IterVariety) {
        self.step_through(
            i,
            variety,
            |t, object| match variety {
                IterVariety::List => t.load(object, layout::LIST_LEN),
                _ => t.load(object, layout::TUPLE_LEN),
            },
            |t, object, pos| {
                let bytes = t.b.ins().ishl_imm_u(pos, 3);
                let (items, offset) = match variety {
                    IterVariety::List => {
                        let buffer = t.load(object, layout::LIST_BUFFER);
                        (buffer, layout::BUFFER_ITEMS - layout::PTR_TAG as i32)
                    }
                    _ => (object, layout::TUPLE_ITEMS),
                };
                let place = t.b.ins().iadd(items, bytes);
                let item = t.load(place, offset);
                Slot::boxed(item, Ty::ANY.without(class::UNBOUND))
            },
        );
    }

    /// A turn of a loop over what has items that are found by their position: of the object at an address, how many there are
    /// now, and one of them.
    pub(super) fn step_through(
        &mut self,
        i: Instr,
        variety: IterVariety,
        len: impl FnOnce(&mut Self, ir::Value) -> ir::Value,
        item: impl FnOnce(&mut Self, ir::Value, ir::Value) -> Slot,
    ) {
        let it = self.reg(i.b());
        let Some(fields) = self.region.ctxs[self.ctx].iter(i.b()) else {
            return self.for_any(i);
        };
        self.take(it, fields, variety);
        let pos = self.int(fields);
        let word = self.boxed(it);
        let at = self.address(word);
        // A private iterator that is exhausted is never looked at again, so its source is always there.
        let source = self.load(at, layout::ITER_SOURCE);
        let object = self.address(source);
        let len = len(self, object);
        let more = self.b.ins().icmp(IntCC::UnsignedLessThan, pos, len);
        self.iterate(
            i,
            more,
            |t| {
                let slot = item(t, object, pos);
                let next = t.b.ins().iadd_imm_s(pos, 1);
                t.cur[fields] = Some(Slot::raw(next, Ty::of(class::INT)));
                slot
            },
            |t| t.cur[fields..fields + ITER_FIELDS].fill(None),
        );
    }

    /// The characters of a string; those that are not ASCII by the helper.
    fn for_str(&mut self, i: Instr) {
        let it = self.reg(i.b());
        let Some(fields) = self.region.ctxs[self.ctx].iter(i.b()) else {
            return self.for_any(i);
        };
        self.take(it, fields, IterVariety::Str);
        let pos = self.int(fields);
        let word = self.boxed(it);
        let at = self.address(word);
        let source = self.load(at, layout::ITER_SOURCE);
        let s = self.address(source);
        let n = self.load_u32(s, layout::STR_BYTES);
        let _ = self.exit();
        let room = self.area(1);
        let more = self.b.ins().icmp(IntCC::UnsignedLessThan, pos, n);
        self.iterate(
            i,
            more,
            |t| {
                let join = t.b.create_block();
                let item = t.b.append_block_param(join, types::I64);
                let behind = t.b.append_block_param(join, types::I64);
                let (fast, slow) = (t.b.create_block(), t.cold_block());
                let plain = t.is_ascii(s);
                t.b.ins().brif(plain, fast, &[], slow, &[]);
                t.b.switch_to_block(slow);
                let c = t.ask(Helper::str_next, &[source, pos, room]);
                let next = t.load(room, 0);
                t.b.ins()
                    .jump(join, &[BlockArg::Value(c), BlockArg::Value(next)]);
                t.b.switch_to_block(fast);
                let byte = t.text_byte(s, pos);
                let c = t.ascii_char(byte);
                let next = t.b.ins().iadd_imm_s(pos, 1);
                t.b.ins()
                    .jump(join, &[BlockArg::Value(c), BlockArg::Value(next)]);
                t.b.switch_to_block(join);
                t.cur[fields] = Some(Slot::raw(behind, Ty::of(class::INT)));
                Slot::boxed(item, Ty::of(class::STR))
            },
            |t| t.cur[fields..fields + ITER_FIELDS].fill(None),
        );
    }

    /// The next item, or UNBOUND, of an iterator that is an instance of the shape seen here, by its `__next__`, or of any
    /// other.
    fn next_of_instance(&mut self, word: ir::Value) -> Option<ir::Value> {
        let [kinds, _, shape, _] = self.feedback();
        if kinds != seen::REST || shape == 0 {
            return None;
        }
        let method = self.vm.next_method_of_shape(shape)?;
        let code = method.expect::<Function>().code_ref();
        if !self.is_direct(code, 1) {
            return None;
        }
        let out = self.exit();
        let failed = match self.is_left_by_exceptions() {
            true => out,
            false => self.cold_block(),
        };
        let join = self.b.create_block();
        let item = self.b.append_block_param(join, types::I64);
        let [this, go] = [(); 2].map(|()| self.b.create_block());
        let [other, odd, raised] = [(); 3].map(|()| self.cold_block());
        let found = self.shape_or(word, other);
        let is = self.b.ins().icmp_imm_u(IntCC::Equal, found, shape as i64);
        self.b.ins().brif(is, this, &[], other, &[]);
        self.b.switch_to_block(other);
        let v = self.ask(Helper::iter_next, &[word]);
        self.b.ins().jump(join, &[BlockArg::Value(v)]);
        self.b.switch_to_block(this);
        let func = self.constant(method);
        let (s, v) = self.enter_code(code, func, &[word]);
        self.b.ins().brif(s, odd, &[], go, &[]);
        self.b.switch_to_block(go);
        self.b.ins().jump(join, &[BlockArg::Value(v)]);
        self.b.switch_to_block(odd);
        let has_raised = self
            .b
            .ins()
            .icmp_imm_u(IntCC::Equal, s, status::RAISED as i64);
        self.b.ins().brif(has_raised, raised, &[], out, &[]);
        self.b.switch_to_block(raised);
        let ends = self.helper(Helper::ends_loop, &[v])[0];
        let end = self.constant(Value::UNBOUND);
        self.b
            .ins()
            .brif(ends, join, &[BlockArg::Value(end)], failed, &[]);
        if failed != out {
            let landing = self.landing();
            self.b.switch_to_block(failed);
            self.b.ins().jump(landing, &[BlockArg::Value(v)]);
        }
        self.b.switch_to_block(join);
        Some(item)
    }

    fn for_any(&mut self, i: Instr) {
        let it = self.reg(i.b());
        if let Some(fields) = self.region.ctxs[self.ctx].iter(i.b()) {
            self.put_back(fields);
        }
        let word = self.boxed(it);
        let v = match self.next_of_instance(word) {
            Some(v) => v,
            None => self.ask(Helper::iter_next, &[word]),
        };
        self.forget_shapes();
        self.iterate_word(i, v);
    }
}
