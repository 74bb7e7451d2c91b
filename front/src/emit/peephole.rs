//! A conditional jump over an unconditional one is one conditional jump of the other sense.
//!
//! `if test: break` on one line is lowered as "skip the break if the test fails". The comparison stays as it is; only the
//! truth it is compared with changes. Where the jump is on a line of its own it stays, so that tracing tells that line.

use super::Emitter;
use pirn_vm::bytecode::{Field, Op, ops::flags};
use std::collections::HashSet;

/// Rewrites all such pairs.
pub fn hop(emitter: &mut Emitter) {
    let jumps = emitter.ins.iter().filter_map(|ins| ins.label);
    let handlers = emitter.regions.iter().filter_map(|r| r.target());
    let targets: HashSet<u32> = jumps
        .chain(handlers)
        .map(|label| emitter.labels[label.0 as usize])
        .collect();
    for at in 0..emitter.ins.len().saturating_sub(1) {
        let (first, second) = (emitter.ins[at], emitter.ins[at + 1]);
        let (Some(over), Some(far)) = (first.label, second.label) else {
            continue;
        };
        let conditional = first
            .word
            .op()
            .is_some_and(|op| op != Op::ForIter && !op.has(flags::ENDS));
        let hops = emitter.labels[over.0 as usize] == at as u32 + 2;
        let alone = !targets.contains(&(at as u32 + 1));
        if conditional && hops && alone && !second.own_line && second.word.op() == Some(Op::Jump) {
            let opposite = u32::from(first.word.x() ^ 1);
            emitter.ins[at].word = first.word.with(Field::X, opposite);
            emitter.ins[at].label = Some(far);
            emitter.ins[at + 1].label = Some(over);
        }
    }
}
