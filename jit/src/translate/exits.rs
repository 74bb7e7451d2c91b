//! Leaving: which registers an exit stores, and the record that says what they are.
//!
//! Exits of neighbouring instructions store mostly the same. Each stores what is newest first and goes on with the end of
//! another's stores where the rest is alike, so that all exits together have less than half the stores. Which exit it is
//! stands in the VM, not in a parameter of the blocks that they share: that would be moved from place to place on each way.

use super::Translator;
use super::gathered::Gathered;
use super::state::{Gathering, Slot, Unmade};
use crate::region::CtxId;
use crate::ty::class;
use crate::words::Word;
use cranelift_codegen::ir::{self, InstBuilder, types};
use pirn_vm::Value;
use pirn_vm::bytecode::flow;
use pirn_vm::compiler::{ExitRecord, FrameRecord, Recipe, Repr, SlotRecord, Source, layout};
use pirn_vm::interp::native::NEAR;
use pirn_vm::interp::native::helpers::Helper;
use pirn_vm::objects::{Cont, GeneratorState, RtCode};
use rustc_hash::FxHashMap;
use std::cell::Cell;
use std::cmp::Reverse;

/// What an exit stores.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stored {
    Value(ir::Value),
    /// The object of this number, which the exit makes.
    Gathered(Gathering, u32),
    /// The `super()` of these, likewise.
    Super(Value, ir::Value, ir::Value),
}

/// An exit whose code is written at the end.
pub struct ExitSite {
    block: ir::Block,
    values: Vec<Stored>,
    record: ExitRecord,
}

impl Translator<'_, '_> {
    /// The exit of the present instruction: it has not finished, and its registers are as before it. An instruction has
    /// one continuation, so it has one exit.
    pub(super) fn exit(&mut self) -> ir::Block {
        if let Some(block) = self.op_exit {
            return block;
        }
        let block = self.exit_at(self.ctx, self.pc, self.cont, false);
        self.op_exit = Some(block);
        self.op_kept = self.kept_for_handler();
        block
    }

    /// An exit to a place in a context.
    pub(super) fn exit_at(&mut self, ctx: usize, pc: u32, cont: Cont, hoisted: bool) -> ir::Block {
        if self.again {
            // This pass goes on for what it learns. Nobody will execute what it makes.
            return self.cold_block();
        }
        let mut values = Places {
            ctx,
            ..Places::default()
        };
        let mut frames = Vec::new();
        let mut at = Some((ctx, pc, cont));
        let mut outer = false;
        while let Some((c, pc, cont)) = at {
            let context = &self.region.ctxs[c];
            let slots = self.frame_slots(c, pc, outer, &mut values);
            let func = self.func_of_exit(c, &mut values);
            let frame = context.frame.and_then(|v| self.cur[v]?.boxed);
            let frame = frame.map(|word| values.source(Stored::Value(word), Repr::Boxed));
            self.failed |= frame.is_some() != context.frame.is_some();
            let frame = match context.lazy {
                Some(_) => Some(self.generator_of_exit(c, &mut values)),
                None => frame,
            };
            frames.push(FrameRecord {
                rt: context.rt,
                func,
                pc,
                cont,
                frame,
                slots: slots.into(),
            });
            at = context
                .parent
                .map(|(p, call)| (p, call, self.call_cont(p, call)));
            outer = true;
        }
        frames.reverse();
        let Places { values, made, .. } = values;
        self.scratch = self.scratch.max(values.len());
        let block = self.cold_block();
        self.exits.push(ExitSite {
            block,
            values,
            record: ExitRecord {
                made: made.into(),
                frames: frames.into(),
                failed: Cell::new(0),
                passed: Cell::new(0),
                taken: Default::default(),
                hoisted,
                owner: self.options.owner,
                entry: self.options.entry,
            },
        });
        block
    }

    /// The object of this number, which the exit makes, once for all registers. Loops' iterators have a position.
    fn made_by_exit(
        &mut self,
        what: Gathering,
        n: u32,
        pos: Option<ir::Value>,
        places: &mut Places,
    ) -> Source {
        if let Some(at) = places.numbers.iter().position(|m| *m == n) {
            return Source::Made(at as u16);
        }
        let Gathered { names, items } = self.gathered[n as usize].clone();
        if let Gathering::Generator(child) = what {
            return self.fresh_generator(child, n, &items, places);
        }
        let parts = items.iter().map(|slot| match (slot.boxed, slot.raw) {
            _ if let Some(known) = slot.ty.single() => Some(Source::Known(known)),
            (Some(word), _) => Some(places.source(Stored::Value(word), Repr::Boxed)),
            (None, Some(raw)) if slot.ty.is_int() => {
                Some(places.source(Stored::Value(raw), Repr::Int))
            }
            _ => None,
        });
        let parts: Vec<Source> = parts.flatten().collect();
        if parts.len() != items.len() {
            self.failed = true;
            return Source::Known(Value::NONE);
        }
        for source in &parts {
            if let Source::Known(v) = source {
                self.keep(*v);
            }
        }
        let recipe = match what {
            Gathering::Range | Gathering::RangeIter => {
                Recipe::Range([parts[0], parts[1], parts[2]])
            }
            Gathering::Iter(variety) => Recipe::Iter {
                variety,
                sources: parts.into(),
                pos: match pos {
                    Some(raw) => places.source(Stored::Value(raw), Repr::Int),
                    None => Source::Known(Value::ZERO),
                },
            },
            _ => {
                names.iter().for_each(|v| self.keep(*v));
                Recipe::Function {
                    code: names[0],
                    globals: names[1],
                    cells: parts.into(),
                }
            }
        };
        places.made.push(recipe);
        if what == Gathering::RangeIter {
            places.numbers.push(u32::MAX / 2 + n);
            places
                .made
                .push(Recipe::IterOf(places.made.len() as u16 - 1));
        }
        places.numbers.push(n);
        Source::Made(places.made.len() as u16 - 1)
    }

    /// Where a value that is there comes from: a constant, a word, or a number in a machine register.
    fn source_there(&mut self, slot: &Slot, places: &mut Places) -> Option<Source> {
        if let Some(known) = slot.ty.single() {
            self.keep(known);
            return Some(Source::Known(known));
        }
        if let Some(word) = slot.boxed {
            return Some(places.source(Stored::Value(word), Repr::Boxed));
        }
        let repr = match slot.ty {
            ty if ty.bits == class::FLOAT => Repr::Float,
            ty if ty.is_wide() => Repr::Wide,
            _ => Repr::Int,
        };
        Some(places.source(Stored::Value(slot.raw?), repr))
    }

    /// A generator that has not begun.
    fn fresh_generator(
        &mut self,
        child: CtxId,
        n: u32,
        items: &[Slot],
        places: &mut Places,
    ) -> Source {
        let mut sources = Vec::new();
        for slot in items {
            let source = match (self.source_there(slot, places), slot.unmade) {
                (Some(source), _) => source,
                (None, Some(Unmade::Gathered(what, m))) if what.is_by_recipe() => {
                    self.made_by_exit(what, m, None, places)
                }
                (None, Some(Unmade::Gathered(what, m))) => {
                    places.source(Stored::Gathered(what, m), Repr::Boxed)
                }
                _ => {
                    self.failed = true;
                    Source::Known(Value::NONE)
                }
            };
            sources.push(source);
        }
        let slots = sources.iter().enumerate().skip(1);
        let slots = slots.map(|(k, source)| SlotRecord {
            reg: k as u16 - 1,
            source: *source,
        });
        places.made.push(Recipe::Generator {
            frame: FrameRecord {
                rt: self.region.ctxs[child].rt,
                func: sources[0],
                pc: 0,
                cont: Cont::Store,
                frame: None,
                slots: slots.collect(),
            },
            state: GeneratorState::Created,
        });
        places.numbers.push(n);
        Source::Made(places.made.len() as u16 - 1)
    }

    /// The registers of a frame at a pc of a context.
    fn frame_slots(
        &mut self,
        c: CtxId,
        pc: u32,
        outer: bool,
        values: &mut Places,
    ) -> Vec<SlotRecord> {
        let context = &self.region.ctxs[c];
        let rt = self.region.rt(c);
        let mut slots = Vec::new();
        for r in rt.live_at(pc).iter() {
            let v = context.base + r;
            let Some(slot) = self.cur[v] else {
                self.failed = true;
                continue;
            };
            // Nothing but its low bits is known: the exits of such an expression are before it.
            self.failed |= slot.ty.bits == class::LOW;
            let exists = c == 0 && self.frame.is_some() || context.frame.is_some();
            if slot.clean && exists {
                continue;
            }
            let source = match (self.source_there(&slot, values), slot.unmade) {
                (Some(source), _) => source,
                (None, Some(Unmade::Gathered(..) | Unmade::Generator(_)))
                    if outer && self.is_spent(rt, pc, r) =>
                {
                    Source::Known(Value::NONE)
                }
                (
                    None,
                    Some(Unmade::Gathered(
                        what @ (Gathering::Function
                        | Gathering::Range
                        | Gathering::RangeIter
                        | Gathering::Generator(_)
                        | Gathering::Iter(_)),
                        n,
                    )),
                ) => self.made_by_exit(what, n, None, values),
                (None, Some(Unmade::Generator(child))) => self.generator_of_exit(child, values),
                (None, Some(Unmade::Iter(variety, n))) => {
                    let pos = self.region.fields_of(v).and_then(|f| self.cur[f]?.raw);
                    self.failed |= pos.is_none();
                    self.made_by_exit(Gathering::Iter(variety), n, pos, values)
                }
                (None, Some(Unmade::Gathered(what, n))) => {
                    values.source(Stored::Gathered(what, n), Repr::Boxed)
                }
                (
                    None,
                    Some(Unmade::Super {
                        class,
                        receiver,
                        start,
                        ..
                    }),
                ) => values.source(Stored::Super(class, receiver, start), Repr::Boxed),
                (None, Some(Unmade::Range)) if let Some(step) = self.range_step(v) => {
                    values.source(Stored::Value(step), Repr::Range)
                }
                (None, _) => {
                    self.failed = true;
                    continue;
                }
            };
            let reg = r as u16;
            slots.push(SlotRecord { reg, source });
        }
        for (reg, v) in &context.iters {
            let it = self.cur[context.base + *reg as usize];
            let lazy = matches!(it.and_then(|s| s.unmade), Some(Unmade::Iter(..)));
            if lazy || !rt.live_at(pc).contains(*reg as usize) {
                continue;
            }
            for (v, repr) in [(*v, Repr::IterPos), (v + 1, Repr::IterLeft)] {
                if let Some(raw) = self.cur[v].and_then(|s| s.raw) {
                    let source = values.source(Stored::Value(raw), repr);
                    slots.push(SlotRecord { reg: *reg, source });
                }
            }
        }
        slots
    }

    /// The function of a context's frame.
    fn func_of_exit(&mut self, c: CtxId, values: &mut Places) -> Source {
        let context = &self.region.ctxs[c];
        let func = self.cur[context.func];
        match func.map(|f| (f.ty.object(), f.boxed, f.unmade)) {
            Some((Some(f), ..)) => {
                self.keep(f);
                Source::Known(f)
            }
            Some((None, Some(word), _)) => values.source(Stored::Value(word), Repr::Boxed),
            Some((None, None, Some(Unmade::Gathered(Gathering::Function, n)))) => {
                self.made_by_exit(Gathering::Function, n, None, values)
            }
            _ => {
                self.failed = true;
                Source::Known(Value::NONE)
            }
        }
    }

    /// The generator of a context, which has not been made but has begun: it runs if the exit is in it.
    fn generator_of_exit(&mut self, child: CtxId, places: &mut Places) -> Source {
        let number = u32::MAX - child as u32;
        if let Some(at) = places.numbers.iter().position(|m| *m == number) {
            return Source::Made(at as u16);
        }
        let mut at = Some(places.ctx);
        let mut runs = false;
        while let Some(c) = at {
            runs |= c == child;
            at = self.region.ctxs[c].parent.map(|(p, _)| p);
        }
        let rt = self.region.ctxs[child].rt;
        let pc = crate::region::yields(&rt).next().unwrap_or(0);
        let func = self.func_of_exit(child, places);
        let slots = match runs {
            true => Vec::new(),
            false => self.frame_slots(child, pc, false, places),
        };
        places.made.push(Recipe::Generator {
            frame: FrameRecord {
                rt,
                func,
                pc,
                cont: Cont::Store,
                frame: None,
                slots: slots.into(),
            },
            state: match runs {
                true => GeneratorState::Running,
                false => GeneratorState::Suspended,
            },
        });
        places.numbers.push(number);
        Source::Made(places.made.len() as u16 - 1)
    }

    /// Whether nobody reads an operand of the call at a pc any more, once that is under way.
    fn is_spent(&self, rt: &RtCode, pc: u32, r: usize) -> bool {
        let handler = rt.code().handler_at(pc);
        let goes_on = flow::jump_target(rt.instrs()[pc as usize], pc).is_none();
        goes_on
            && !rt.live_at(pc + 1).contains(r)
            && handler.is_none_or(|h| !rt.live_at(h.target).contains(r))
    }

    /// What a frame does with the value of the inlined call it stands at.
    fn call_cont(&self, ctx: usize, call: u32) -> Cont {
        self.conts.get(&(ctx, call)).copied().unwrap_or(Cont::Store)
    }

    /// Writes the code of all exits; their records. What an exit tells the end that all share is its record's distance from
    /// the first.
    pub(super) fn finish_exits(&mut self) -> Box<[ExitRecord]> {
        let mut stores = Vec::new();
        let mut records = Vec::new();
        for site in std::mem::take(&mut self.exits) {
            let (values, record) = self.arrange(site.block, site.values, site.record);
            // What was made may have taken blocks.
            stores.push((self.b.block(), values));
            records.push(record);
        }
        let records: Box<[ExitRecord]> = records.into();
        let shared = Suffixes::of(stores.iter().map(|(_, values)| &values[..]));
        let last = self.b.cold_block();
        let mut begun = FxHashMap::default();
        for (n, (block, values)) in stores.iter().enumerate() {
            self.b.switch_to_block(*block);
            let record = (n * size_of::<ExitRecord>()) as i64;
            let record = self.b.ins().iconst(types::I32, record);
            self.store(record, self.vm_ptr, layout::VM_RECORD);
            self.store_values(values, &shared, &mut begun, last);
        }
        self.b.switch_to_block(last);
        let frame = match self.frame {
            Some(frame) => frame,
            None => self.word(0),
        };
        let first = self.symbol(Word::Exits);
        let depth = self.depth;
        let pair = self.helper(Helper::take_exit, &[first, frame, depth]);
        self.b.ins().return_(&pair);
        self.words.exits = records.as_ptr() as u64;
        records
    }

    /// An exit's values, newest first, so that exits near each other end alike; the last of them has the first place of the
    /// scratch area. Makes what has not been made.
    fn arrange(
        &mut self,
        block: ir::Block,
        stored: Vec<Stored>,
        mut record: ExitRecord,
    ) -> (Vec<ir::Value>, ExitRecord) {
        self.b.switch_to_block(block);
        let mut values: Vec<(ir::Value, usize)> = Vec::with_capacity(stored.len());
        for (n, v) in stored.into_iter().enumerate() {
            let v = match v {
                Stored::Value(v) => v,
                Stored::Gathered(what, n) => self.build_gathered(what, n),
                Stored::Super(class, receiver, start) => self.make_super(class, receiver, start),
            };
            values.push((v, n));
        }
        values.sort_by_key(|(v, _)| Reverse(v.as_u32()));
        let mut place = vec![0u16; values.len()];
        for (after, (_, n)) in values.iter().rev().enumerate() {
            place[*n] = after as u16;
        }
        let move_to = |source: &mut Source| {
            if let Source::Place(at, _) = source {
                *at = place[*at as usize];
            }
        };
        let move_frame = |frame: &mut FrameRecord| {
            move_to(&mut frame.func);
            frame.frame.iter_mut().for_each(move_to);
            frame.slots.iter_mut().for_each(|s| move_to(&mut s.source));
        };
        for recipe in &mut record.made {
            match recipe {
                Recipe::Generator { frame, .. } => move_frame(frame),
                Recipe::IterOf(_) => {}
                Recipe::Function { cells, .. } => cells.iter_mut().for_each(move_to),
                Recipe::Range(parts) => parts.iter_mut().for_each(move_to),
                Recipe::Iter { sources, pos, .. } => {
                    sources.iter_mut().for_each(move_to);
                    move_to(pos);
                }
            }
        }
        record.frames.iter_mut().for_each(move_frame);
        (values.into_iter().map(|(v, _)| v).collect(), record)
    }

    /// Stores values, each end that other exits share in a block of its own, and leaves.
    fn store_values(
        &mut self,
        values: &[ir::Value],
        shared: &Suffixes,
        begun: &mut FxHashMap<u32, ir::Block>,
        last: ir::Block,
    ) {
        for (n, end) in shared.ends(values).into_iter().enumerate() {
            if let Some(end) = end {
                let there = begun.get(&end).copied();
                let target = there.unwrap_or_else(|| self.b.cold_block());
                self.b.ins().jump(target, &[]);
                if there.is_some() {
                    return;
                }
                begun.insert(end, target);
                self.b.switch_to_block(target);
            }
            let place = values.len() - 1 - n;
            let (at, place) = match place.checked_sub(NEAR) {
                None => (self.vm_ptr, layout::VM_NEAR + 8 * place as i32),
                Some(far) => (self.load(self.vm_ptr, layout::VM_SCRATCH), 8 * far as i32),
            };
            self.store(values[n], at, place);
        }
        self.b.ins().jump(last, &[]);
    }
}

/// Ends of lists of values that several exits have in common.
struct Suffixes {
    /// Numbers of the ends by their first value and the number of the rest; 0 is that of the empty end.
    numbers: FxHashMap<(ir::Value, u32), u32>,
    /// How many longer ends begin with one more value, and how many lists are just this.
    uses: Vec<u32>,
}

/// Ends shorter than this are not shared.
const SHARED_MIN: usize = 3;

impl Suffixes {
    fn of<'v>(lists: impl Iterator<Item = &'v [ir::Value]>) -> Suffixes {
        let mut found = Suffixes {
            numbers: FxHashMap::default(),
            uses: vec![0],
        };
        for list in lists {
            let mut rest = 0;
            for v in list.iter().rev() {
                let next = found.uses.len() as u32;
                let number = *found.numbers.entry((*v, rest)).or_insert(next);
                if number == next {
                    found.uses.push(0);
                    found.uses[rest as usize] += 1;
                }
                rest = number;
            }
            found.uses[rest as usize] += 1;
        }
        found
    }

    /// The number of the end that begins with each value of a list, if it is shared.
    fn ends(&self, list: &[ir::Value]) -> Vec<Option<u32>> {
        let mut end = 0;
        let mut ends = Vec::with_capacity(list.len());
        for (n, v) in list.iter().rev().enumerate() {
            end = self.numbers.get(&(*v, end)).copied().unwrap_or(0);
            let shared = n + 1 >= SHARED_MIN && self.uses[end as usize] > 1;
            ends.push(shared.then_some(end));
        }
        ends.reverse();
        ends
    }
}

/// The values that an exit stores, in the order of their places, and what it makes of them.
#[derive(Default)]
struct Places {
    /// The context that the exit is in.
    ctx: CtxId,
    values: Vec<Stored>,
    made: Vec<Recipe>,
    /// The numbers of what is made.
    numbers: Vec<u32>,
}

impl Places {
    fn source(&mut self, v: Stored, repr: Repr) -> Source {
        let at = self.values.iter().position(|w| *w == v).unwrap_or_else(|| {
            self.values.push(v);
            self.values.len() - 1
        });
        Source::Place(at as u16, repr)
    }
}
