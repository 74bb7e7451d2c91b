//! The last step: which instructions stay, where they go, and how far jumps reach.
//!
//! Deleted: unreachable instructions, needless guards, jumps to the next instruction; where tracing tells such a jump's
//! line, it becomes a `Nop`. Variables that need it get UNBOUND at entry. A jump distance that does not fit its 16-bit field makes the jump grow: first every jump is
//! short, then those that do not fit are lengthened until nothing changes, which ends because jumps only grow.
//! A long conditional jump is the opposite sense hopping over a `Jump`: the comparison itself is never inverted,
//! so unordered floats behave. A long `ForIter` keeps its sense and hops to its own `Jump`.

use super::assigned::Assigned;
use super::flow::Flow;
use super::{Emitter, Finished, Ins, RegionKind, jump_field};
use pirn_vm::bytecode::ops::special;
use pirn_vm::bytecode::{Field, Handled, Handler, Instr, Op, Role};

/// How an instruction is written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    Deleted,
    /// A `Nop` in its place.
    Line,
    Short,
    Long,
}

struct Layout<'a> {
    emitter: &'a Emitter,
    flow: &'a Flow,
    forms: Vec<Form>,
    /// Position of each instruction, and of the end.
    at: Vec<u32>,
    prologue: u32,
}

/// Writes the code.
pub fn layout(emitter: Emitter, flow: &Flow, assigned: Assigned) -> Finished {
    let mut layout = Layout {
        emitter: &emitter,
        flow,
        forms: forms(&emitter, flow, &assigned),
        at: vec![0; emitter.ins.len() + 1],
        prologue: assigned.unbound_at_entry.len() as u32,
    };
    layout.delete_empty_jumps();
    layout.place();
    while layout.lengthen() {
        layout.place();
    }
    let mut instrs = Vec::with_capacity(layout.at[emitter.ins.len()] as usize);
    let mut spans = Vec::with_capacity(instrs.capacity());
    let entry_span = emitter.ins.first().map(|ins| ins.span).unwrap_or_default();
    for reg in &assigned.unbound_at_entry {
        instrs.push(Instr::wide(Op::LoadSpecial, special::UNBOUND, *reg, 0));
        spans.push(entry_span);
    }
    for index in 0..emitter.ins.len() {
        let before = instrs.len();
        layout.write(index, &mut instrs);
        let span = emitter.ins[index].span;
        spans.extend(std::iter::repeat_n(span, instrs.len() - before));
    }
    let (handlers, handled) = layout.tables();
    let names = used_names(&mut instrs, &emitter.names.list);
    Finished {
        instrs,
        spans,
        handlers,
        handled,
        n_regs: emitter.n_regs,
        overflow: emitter.overflow,
        consts: emitter.consts,
        names,
    }
}

/// Keeps the names that are still mentioned, in the order of their first mention, and renumbers them.
fn used_names(instrs: &mut [Instr], names: &[String]) -> Vec<String> {
    let mut renumbered = vec![u32::MAX; names.len()];
    let mut used = Vec::new();
    for instr in instrs {
        let operands = instr.op().map_or(&[][..], |op| op.info().operands);
        for (field, role) in operands {
            if *role != Role::Name {
                continue;
            }
            // Names that did not fit their operand are reported elsewhere; here they only must not hurt.
            let Some(new) = renumbered.get_mut(instr.field(*field) as usize) else {
                continue;
            };
            if *new == u32::MAX {
                *new = used.len() as u32;
                used.push(names[instr.field(*field) as usize].clone());
            }
            *instr = instr.with(*field, *new);
        }
    }
    used
}

fn forms(emitter: &Emitter, flow: &Flow, assigned: &Assigned) -> Vec<Form> {
    let mut forms = vec![Form::Deleted; emitter.ins.len()];
    for block in flow.blocks.iter().filter(|block| block.reachable) {
        forms[block.start as usize..block.end as usize].fill(Form::Short);
    }
    for at in &assigned.needless {
        forms[*at as usize] = Form::Deleted;
    }
    forms
}

impl Layout<'_> {
    /// A jump over nothing but deleted instructions does nothing.
    fn delete_empty_jumps(&mut self) {
        for index in (0..self.emitter.ins.len()).rev() {
            let ins = &self.emitter.ins[index];
            let (Some(Op::Jump), Some(label)) = (ins.word.op(), ins.label) else {
                continue;
            };
            let target = self.flow.target(label) as usize;
            let skipped = self.forms.get(index + 1..target);
            if skipped.is_some_and(|forms| forms.iter().all(|form| *form == Form::Deleted)) {
                self.forms[index] = match ins.own_line {
                    true => Form::Line,
                    false => Form::Deleted,
                };
            }
        }
    }

    fn size(&self, index: usize) -> u32 {
        match (self.forms[index], self.emitter.ins[index].word.op()) {
            (Form::Deleted, _) => 0,
            (Form::Line | Form::Short, _) => 1,
            (Form::Long, Some(Op::ForIter)) => 3,
            (Form::Long, _) => 2,
        }
    }

    fn place(&mut self) {
        let mut position = self.prologue;
        for index in 0..self.emitter.ins.len() {
            self.at[index] = position;
            position += self.size(index);
        }
        self.at[self.emitter.ins.len()] = position;
    }

    /// Distance from the instruction after position `from` to the instruction's target.
    fn distance(&self, ins: &Ins, from: u32) -> i64 {
        let target = ins.label.map_or(0, |label| self.flow.target(label));
        i64::from(self.at[target as usize]) - (i64::from(from) + 1)
    }

    /// Lengthens short jumps that do not reach; true when there were any.
    fn lengthen(&mut self) -> bool {
        let mut any = false;
        for index in 0..self.emitter.ins.len() {
            let ins = &self.emitter.ins[index];
            if ins.label.is_none() || self.forms[index] != Form::Short {
                continue;
            }
            let narrow = ins.word.op().is_some_and(|op| jump_field(op) == Field::C);
            if narrow && i16::try_from(self.distance(ins, self.at[index])).is_err() {
                self.forms[index] = Form::Long;
                any = true;
            }
        }
        any
    }

    fn write(&self, index: usize, out: &mut Vec<Instr>) {
        let ins = &self.emitter.ins[index];
        let word = ins.word;
        let (Some(op), Some(_)) = (word.op(), ins.label) else {
            if self.forms[index] != Form::Deleted {
                out.push(word);
            }
            return;
        };
        let at = self.at[index];
        let far = |from: u32| {
            let distance = self.distance(ins, from) as i32;
            Instr::wide(Op::Jump, 0, 0, distance as u32)
        };
        match self.forms[index] {
            Form::Deleted => {}
            Form::Line => out.push(Instr::new(Op::Nop, 0, 0, 0, 0)),
            Form::Short => {
                let distance = self.distance(ins, at) as i32;
                out.push(word.with(jump_field(op), distance as u32));
            }
            Form::Long if op == Op::ForIter => {
                out.push(word.with(Field::C, 1));
                out.push(Instr::wide(Op::Jump, 0, 0, 1));
                out.push(far(at + 2));
            }
            Form::Long => {
                let opposite = word.with(Field::X, u32::from(word.x() ^ 1));
                out.push(opposite.with(Field::C, 1));
                out.push(far(at + 1));
            }
        }
    }

    fn tables(&self) -> (Vec<Handler>, Vec<Handled>) {
        let (mut handlers, mut handled) = (Vec::new(), Vec::new());
        for region in &self.emitter.regions {
            for (start, end) in &region.segments {
                let (start, end) = (self.at[*start as usize], self.at[*end as usize]);
                if start == end {
                    continue;
                }
                let reg = region.reg;
                match region.kind {
                    RegionKind::Handler(label) => handlers.push(Handler {
                        start,
                        end,
                        target: self.at[self.flow.target(label) as usize],
                        reg,
                    }),
                    RegionKind::Handled => handled.push(Handled { start, end, reg }),
                }
            }
        }
        (handlers, handled)
    }
}
