//! The control flow of a code object: basic blocks, their successors, and which handler covers them.
//!
//! The verifier and the liveness analysis both walk this. A block starts at pc 0, at every jump target, after
//! every op that jumps or ends, and wherever a handler range, a handled range or a handler begins or ends; so all
//! instructions of a block have the same handler and the same handled exception. Long straight-line stretches are
//! cut every [`MAX_BLOCK`] instructions, so that answering a question about one pc never walks far.
//!
//! Invariants:
//! * Blocks lie in pc order, are not empty and cover the whole code.
//! * Of several handlers (or handled ranges) that cover a pc only the first in the table counts, as at run time.
//!   A block thus has at most one exception edge, and the graph has at most three edges per block.
//! * Exception edges leave *every* instruction of a covered block: any of them may meet a limit, a kill or a lack
//!   of memory, whatever the op's flags say.
//!
//! The jump targets, ranges and op numbers must have been checked before: [`Flow::new`] may panic otherwise, which
//! only the verifier, which checks them first, has to care about.

use super::code::Code;
use super::instr::Instr;
use super::ops::{Field, OPS, Role, flags};

/// The longest basic block.
pub const MAX_BLOCK: usize = 64;

/// "No block", "no handler", "no range".
pub const NONE: u32 = u32::MAX;

/// One basic block.
#[derive(Clone, Copy, Debug)]
pub struct Block {
    /// First pc.
    pub start: u32,
    /// One past the last pc.
    pub end: u32,
    /// Block that follows when nothing jumps, or [`NONE`].
    pub next: u32,
    /// Block that the last instruction may jump to, or [`NONE`].
    pub jump: u32,
    /// Index of the handler that covers the block, or [`NONE`].
    pub handler: u32,
    /// Block of that handler's target, or [`NONE`].
    pub catch: u32,
    /// Index of the handled range that covers the block, or [`NONE`].
    pub handled: u32,
}

/// The blocks of one code object.
#[derive(Clone, Debug)]
pub struct Flow {
    pub blocks: Vec<Block>,
}

impl Flow {
    pub fn new(code: &Code) -> Flow {
        let n = code.instrs.len();
        let mut leader = leaders(code);
        let mut since = 0;
        for flag in leader[..n].iter_mut() {
            since = if *flag || since == MAX_BLOCK {
                0
            } else {
                since
            };
            *flag = since == 0;
            since += 1;
        }
        // The number of the block that starts at each leader.
        let mut block_at = vec![NONE; n + 1];
        let mut blocks = Vec::with_capacity(leader.iter().filter(|flag| **flag).count());
        for pc in 0..n {
            if leader[pc] {
                block_at[pc] = blocks.len() as u32;
                blocks.push(Block {
                    start: pc as u32,
                    end: n as u32,
                    next: NONE,
                    jump: NONE,
                    handler: NONE,
                    catch: NONE,
                    handled: NONE,
                });
            }
        }
        for i in 0..blocks.len() {
            let end = blocks.get(i + 1).map_or(n as u32, |next| next.start);
            let last = code.instrs[end as usize - 1];
            let block = &mut blocks[i];
            block.end = end;
            if !ends(last) {
                block.next = block_at[end as usize];
            }
            if let Some(target) = jump_target(last, end - 1) {
                block.jump = block_at[target as usize];
            }
        }
        let handlers = code.handlers.iter().map(|h| (h.start, h.end));
        paint(&mut blocks, handlers, |block, i| {
            block.handler = i;
            block.catch = block_at[code.handlers[i as usize].target as usize];
        });
        let handled = code.handled.iter().map(|h| (h.start, h.end));
        paint(&mut blocks, handled, |block, i| block.handled = i);
        Flow { blocks }
    }

    /// The block that the pc is in.
    pub fn block_of(&self, pc: u32) -> usize {
        self.blocks.partition_point(|block| block.start <= pc) - 1
    }
}

/// Marks where blocks must start. One longer than the code, because ranges may end there.
fn leaders(code: &Code) -> Vec<bool> {
    let mut leader = vec![false; code.instrs.len() + 1];
    leader[0] = true;
    for (pc, instr) in code.instrs.iter().enumerate() {
        if CONTROL[instr.op_number() as usize] == 0 {
            continue;
        }
        if let Some(target) = jump_target(*instr, pc as u32) {
            leader[target as usize] = true;
        }
        leader[pc + 1] = true;
    }
    for handler in &code.handlers {
        for pc in [handler.start, handler.end, handler.target] {
            leader[pc as usize] = true;
        }
    }
    for handled in &code.handled {
        leader[handled.start as usize] = true;
        leader[handled.end as usize] = true;
    }
    leader
}

/// Calls `set` once for every block that a range covers, with the number of the first such range. Blocks that have
/// theirs are skipped by path-compressed links, so the cost is near linear however the ranges overlap.
fn paint(
    blocks: &mut [Block],
    ranges: impl ExactSizeIterator<Item = (u32, u32)>,
    mut set: impl FnMut(&mut Block, u32),
) {
    if ranges.len() == 0 {
        return;
    }
    // `link[i]` leads to the first block from i on that has no range yet.
    let mut link: Vec<u32> = (0..=blocks.len() as u32).collect();
    for (i, (start, end)) in ranges.enumerate() {
        let mut at = blocks.partition_point(|block| block.start < start);
        loop {
            at = find(&mut link, at);
            if at >= blocks.len() || blocks[at].start >= end {
                break;
            }
            set(&mut blocks[at], i as u32);
            link[at] = at as u32 + 1;
        }
    }
}

/// Follows the links from `at` to their end, halving the path on the way.
fn find(link: &mut [u32], mut at: usize) -> usize {
    while link[at] as usize != at {
        link[at] = link[link[at] as usize];
        at = link[at] as usize;
    }
    at
}

/// What each op number does to control: bits.
static CONTROL: [u8; 256] = {
    let mut control = [0; 256];
    let mut row = 0;
    while row < OPS.len() {
        let info = &OPS[row];
        let mut bits = 0;
        if info.flags & flags::ENDS != 0 {
            bits |= ENDS;
        }
        let mut i = 0;
        while i < info.operands.len() {
            if let (field, Role::Jump) = info.operands[i] {
                bits |= match field {
                    Field::BC => JUMPS_BC,
                    _ => JUMPS_C,
                };
            }
            i += 1;
        }
        control[info.op as usize] = bits;
        row += 1;
    }
    control
};

const ENDS: u8 = 1;
/// Jumps by the distance in `c`.
const JUMPS_C: u8 = 2;
/// Jumps by the distance in `bc`.
const JUMPS_BC: u8 = 4;

/// Whether control never goes on to the next instruction.
#[inline]
pub fn ends(instr: Instr) -> bool {
    CONTROL[instr.op_number() as usize] & ENDS != 0
}

/// Where the instruction at `pc` may jump to. Wraps around for a distance that leads out of the code.
#[inline]
pub fn jump_target(instr: Instr, pc: u32) -> Option<u32> {
    let control = CONTROL[instr.op_number() as usize];
    let field = match control & (JUMPS_C | JUMPS_BC) {
        0 => return None,
        JUMPS_C => Field::C,
        _ => Field::BC,
    };
    Some((pc + 1).wrapping_add_signed(instr.signed(field)))
}

/// Calls `visit(first, count)` for the registers that the instruction reads.
#[inline]
pub fn reads(instr: Instr, mut visit: impl FnMut(u32, u32)) {
    let Some(op) = instr.op() else { return };
    for &(field, role) in op.info().operands {
        let first = instr.field(field);
        match role {
            Role::Src | Role::SrcDst | Role::Iter | Role::ExitReg | Role::Exc => visit(first, 1),
            Role::SrcRange(len) | Role::CallRange(len) => visit(first, instr.range_len(len)),
            Role::Dst | Role::DstRange(_) | Role::IterDst | Role::ExitDst => {}
            Role::Const | Role::Name | Role::Free | Role::Jump | Role::Int | Role::Num => {}
        }
    }
}

/// Calls `visit(first, count)` for the registers that the instruction writes for certain when it completes. An op
/// that jumps writes them only when it does.
#[inline]
pub fn writes(instr: Instr, mut visit: impl FnMut(u32, u32)) {
    let Some(op) = instr.op() else { return };
    for &(field, role) in op.info().operands {
        let first = instr.field(field);
        match role {
            Role::Dst | Role::SrcDst | Role::IterDst | Role::ExitDst => visit(first, 1),
            Role::DstRange(len) => visit(first, instr.range_len(len)),
            Role::Src | Role::SrcRange(_) | Role::CallRange(_) => {}
            Role::Iter | Role::ExitReg | Role::Exc => {}
            Role::Const | Role::Name | Role::Free | Role::Jump | Role::Int | Role::Num => {}
        }
    }
}
