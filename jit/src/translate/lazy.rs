//! Ranges, iterators over lists and tuples, `zip` and `enumerate` of such: not made as long as only a loop wants them.
//!
//! What they iterate over is a list of values of the pass, as with other objects that are made when somebody wants them; what a loop
//! has of such an iterator is a position, in a machine register. Whoever else wants the iterator has it made with that position, and the
//! loop's next turn would not know of it: so then the unit is translated again, with all iterators made.

use super::Translator;
use super::natives::NativeCall;
use super::state::{Gathering, Slot, Unmade};
use crate::region::CtxId;
use crate::ty::{Ty, class};
use cranelift_codegen::ir::condcodes::IntCC;
use cranelift_codegen::ir::{self, InstBuilder};
use pirn_vm::bytecode::{Instr, Op, code_flags, flow};
use pirn_vm::compiler::layout;
use pirn_vm::heap::Kind;
use pirn_vm::interp::native::helpers::Helper;
use pirn_vm::objects::{Builtin, IterVariety, RtCode};
use pirn_vm::{Known, Value};
use std::ops::Range;

/// Sequences that loops iterate over without an iterator.
const SEQUENCES: [(IterVariety, Kind, u32); 2] = [
    (IterVariety::List, Kind::List, class::LIST),
    (IterVariety::Tuple, Kind::Tuple, class::TUPLE),
];

impl Translator<'_, '_> {
    /// `range(...)` of small ints with a known step, which is made when somebody wants it. False where it is not such a one, or nobody
    /// could do without it.
    pub(super) fn lazy_range(&mut self, i: Instr, args: Range<usize>) -> bool {
        let hopeless = self.region.rt(self.ctx).native.is_hopeless(self.pc);
        let ints = args.clone().all(|v| self.ty(v).may(class::INT));
        if hopeless || !ints || self.loop_over(i.a()).is_none() {
            return false;
        }
        let step = match args.len() {
            1 | 2 => 1,
            3 if self.ty(args.start + 2).is_int() => {
                let ty = self.ty(args.start + 2);
                if ty.lo != ty.hi || ty.lo == 0 || ty.lo.abs() > super::loops::STEP_MAX {
                    return false;
                }
                ty.lo
            }
            _ => return false,
        };
        let mut ends = Vec::new();
        for v in args.take(2) {
            self.word_int(v);
            ends.push(self.copy(v));
        }
        if ends.len() == 1 {
            ends.insert(0, self.known(Value::ZERO));
        }
        ends.push(self.known(Value::int(step)));
        let slot = self.gather(Gathering::Range, Vec::new(), ends);
        self.set(i.a(), slot);
        true
    }

    /// `zip` or `enumerate` of lists and tuples, likewise.
    pub(super) fn lazy_adaptor(&mut self, c: &NativeCall, variety: IterVariety) -> Option<Slot> {
        let dst = self.region.instr(self.ctx, self.pc).a();
        let [kinds, within, ..] = self.loop_over(dst)?;
        if kinds != 1 << variety as u32 {
            return None;
        }
        let mut seen = Vec::new();
        for (n, v) in c.args.clone().enumerate() {
            let bits = within >> (16 * n) & 0xffff;
            let found = SEQUENCES.iter().find(|(s, ..)| bits == 1 << *s as u32);
            let (_, kind, class) = found?;
            if !self.ty(v).may(*class) {
                return None;
            }
            seen.push((v, *kind));
        }
        let mut items = Vec::new();
        for (v, kind) in seen {
            self.object(v, kind);
            items.push(self.copy(v));
        }
        Some(self.gather(Gathering::Iter(variety), Vec::new(), items))
    }

    /// What the loop has seen that iterates over what the present instruction puts into a register: right here, or in a callee that follows,
    /// of its first parameter.
    fn loop_over(&self, reg: u16) -> Option<[u32; 4]> {
        if self.know.plain_iterators || self.is_suspended() {
            return None;
        }
        let rt = self.region.rt(self.ctx);
        let mut held = reg;
        for pc in self.pc + 1..self.region.blocks[self.block].end {
            let i = self.region.instr(self.ctx, pc);
            if i.is(Op::GetIter) && i.b() == held {
                return loop_with(rt, i.a());
            }
            if i.is(Op::Move) && i.b() == held {
                held = i.a();
            }
        }
        if let Some(found) = self.loop_of_generator(held) {
            return found;
        }
        let (child, _) = self.region.blocks[self.block].inlined?;
        let (ctx, call) = (
            self.region.ctxs.get(child)?,
            self.region.blocks[self.block].end - 1,
        );
        let call = self.region.instr(self.ctx, call);
        if ctx.frame.is_some() || held != call.b() + 1 {
            return None;
        }
        let callee = self.region.rt(child);
        let begins = callee
            .instrs()
            .iter()
            .find(|i| i.is(Op::GetIter) && i.b() == 0);
        loop_with(callee, begins?.a())
    }

    /// The same where a generator of the region, which is not made, gets it as its only argument.
    fn loop_of_generator(&self, mut held: u16) -> Option<Option<[u32; 4]>> {
        for pc in self.pc + 1..self.region.blocks[self.block].end {
            let i = self.region.instr(self.ctx, pc);
            if i.is(Op::Move) && i.b() == held {
                held = i.a();
            }
            // What makes an iterator of it.
            if i.is(Op::Call) && i.c() == 1 && i.b() + 1 == held {
                if let Some(child) = self.region.lazy_generator(self.block, pc) {
                    let rt = self.region.rt(child);
                    let begins = rt.instrs().iter().find(|i| i.is(Op::GetIter) && i.b() == 0);
                    return Some(begins.and_then(|i| loop_with(rt, i.a())));
                }
                held = i.a();
            }
        }
        None
    }

    /// `iter(v)` of what is an iterator.
    pub(super) fn iter_of(&mut self, c: &NativeCall) -> Option<Slot> {
        let v = c.args.start;
        let unmade = self.slot(v).unmade;
        let adaptor = matches!(unmade, Some(Unmade::Gathered(Gathering::Iter(_), _)));
        let range = matches!(unmade, Some(Unmade::Gathered(Gathering::Range, _)));
        if (unmade.is_none() || range)
            && let Some(slot) = self.lazy_iterator(v)
        {
            return Some(slot);
        }
        match self.ty(v).bits == class::ITER && (adaptor || unmade.is_none()) {
            true => Some(self.copy(v)),
            false => self.iter_by_method(c),
        }
    }

    /// `iter(v)` of a list, a tuple or a range for a generator that is not made. (The iterator is the loop's alone then.)
    fn lazy_iterator(&mut self, v: usize) -> Option<Slot> {
        let i = self.region.instr(self.ctx, self.pc);
        let [kinds, ..] = self.loop_of_generator(i.a())??;
        if self.know.plain_iterators || self.is_suspended() {
            return None;
        }
        if self.gathered_in(v, Gathering::Range).is_some() {
            let items = self.gathered_in(v, Gathering::Range)?.items.clone();
            return (kinds == 1 << IterVariety::Range as u32)
                .then(|| self.gather(Gathering::RangeIter, Vec::new(), items));
        }
        let found = SEQUENCES.iter().find(|(s, ..)| kinds == 1 << *s as u32);
        let (variety, kind, class) = found?;
        let hopeless = self.region.rt(self.ctx).native.is_hopeless(self.pc);
        if hopeless || !self.ty(v).may(*class) {
            return None;
        }
        self.object(v, *kind);
        let item = self.copy(v);
        Some(self.gather(Gathering::Iter(*variety), Vec::new(), vec![item]))
    }

    /// Whether an instruction asks an iterator, or a range, for its iterator by the builtin, which looks at what has not been made.
    pub(super) fn asks_for_iterator(&self, i: Instr) -> bool {
        if !i.is(Op::Call) || i.c() != 1 {
            return false;
        }
        let known = self.ty(self.reg(i.b())).object();
        let native = known.and_then(|f| f.as_gc::<Builtin>());
        native.is_some_and(|f| self.vm.is_iter(f))
    }

    /// A generator that the loop over it does without.
    pub(super) fn lazy_generator(&mut self, i: Instr, child: CtxId) {
        let v = self.reg(i.b());
        let rt = self.region.ctxs[child].rt;
        self.guard_code(v, rt);
        let mut items = Vec::new();
        for k in 0..=usize::from(i.c()) {
            let slot = self.copy(v + k);
            items.push(Slot {
                clean: false,
                parts: None,
                ..slot
            });
        }
        self.gathered.push(super::gathered::Gathered {
            names: Vec::new(),
            items,
        });
        let unmade = Unmade::Gathered(Gathering::Generator(child), self.gathered.len() as u32 - 1);
        let ty = Ty::of(class::OBJECT).shaped(Known::Generator.shape());
        self.set(i.a(), Slot::unmade(unmade, ty));
    }

    /// Nobody foresaw that a generator has to be made: the region is made anew.
    pub(super) fn plain_generators(&mut self) {
        self.know.plain_generators = true;
        self.again = true;
    }

    /// Goes on in a generator that has not been made.
    pub(super) fn resume_lazy(&mut self, i: Instr, child: CtxId) {
        let it = self.reg(i.b());
        let unmade = self.slot(it).unmade;
        let target = self.region.blocks[self.block].succs[0];
        let (base, func) = (self.region.ctxs[child].base, self.region.ctxs[child].func);
        if self.region.blocks[self.block].begins {
            let Some(Unmade::Gathered(Gathering::Generator(of), n)) = unmade else {
                self.plain_generators();
                self.ended = true;
                return;
            };
            debug_assert!(of == child);
            self.take_entry_tick();
            let items = self.gathered[n as usize].items.clone();
            for (k, slot) in items.into_iter().enumerate() {
                self.cur[if k == 0 { func } else { base + k - 1 }] = Some(slot);
            }
            self.cur.each_slot(|slot| {
                if slot.unmade == unmade {
                    slot.unmade = Some(Unmade::Generator(child));
                }
            });
        } else {
            if unmade != Some(Unmade::Generator(child)) {
                self.plain_generators();
                self.ended = true;
                return;
            }
            let rt = self.region.ctxs[child].rt;
            if let Some(at) = crate::region::yields(&rt).next() {
                let sent = base + rt.instrs()[at as usize].a() as usize;
                let none = self.known(Value::NONE);
                self.assign(sent, none);
            }
        }
        self.jump_to(target);
    }

    /// A `yield` of such a generator: the loop's body has the item.
    pub(super) fn yield_lazily(&mut self, i: Instr) {
        let Some((parent, call)) = self.region.ctxs[self.ctx].parent else {
            self.failed = true;
            return;
        };
        let loop_ = self.region.instr(parent, call);
        let v = self.reg(i.b());
        let item = self.copy(v);
        self.assign(self.region.ctxs[parent].base + loop_.a() as usize, item);
        self.take_jump(self.region_target(0), loop_.c() as i16 as i32);
    }

    /// Whether the registers of the present context are in a generator's frame from time to time.
    fn is_suspended(&self) -> bool {
        let mut at = self.ctx;
        loop {
            let ctx = &self.region.ctxs[at];
            if ctx.frame.is_some() || ctx.lazy.is_none() && ctx.rt.has(code_flags::GENERATOR) {
                return true;
            }
            match ctx.parent {
                Some((parent, _)) if ctx.lazy.is_some() => at = parent,
                _ => return false,
            }
        }
    }

    /// A loop begins: over a range, or with an iterator that is not made. False where the iterator is to be made.
    pub(super) fn begin_lazily(&mut self, i: Instr, v: usize) -> bool {
        let Some(fields) = self.region.ctxs[self.ctx].iter(i.a()) else {
            return false;
        };
        if self.is_suspended() {
            return false;
        }
        let (what, n) = match self.slot(v).unmade.filter(|_| self.slot(v).boxed.is_none()) {
            Some(Unmade::Gathered(what, n)) => (what, n),
            Some(_) => return false,
            None => match self.lazy_sequence(i, v) {
                Some(found) => found,
                None => return false,
            },
        };
        match what {
            Gathering::Range | Gathering::RangeIter => {
                let items = self.gathered[n as usize].items.clone();
                let step = items[2].ty.lo;
                self.begin_range(i.a(), fields, [items[0], items[1]], step);
            }
            Gathering::Iter(variety) if !self.know.plain_iterators && self.is_last_use(v) => {
                let unmade = Unmade::Iter(variety, n);
                self.set(i.a(), Slot::unmade(unmade, Ty::of(class::ITER)));
                let zero = self.word(0);
                for k in 0..2 {
                    self.cur[fields + k] = Some(Slot::raw(zero, Ty::of(class::INT)));
                }
            }
            _ => return false,
        }
        true
    }

    /// The list or tuple in a register, which a loop begins to iterate over.
    fn lazy_sequence(&mut self, i: Instr, v: usize) -> Option<(Gathering, u32)> {
        let rt = self.region.rt(self.ctx);
        let hopeless = rt.native.is_hopeless(self.pc);
        if hopeless || self.know.plain_iterators || self.is_shared(self.ctx, i.a()) {
            return None;
        }
        let seen = self.feedback()[0];
        let found = SEQUENCES.iter().find(|(_, kind, bits)| {
            self.ty(v).within(*bits) || self.ty(v).may(*bits) && seen == 1 << *kind as u32
        });
        let (variety, kind, _) = found?;
        self.object(v, *kind);
        let item = self.copy(v);
        self.gather(Gathering::Iter(*variety), Vec::new(), vec![item]);
        Some((Gathering::Iter(*variety), self.gathered.len() as u32 - 1))
    }

    /// Whether nobody reads what is in a register after the present instruction, in that register or in others.
    fn is_last_use(&self, v: usize) -> bool {
        let unmade = self.cur[v].and_then(|s| s.unmade);
        let of_sequence = unmade.is_none();
        if of_sequence {
            return true;
        }
        let mut at = Some((self.ctx, self.pc));
        while let Some((c, pc)) = at {
            let (ctx, rt) = (&self.region.ctxs[c], self.region.rt(c));
            let handler = rt.code().handler_at(pc);
            for r in 0..rt.n_regs as usize {
                let same = self.cur[ctx.base + r].and_then(|s| s.unmade) == unmade;
                let caught = handler.is_some_and(|h| rt.live_at(h.target).contains(r));
                let goes_on = flow::jump_target(rt.instrs()[pc as usize], pc).is_none();
                if same && (caught || !goes_on || rt.live_at(pc + 1).contains(r)) {
                    return false;
                }
            }
            at = ctx.parent;
        }
        true
    }

    /// A turn of a loop whose iterator has not been made.
    pub(super) fn for_lazy(&mut self, i: Instr, variety: IterVariety, n: u32) {
        let Some(fields) = self.region.ctxs[self.ctx].iter(i.b()) else {
            self.failed = true;
            return;
        };
        let pos = self.int(fields);
        let mut more: Option<ir::Value> = None;
        let mut places = Vec::new();
        for item in self.gathered[n as usize].items.clone() {
            let word = self.boxed_slot(&item);
            let at = self.address(word);
            let list = item.ty.within(class::LIST);
            let offset = match list {
                true => layout::LIST_LEN,
                false => layout::TUPLE_LEN,
            };
            let len = self.load(at, offset);
            let inside = self.b.ins().icmp(IntCC::UnsignedLessThan, pos, len);
            more = Some(match more {
                Some(more) => self.b.ins().band(more, inside),
                None => inside,
            });
            places.push((at, list));
        }
        let Some(more) = more else {
            self.failed = true;
            return;
        };
        self.iterate(
            i,
            more,
            |t| {
                let bytes = t.b.ins().ishl_imm_u(pos, 3);
                let mut found = Vec::new();
                for (at, list) in places {
                    let (items, offset) = match list {
                        true => {
                            let buffer = t.load(at, layout::LIST_BUFFER);
                            (buffer, layout::BUFFER_ITEMS - layout::PTR_TAG as i32)
                        }
                        false => (at, layout::TUPLE_ITEMS),
                    };
                    let place = t.b.ins().iadd(items, bytes);
                    let word = t.load(place, offset);
                    found.push(Slot::boxed(word, Ty::ANY.without(class::UNBOUND)));
                }
                let next = t.b.ins().iadd_imm_s(pos, 1);
                t.cur[fields] = Some(Slot::raw(next, Ty::of(class::INT)));
                match variety {
                    IterVariety::Zip => t.gather(Gathering::Tuple, Vec::new(), found),
                    IterVariety::Enumerate => {
                        let count = Slot::raw(pos, Ty::int(0, i64::from(u32::MAX)));
                        t.gather(Gathering::Tuple, Vec::new(), vec![count, found[0]])
                    }
                    _ => found[0],
                }
            },
            |t| t.cur[fields..fields + crate::region::ITER_FIELDS].fill(None),
        );
    }

    /// The iterator of a loop is made, with its position; the loop has it no more.
    pub(super) fn make_lazy(&mut self, v: usize, variety: IterVariety, n: u32) -> ir::Value {
        let fields = self.region.fields_of(v);
        let pos = fields.and_then(|f| self.cur[f]?.raw);
        let items = self.gathered[n as usize].items.clone();
        let words: Vec<ir::Value> = items.iter().map(|slot| self.boxed_slot(slot)).collect();
        let (Some(fields), Some(pos)) = (fields, pos) else {
            self.failed = true;
            return self.vm_ptr;
        };
        let word = self.iterator_at(variety, &words, pos);
        self.assign(v, Slot::boxed(word, Ty::of(class::ITER)));
        debug_assert!(self.cur[fields].is_none());
        word
    }

    /// An iterator of this variety over these, at a position.
    pub(super) fn iterator_at(
        &mut self,
        variety: IterVariety,
        words: &[ir::Value],
        pos: ir::Value,
    ) -> ir::Value {
        let unbound = self.word(Value::UNBOUND.bits() as i64);
        let (a, b) = (words[0], words.get(1).copied().unwrap_or(unbound));
        let variety = self.word(variety as i64);
        self.helper(Helper::make_iter, &[variety, a, b, pos])[0]
    }
}

/// What the loop has seen that iterates with a register.
fn loop_with(rt: &RtCode, it: u16) -> Option<[u32; 4]> {
    let all = rt.instrs().iter().enumerate();
    let mut loops = all.filter(|(_, i)| i.is(Op::ForIter) && i.b() == it);
    let (pc, _) = loops.next()?;
    if loops.next().is_some() || rt.native.is_hopeless(pc as u32) {
        return None;
    }
    Some(rt.feedback()[pc].get().0)
}
