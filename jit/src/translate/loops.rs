//! Iteration: `for` over ranges, lists and tuples in place, over other iterators by a helper.

use super::Translator;
use super::state::Slot;
use crate::region::BlockId;
use crate::ty::{Ty, class};
use cranelift_codegen::ir::condcodes::IntCC;
use cranelift_codegen::ir::{self, InstBuilder, types};
use pirn_vm::Value;
use pirn_vm::bytecode::Instr;
use pirn_vm::compiler::layout;
use pirn_vm::heap::{Kind, flag};
use pirn_vm::interp::native::{helpers::Helper, status};
use pirn_vm::objects::{Cont, IterVariety, seen};

/// Iterators that are advanced in place.
const VARIETIES: [IterVariety; 3] = [IterVariety::Range, IterVariety::List, IterVariety::Tuple];

/// Feedback of iterators whose items are, most likely, tuples of two.
const PAIRS: u32 = 1 << IterVariety::Enumerate as u32
    | 1 << IterVariety::DictItems as u32
    | 1 << IterVariety::Zip as u32;

impl Translator<'_, '_> {
    pub(super) fn get_iter(&mut self, i: Instr) {
        let v = self.reg(i.b());
        let word = self.boxed(v);
        let it = self.ask(Helper::get_iter, &[word]);
        self.forget_shapes();
        self.set(i.a(), Slot::boxed(it, Ty::ANY.without(class::UNBOUND)));
        if let Some(fields) = self.region.ctxs[self.ctx].iter(i.a()) {
            (self.cur[fields], self.cur[fields + 1]) = (None, None);
        }
    }

    pub(super) fn for_iter(&mut self, i: Instr) {
        let fb = self.feedback()[0];
        let hopeless = self.region.rt(self.ctx).native.is_hopeless(self.pc);
        let only = VARIETIES
            .into_iter()
            .find(|v| fb == 1 << *v as u32 && !hopeless);
        match only {
            Some(IterVariety::Range) => self.for_range(i),
            Some(variety) => self.for_sequence(i, variety),
            None if fb & seen::REST != 0 => self.leave_for_interpreter(),
            None if fb & !PAIRS == 0 && !hopeless => self.for_pairs(i),
            None => self.for_any(i),
        }
    }

    /// Guards that the iterator in a register is of this variety and belongs to the loop alone; its address.
    fn iterator(&mut self, v: usize, variety: IterVariety) -> ir::Value {
        let at = self.object(v, Kind::Iter);
        let head = self.load_small(types::I32, at, layout::HEADER_KIND);
        let mask = 0xffff_0000u32 | (flag::PRIVATE as u32) << 8;
        let head = self.b.ins().band_imm_u(head, mask as i64);
        let expected = (variety as u32) << 16 | (flag::PRIVATE as u32) << 8;
        let holds = self.b.ins().icmp_imm_u(IntCC::Equal, head, expected as i64);
        self.guard(holds);
        at
    }

    /// All iterators of the region: the virtual registers of the iterator and of its fields.
    pub(super) fn iterators(&self) -> impl Iterator<Item = (usize, usize)> + use<> {
        let all: Vec<(usize, usize)> = self
            .region
            .ctxs
            .iter()
            .flat_map(|c| c.iters.iter().map(|(r, v)| (c.base + *r as usize, *v)))
            .collect();
        all.into_iter()
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
    }

    /// The fields of an iterator back into it. `fields` is the first of its virtual registers.
    pub(super) fn put_back(&mut self, fields: usize) {
        let (Some(pos), Some(left)) = (self.cur[fields], self.cur[fields + 1]) else {
            return;
        };
        let found = self.iterators().find(|(_, v)| *v == fields);
        let Some((it, _)) = found else { return };
        if self.cur[it].is_some()
            && let (Some(pos), Some(left)) = (pos.raw, left.raw)
        {
            let word = self.boxed(it);
            let at = self.address(word);
            self.store(pos, at, layout::ITER_POS);
            self.store(left, at, layout::ITER_END);
        }
        (self.cur[fields], self.cur[fields + 1]) = (None, None);
    }

    /// A field that an edge back must supply and that is in the iterator: loads it. False if it is no such register.
    pub(super) fn fetch(&mut self, v: usize) -> bool {
        let found = self.iterators().find(|(_, f)| *f == v || *f + 1 == v);
        let Some((it, fields)) = found else {
            return false;
        };
        if self.cur[it].is_none() {
            return false;
        }
        let word = self.boxed(it);
        let at = self.address(word);
        let offset = if v == fields {
            layout::ITER_POS
        } else {
            layout::ITER_END
        };
        let raw = self.load(at, offset);
        self.cur[v] = Some(Slot::raw(raw, Ty::of(class::INT)));
        true
    }

    /// Before a loop: takes the iterators that it advances into machine registers.
    pub(super) fn take_iterators(&mut self, id: BlockId, live: &[usize]) {
        let Some(assigned) = self.region.blocks[id].assigned.clone() else {
            return;
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
            let (ctx, pc) = (self.region.blocks[id].ctx, self.region.blocks[id].start);
            let out = self.exit_at(ctx, pc, Cont::Store, true);
            let saved = self.op_exit.replace(out);
            self.take(it, fields, variety);
            self.op_exit = saved;
        }
    }

    /// The variety of the iterator in a virtual register, by what its loops have seen.
    fn variety_of(&self, it: usize) -> Option<IterVariety> {
        let ctx = self
            .region
            .ctxs
            .iter()
            .find(|c| it >= c.base && it < c.func)?;
        let rt = ctx.rt.get();
        let loops = rt.instrs().iter().enumerate().filter(|(_, i)| {
            i.is(pirn_vm::bytecode::Op::ForIter) && ctx.base + i.b() as usize == it
        });
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
    fn iterate(
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
                t.cur[dst] = Some(slot);
            },
            end,
        );
    }

    fn for_range(&mut self, i: Instr) {
        let it = self.reg(i.b());
        let Some(fields) = self.region.ctxs[self.ctx].iter(i.b()) else {
            return self.for_any(i);
        };
        self.take(it, fields, IterVariety::Range);
        let (pos, left) = (self.int(fields), self.int(fields + 1));
        let more = self.b.ins().icmp_imm_s(IntCC::SignedGreaterThan, left, 0);
        let word = self.boxed(it);
        self.iterate(
            i,
            more,
            |t| {
                let at = t.address(word);
                let step = t.load(at, layout::ITER_STEP);
                let next = t.b.ins().iadd(pos, step);
                let left = t.b.ins().iadd_imm_s(left, -1);
                t.cur[fields] = Some(Slot::raw(next, Ty::of(class::INT)));
                t.cur[fields + 1] = Some(Slot::raw(left, Ty::of(class::INT)));
                Slot::raw(pos, Ty::small_int())
            },
            |t| (t.cur[fields], t.cur[fields + 1]) = (None, None),
        );
    }

    fn for_sequence(&mut self, i: Instr, variety: IterVariety) {
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
        let len = match variety {
            IterVariety::List => self.load(object, layout::LIST_LEN),
            _ => self.load(object, layout::TUPLE_LEN),
        };
        let more = self.b.ins().icmp(IntCC::UnsignedLessThan, pos, len);
        self.iterate(
            i,
            more,
            |t| {
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
                let next = t.b.ins().iadd_imm_s(pos, 1);
                t.cur[fields] = Some(Slot::raw(next, Ty::of(class::INT)));
                Slot::boxed(item, Ty::ANY.without(class::UNBOUND))
            },
            |t| (t.cur[fields], t.cur[fields + 1]) = (None, None),
        );
    }

    /// Iterators of pairs, whose tuples are made only if somebody wants them.
    fn for_pairs(&mut self, i: Instr) {
        let it = self.reg(i.b());
        let word = self.boxed(it);
        let room = self.area(2);
        let v = self.ask(Helper::iter_next_pair, &[word, room]);
        self.forget_shapes();
        let more = self
            .b
            .ins()
            .icmp_imm_u(IntCC::NotEqual, v, Value::UNBOUND.bits() as i64);
        self.iterate(
            i,
            more,
            move |t| {
                // A tuple that the iterator made is taken apart here, so that there is one form of the item.
                let made =
                    t.b.ins()
                        .icmp_imm_u(IntCC::NotEqual, v, Value::NONE.bits() as i64);
                let (apart, go) = (t.cold_block(), t.b.create_block());
                t.b.ins().brif(made, apart, &[], go, &[]);
                t.b.switch_to_block(apart);
                let at = t.address(v);
                for k in 0..2 {
                    let item = t.load(at, layout::TUPLE_ITEMS + 8 * k);
                    t.store(item, room, 8 * k);
                }
                t.b.ins().jump(go, &[]);
                t.b.switch_to_block(go);
                let (a, b) = (t.load(room, 0), t.load(room, 8));
                Slot::pair(a, b)
            },
            |_| {},
        );
    }

    fn for_any(&mut self, i: Instr) {
        let it = self.reg(i.b());
        if let Some(fields) = self.region.ctxs[self.ctx].iter(i.b()) {
            self.put_back(fields);
        }
        let word = self.boxed(it);
        let v = self.ask(Helper::iter_next, &[word]);
        self.forget_shapes();
        let more = self
            .b
            .ins()
            .icmp_imm_u(IntCC::NotEqual, v, Value::UNBOUND.bits() as i64);
        self.iterate(
            i,
            more,
            move |_| Slot::boxed(v, Ty::ANY.without(class::UNBOUND)),
            |_| {},
        );
    }

    /// The generator is suspended: its live registers go into its frame, and its value to whoever resumed it.
    pub(super) fn yield_(&mut self, i: Instr) {
        self.ended = true;
        let Some(frame) = self.frame else {
            self.failed = true;
            return;
        };
        for (_, fields) in self.iterators() {
            self.put_back(fields);
        }
        let base = self.region.ctxs[0].base;
        let at = self.address(frame);
        for r in self.region.rt(0).live_at(self.pc).iter() {
            if self.slot(base + r).clean {
                continue;
            }
            let word = self.boxed(base + r);
            self.store(word, at, layout::FRAME_REGS + 8 * r as i32);
        }
        self.barrier(at);
        let pc = self.b.ins().iconst(types::I32, self.pc as i64);
        self.store(pc, at, layout::FRAME_PC);
        let v = self.reg(i.b());
        let word = self.boxed(v);
        let s = self.word(status::YIELDED as i64);
        self.b.ins().return_(&[s, word]);
    }
}
