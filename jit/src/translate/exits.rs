//! Leaving: which registers an exit stores, and the record that says what they are.

use super::Translator;
use super::state::Unmade;
use crate::ty::class;
use crate::words::Word;
use cranelift_codegen::ir::{self, BlockArg, InstBuilder, types};
use pirn_vm::Value;
use pirn_vm::compiler::{ExitRecord, FrameRecord, Repr, SlotRecord, layout};
use pirn_vm::interp::native::helpers::Helper;
use pirn_vm::objects::Cont;
use std::cell::Cell;

/// What an exit stores.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stored {
    Value(ir::Value),
    /// This object.
    Object(Value),
    /// The tuple of these, which the exit makes.
    Pair(ir::Value, ir::Value),
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
        block
    }

    /// An exit to a place in a context.
    pub(super) fn exit_at(&mut self, ctx: usize, pc: u32, cont: Cont, hoisted: bool) -> ir::Block {
        let mut values: Vec<Stored> = Vec::new();
        let mut frames = Vec::new();
        let mut at = Some((ctx, pc, cont));
        while let Some((c, pc, cont)) = at {
            let context = &self.region.ctxs[c];
            let rt = self.region.rt(c);
            let mut slots = Vec::new();
            for r in rt.live_at(pc).iter() {
                let v = context.base + r;
                let Some(slot) = self.cur[v] else {
                    self.failed = true;
                    continue;
                };
                if slot.clean && c == 0 && self.frame.is_some() {
                    continue;
                }
                let (value, repr) = match (slot.boxed, slot.raw, slot.unmade) {
                    _ if slot.ty.object().is_some() => {
                        let object = slot.ty.object().unwrap_or(Value::UNBOUND);
                        (Stored::Object(object), Repr::Boxed)
                    }
                    (Some(word), ..) => (Stored::Value(word), Repr::Boxed),
                    (None, Some(raw), _) if slot.ty.bits == class::FLOAT => {
                        (Stored::Value(raw), Repr::Float)
                    }
                    (None, Some(raw), _) => (Stored::Value(raw), Repr::Int),
                    (None, None, Some(Unmade::Pair(a, b))) => (Stored::Pair(a, b), Repr::Boxed),
                    (None, None, Some(Unmade::Range)) if self.range_step(v).is_some() => (
                        Stored::Value(self.range_step(v).unwrap_or(self.vm_ptr)),
                        Repr::Range,
                    ),
                    (None, None, _) => {
                        self.failed = true;
                        continue;
                    }
                };
                slots.push(SlotRecord {
                    reg: r as u16,
                    place: place_of(&mut values, value),
                    repr,
                });
            }
            for (reg, v) in &context.iters {
                if !rt.live_at(pc).contains(*reg as usize) {
                    continue;
                }
                for (v, repr) in [(*v, Repr::IterPos), (v + 1, Repr::IterLeft)] {
                    if let Some(raw) = self.cur[v].and_then(|s| s.raw) {
                        slots.push(SlotRecord {
                            reg: *reg,
                            place: place_of(&mut values, Stored::Value(raw)),
                            repr,
                        });
                    }
                }
            }
            let func = match self.cur[context.func] {
                Some(slot) => match (slot.ty.object(), slot.boxed) {
                    (Some(f), _) => place_of(&mut values, Stored::Object(f)),
                    (None, Some(word)) => place_of(&mut values, Stored::Value(word)),
                    (None, None) => {
                        self.failed = true;
                        0
                    }
                },
                None => {
                    self.failed = true;
                    0
                }
            };
            frames.push(FrameRecord {
                rt: context.rt,
                func,
                pc,
                cont,
                slots: slots.into(),
            });
            at = context
                .parent
                .map(|(p, call)| (p, call, self.call_cont(p, call)));
        }
        frames.reverse();
        self.scratch = self.scratch.max(values.len());
        let block = self.cold_block();
        self.exits.push(ExitSite {
            block,
            values,
            record: ExitRecord {
                frames: frames.into(),
                failed: Cell::new(0),
                taken: Default::default(),
                hoisted,
                owner: self.options.owner,
                entry: self.options.entry,
            },
        });
        block
    }

    /// What a frame does with the value of the inlined call it stands at.
    fn call_cont(&self, ctx: usize, call: u32) -> Cont {
        self.conts.get(&(ctx, call)).copied().unwrap_or(Cont::Store)
    }

    /// Writes the code of all exits; their records.
    pub(super) fn finish_exits(&mut self) -> Box<[ExitRecord]> {
        let mut sites = Vec::new();
        let mut records = Vec::new();
        for site in std::mem::take(&mut self.exits) {
            sites.push((site.block, site.values));
            records.push(site.record);
        }
        let records: Box<[ExitRecord]> = records.into();
        let tail = self.b.create_block();
        self.b.set_cold_block(tail);
        let record = self.b.append_block_param(tail, types::I64);
        for (n, (block, values)) in sites.into_iter().enumerate() {
            self.b.switch_to_block(block);
            let values: Vec<ir::Value> = values
                .into_iter()
                .map(|v| match v {
                    Stored::Value(v) => v,
                    Stored::Object(v) => self.constant(v),
                    Stored::Pair(a, b) => self.helper(Helper::make_pair, &[a, b])[0],
                })
                .collect();
            let area = self.load(self.vm_ptr, layout::VM_SCRATCH);
            for (place, v) in values.into_iter().enumerate() {
                self.store(v, area, 8 * place as i32);
            }
            let at = self.symbol_and(Word::Exits, (n * size_of::<ExitRecord>()) as i64);
            self.b.ins().jump(tail, &[BlockArg::Value(at)]);
        }
        self.b.switch_to_block(tail);
        let frame = match self.frame {
            Some(frame) => frame,
            None => self.word(0),
        };
        let depth = self.depth;
        let pair = self.helper(Helper::take_exit, &[record, frame, depth]);
        self.b.ins().return_(&pair);
        self.words.exits = records.as_ptr() as u64;
        records
    }
}

/// The place of a value in the scratch area.
fn place_of(values: &mut Vec<Stored>, v: Stored) -> u16 {
    let at = values.iter().position(|w| *w == v).unwrap_or_else(|| {
        values.push(v);
        values.len() - 1
    });
    at as u16
}
