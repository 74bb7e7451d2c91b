//! Iteration: `for` over ranges, lists and tuples in place, over other iterators by a helper.

use super::Translator;
use super::state::Slot;
use crate::ty::{Ty, class};
use cranelift_codegen::ir::condcodes::IntCC;
use cranelift_codegen::ir::{self, InstBuilder, types};
use pirn_vm::Value;
use pirn_vm::bytecode::Instr;
use pirn_vm::compiler::layout;
use pirn_vm::heap::Kind;
use pirn_vm::interp::native::{helpers::Helper, status};
use pirn_vm::objects::{IterVariety, seen};

impl Translator<'_, '_> {
    pub(super) fn get_iter(&mut self, i: Instr) {
        let v = self.reg(i.b());
        let word = self.boxed(v);
        let it = self.ask(Helper::get_iter, &[word]);
        self.forget_shapes();
        self.set(i.a(), Slot::boxed(it, Ty::ANY.without(class::UNBOUND)));
    }

    pub(super) fn for_iter(&mut self, i: Instr) {
        let fb = self.feedback()[0];
        let varieties = [
            (IterVariety::Range, 1 << IterVariety::Range as u32),
            (IterVariety::List, 1 << IterVariety::List as u32),
            (IterVariety::Tuple, 1 << IterVariety::Tuple as u32),
        ];
        let hopeless = self.region.rt(self.ctx).native.is_hopeless(self.pc);
        let only = varieties.iter().find(|(_, bit)| fb == *bit && !hopeless);
        match only {
            Some((IterVariety::Range, _)) => self.for_range(i),
            Some((variety, _)) => self.for_sequence(i, *variety),
            None if fb & seen::REST != 0 => self.leave_for_interpreter(),
            None => self.for_any(i),
        }
    }

    /// Guards the variety of the iterator in a register; its address.
    fn iterator(&mut self, v: usize, variety: IterVariety) -> ir::Value {
        let at = self.object(v, Kind::Iter);
        let found = self.load_small(types::I16, at, layout::HEADER_AUX);
        let holds = self.b.ins().icmp_imm_u(IntCC::Equal, found, variety as i64);
        self.guard(holds);
        at
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
        let at = self.iterator(it, IterVariety::Range);
        let left = self.load(at, layout::ITER_END);
        let more = self.b.ins().icmp_imm_s(IntCC::SignedGreaterThan, left, 0);
        self.iterate(
            i,
            more,
            |t| {
                let item = t.load(at, layout::ITER_POS);
                let step = t.load(at, layout::ITER_STEP);
                let next = t.b.ins().iadd(item, step);
                t.store(next, at, layout::ITER_POS);
                let left = t.b.ins().iadd_imm_s(left, -1);
                t.store(left, at, layout::ITER_END);
                Slot::raw(item, Ty::small_int())
            },
            |_| {},
        );
    }

    fn for_sequence(&mut self, i: Instr, variety: IterVariety) {
        let it = self.reg(i.b());
        let at = self.iterator(it, variety);
        let word = self.boxed(it);
        let source = self.load(at, layout::ITER_SOURCE);
        let pos = self.load(at, layout::ITER_POS);
        // An exhausted iterator has no source; the helper says so again.
        let gone = self
            .b
            .ins()
            .icmp_imm_u(IntCC::Equal, source, Value::UNBOUND.bits() as i64);
        let (look, join) = (self.b.create_block(), self.b.create_block());
        let more = self.b.append_block_param(join, types::I8);
        let no = self.b.ins().iconst(types::I8, 0);
        self.b
            .ins()
            .brif(gone, join, &[ir::BlockArg::Value(no)], look, &[]);
        self.b.switch_to_block(look);
        let object = self.address(source);
        let len = match variety {
            IterVariety::List => self.load(object, layout::LIST_LEN),
            _ => self.load(object, layout::TUPLE_LEN),
        };
        let inside = self.b.ins().icmp(IntCC::UnsignedLessThan, pos, len);
        self.b.ins().jump(join, &[ir::BlockArg::Value(inside)]);
        self.b.switch_to_block(join);
        let end = self.exit();
        self.iterate(
            i,
            more,
            |t| {
                let source = t.load(at, layout::ITER_SOURCE);
                let object = t.address(source);
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
                t.store(next, at, layout::ITER_POS);
                Slot::boxed(item, Ty::ANY.without(class::UNBOUND))
            },
            |t| {
                // The iterator notes that it is exhausted.
                let r = t.helper(Helper::iter_next, &[word]);
                let go = t.b.create_block();
                t.b.ins().brif(r[0], end, &[], go, &[]);
                t.b.switch_to_block(go);
            },
        );
    }

    fn for_any(&mut self, i: Instr) {
        let it = self.reg(i.b());
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
