//! Basic blocks of emitted code and which of them can be reached.
//!
//! A block ends at a jump, at an instruction that ends control, before a label that is jumped to, and at every edge
//! of a region, so that each block lies wholly inside or outside of every region. An edge to a handler is taken
//! from inside a block, never from its end.

use super::{Emitter, Label, RegionKind};
use pirn_vm::bytecode::{Op, ops::flags};

/// One basic block.
#[derive(Debug, Default)]
pub struct Block {
    pub start: u32,
    pub end: u32,
    /// Where control goes at the end: fall through first, then the jump.
    pub next: Option<u32>,
    pub jump: Option<u32>,
    /// Blocks of the handlers that cover it.
    pub handlers: Vec<u32>,
    pub reachable: bool,
}

/// The blocks of a code object.
#[derive(Debug)]
pub struct Flow {
    pub blocks: Vec<Block>,
    /// Where each label leads after following jumps to jumps: an instruction index.
    pub targets: Vec<u32>,
}

impl Flow {
    /// Splits the code into blocks and finds the reachable ones.
    pub fn new(emitter: &Emitter) -> Flow {
        let targets = thread_jumps(emitter);
        let mut flow = Flow {
            blocks: Vec::new(),
            targets,
        };
        let block_of = flow.split(emitter);
        flow.connect(emitter, &block_of);
        flow.reach();
        flow
    }

    /// The instruction a label leads to.
    pub fn target(&self, label: Label) -> u32 {
        self.targets[label.0 as usize]
    }

    fn split(&mut self, emitter: &Emitter) -> Vec<u32> {
        let n = emitter.ins.len();
        let mut starts = vec![false; n + 1];
        starts[0] = true;
        for (at, ins) in emitter.ins.iter().enumerate() {
            if let Some(label) = ins.label {
                starts[self.target(label) as usize] = true;
                starts[at + 1] = true;
            }
            if ends(ins.word.op()) {
                starts[at + 1] = true;
            }
        }
        for region in &emitter.regions {
            if let RegionKind::Handler(label) = region.kind {
                starts[self.target(label) as usize] = true;
            }
            for (start, end) in &region.segments {
                starts[*start as usize] = true;
                starts[*end as usize] = true;
            }
        }
        let mut block_of = vec![0; n + 1];
        for at in 0..n {
            if starts[at] {
                if let Some(last) = self.blocks.last_mut() {
                    last.end = at as u32;
                }
                self.blocks.push(Block {
                    start: at as u32,
                    end: n as u32,
                    ..Block::default()
                });
            }
            block_of[at] = self.blocks.len() as u32 - 1;
        }
        block_of[n] = self.blocks.len() as u32;
        block_of
    }

    fn connect(&mut self, emitter: &Emitter, block_of: &[u32]) {
        for index in 0..self.blocks.len() {
            let last = &emitter.ins[self.blocks[index].end as usize - 1];
            let jump = last.label.map(|l| block_of[self.target(l) as usize]);
            let falls = !ends(last.word.op()) && index + 1 < self.blocks.len();
            self.blocks[index].jump = jump;
            self.blocks[index].next = falls.then_some(index as u32 + 1);
        }
        for region in &emitter.regions {
            let RegionKind::Handler(label) = region.kind else {
                continue;
            };
            let target = block_of[self.target(label) as usize];
            for (start, end) in &region.segments {
                let first = block_of[*start as usize];
                for block in &mut self.blocks[first as usize..] {
                    if block.start >= *end {
                        break;
                    }
                    block.handlers.push(target);
                }
            }
        }
    }

    fn reach(&mut self) {
        let mut todo = vec![0u32];
        while let Some(at) = todo.pop() {
            let Some(block) = self.blocks.get_mut(at as usize) else {
                continue;
            };
            if std::mem::replace(&mut block.reachable, true) {
                continue;
            }
            todo.extend(block.next);
            todo.extend(block.jump);
            todo.extend(&block.handlers);
        }
    }
}

fn ends(op: Option<Op>) -> bool {
    op.is_some_and(|op| op.has(flags::ENDS))
}

/// Follows jumps to unconditional jumps, except those that tracing tells. A loop of nothing but jumps leads to one of them.
fn thread_jumps(emitter: &Emitter) -> Vec<u32> {
    let follow = |label: &u32| {
        let mut at = *label;
        for _ in 0..16 {
            let Some(ins) = emitter.ins.get(at as usize) else {
                break;
            };
            match (ins.word.op(), ins.label) {
                (Some(Op::Jump), Some(next)) if !ins.own_line => {
                    let next = emitter.labels[next.0 as usize];
                    if next == at {
                        break;
                    }
                    at = next;
                }
                _ => break,
            }
        }
        at.min(emitter.ins.len() as u32)
    };
    emitter.labels.iter().map(follow).collect()
}
