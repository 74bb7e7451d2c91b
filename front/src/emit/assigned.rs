//! Definite assignment: which bound-checks can never fail, and which variables need a value at entry.
//!
//! Lowering guards every use of a variable that might be unbound with `CheckBound`. Here a forward analysis over
//! the blocks finds where the variable is certainly bound; those guards disappear. A variable with a guard left
//! is set to UNBOUND at entry, so no register is ever read before it is written.
//!
//! State: one bit per guarded variable, set = certainly bound. Writes set it, `LoadSpecial UNBOUND` (what `del`
//! does) clears it, a passed guard sets it, `ForIter` sets its destination on the taken edge only. A handler is
//! entered with what holds before every instruction it covers.

use super::flow::{Block, Flow};
use super::{Emitter, Reg};
use pirn_vm::bytecode::ops::special;
use pirn_vm::bytecode::{Instr, Op, Role};
use std::collections::HashMap;

/// Result: guards to delete and variables to initialise.
#[derive(Debug, Default)]
pub struct Assigned {
    /// Indices of needless guards, in order.
    pub needless: Vec<u32>,
    /// Variables to set to UNBOUND at entry.
    pub unbound_at_entry: Vec<Reg>,
}

type Bits = Vec<u64>;

struct Analysis<'a> {
    emitter: &'a Emitter,
    flow: &'a Flow,
    bit: HashMap<Reg, usize>,
    words: usize,
    /// State at each block's start; empty before the first visit (that is: everything).
    entry: Vec<Bits>,
}

impl Assigned {
    /// Runs the analysis.
    pub fn compute(emitter: &Emitter, flow: &Flow) -> Assigned {
        let mut assigned = Assigned::default();
        if !emitter.guarded.is_empty() {
            assigned = Assigned::of_guarded(emitter, flow);
        }
        // Variables that the program may look at from outside must hold something everywhere.
        for reg in &emitter.shown {
            if !assigned.unbound_at_entry.contains(reg) && u32::from(*reg) >= emitter.n_params {
                assigned.unbound_at_entry.push(*reg);
            }
        }
        assigned
    }

    fn of_guarded(emitter: &Emitter, flow: &Flow) -> Assigned {
        let regs = emitter.guarded.iter().enumerate();
        let mut analysis = Analysis {
            emitter,
            flow,
            bit: regs.map(|(bit, reg)| (*reg, bit)).collect(),
            words: emitter.guarded.len().div_ceil(64),
            entry: vec![Bits::new(); flow.blocks.len()],
        };
        analysis.run();
        analysis.result()
    }
}

/// What one instruction does to one variable.
enum Effect {
    Nothing,
    Guard(usize),
    Bind(usize),
    BindMany(Reg, u32),
    Unbind(usize),
    /// Binds on the taken edge only.
    BindTaken(usize),
}

impl Analysis<'_> {
    fn effect(&self, word: Instr) -> Effect {
        let Some(op) = word.op() else {
            return Effect::Nothing;
        };
        let bit = |reg: Reg| self.bit.get(&reg).copied();
        match op {
            Op::CheckBound => bit(word.a()).map_or(Effect::Nothing, Effect::Guard),
            Op::LoadSpecial if word.x() == special::UNBOUND => {
                bit(word.a()).map_or(Effect::Nothing, Effect::Unbind)
            }
            Op::ForIter => bit(word.a()).map_or(Effect::Nothing, Effect::BindTaken),
            _ => {
                for (field, role) in op.info().operands {
                    match role {
                        Role::Dst => {
                            let reg = word.field(*field) as Reg;
                            return bit(reg).map_or(Effect::Nothing, Effect::Bind);
                        }
                        Role::DstRange(len) => {
                            let reg = word.field(*field) as Reg;
                            return Effect::BindMany(reg, word.range_len(*len));
                        }
                        _ => {}
                    }
                }
                Effect::Nothing
            }
        }
    }

    fn run(&mut self) {
        let mut start = vec![0; self.words];
        for (reg, bit) in &self.bit {
            if u32::from(*reg) < self.emitter.n_params {
                set(&mut start, *bit);
            }
        }
        let Some(first) = self.entry.first_mut() else {
            return;
        };
        *first = start;
        let mut queued = vec![false; self.flow.blocks.len()];
        let mut queue = std::collections::BTreeSet::from([0usize]);
        while let Some(at) = queue.pop_first() {
            queued[at] = false;
            let mut wake = |block: u32| {
                if !std::mem::replace(&mut queued[block as usize], true) {
                    queue.insert(block as usize);
                }
            };
            let block = &self.flow.blocks[at];
            let (end, taken, least) = self.through(block, &self.entry[at]);
            let edges = [(block.next, &end), (block.jump, &taken)];
            for (to, state) in edges {
                if let Some(to) = to
                    && meet(&mut self.entry[to as usize], state)
                {
                    wake(to);
                }
            }
            for handler in &block.handlers {
                if meet(&mut self.entry[*handler as usize], &least) {
                    wake(*handler);
                }
            }
        }
    }

    /// States at the end, on the jump edge, and the meet of the states before each instruction.
    fn through(&self, block: &Block, entry: &Bits) -> (Bits, Bits, Bits) {
        let mut state = entry.clone();
        let mut least = entry.clone();
        let mut taken = None;
        for ins in &self.emitter.ins[block.start as usize..block.end as usize] {
            match self.effect(ins.word) {
                Effect::Nothing => {}
                Effect::Guard(bit) | Effect::Bind(bit) => set(&mut state, bit),
                Effect::BindMany(first, n) => {
                    for reg in first..first + n as Reg {
                        if let Some(bit) = self.bit.get(&reg) {
                            set(&mut state, *bit);
                        }
                    }
                }
                Effect::Unbind(bit) => {
                    clear(&mut state, bit);
                    clear(&mut least, bit);
                }
                Effect::BindTaken(bit) => {
                    let mut with = state.clone();
                    set(&mut with, bit);
                    taken = Some(with);
                }
            }
        }
        let taken = taken.unwrap_or_else(|| state.clone());
        (state, taken, least)
    }

    fn result(&self) -> Assigned {
        let mut result = Assigned::default();
        let mut needed = vec![false; self.emitter.guarded.len()];
        for (block, entry) in self.flow.blocks.iter().zip(&self.entry) {
            if !block.reachable || entry.is_empty() {
                continue;
            }
            let mut state = entry.clone();
            for at in block.start..block.end {
                match self.effect(self.emitter.ins[at as usize].word) {
                    Effect::Guard(bit) => {
                        if has(&state, bit) {
                            result.needless.push(at);
                        } else {
                            needed[bit] = true;
                        }
                        set(&mut state, bit);
                    }
                    Effect::Bind(bit) => set(&mut state, bit),
                    Effect::BindMany(first, n) => {
                        for reg in first..first + n as Reg {
                            if let Some(bit) = self.bit.get(&reg) {
                                set(&mut state, *bit);
                            }
                        }
                    }
                    Effect::Unbind(bit) => clear(&mut state, bit),
                    Effect::Nothing | Effect::BindTaken(_) => {}
                }
            }
        }
        let guarded = self.emitter.guarded.iter().zip(needed);
        let n_params = self.emitter.n_params;
        result.unbound_at_entry = guarded
            .filter(|(reg, needed)| *needed && u32::from(**reg) >= n_params)
            .map(|(reg, _)| *reg)
            .collect();
        result
    }
}

fn set(bits: &mut Bits, bit: usize) {
    bits[bit / 64] |= 1 << (bit % 64);
}

fn clear(bits: &mut Bits, bit: usize) {
    bits[bit / 64] &= !(1 << (bit % 64));
}

fn has(bits: &Bits, bit: usize) -> bool {
    bits[bit / 64] & 1 << (bit % 64) != 0
}

/// Narrows a block's entry state; true when it changed.
fn meet(entry: &mut Bits, state: &Bits) -> bool {
    if entry.is_empty() {
        entry.clone_from(state);
        return true;
    }
    let mut changed = false;
    for (old, new) in entry.iter_mut().zip(state) {
        let met = *old & new;
        changed |= met != *old;
        *old = met;
    }
    changed
}
