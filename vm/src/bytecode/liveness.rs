//! Which registers are live: the one map that governs collection, exits from native code and snapshots.
//!
//! A register is live before an instruction when some path from there reads it before writing it. What reads and
//! what writes follows from the operand roles of the op table and from nothing else, so a new op needs no line
//! here. Three rules beyond the textbook:
//!
//! * Any instruction in a handler's range may go to the handler, before or after its destinations were written. What
//!   the handler needs (except the register it receives the exception in) is therefore live throughout the range,
//!   even right before an instruction that overwrites it.
//! * While an exception is being handled its register is live: a bare `raise` or `sys.exc_info()` may ask for it.
//! * A jumping op writes its destination only on the jump (`ForIter` leaves it alone when the loop ends).
//!
//! For an op that is suspended in the middle (a call, a yield) the live set is the set before its pc and nothing
//! more: it has not written its destinations, and may look at its operands again.
//!
//! Together with the verifier: a register that is live is defined, on every path, with the one kind that the
//! [`KindMap`](super::verify::KindMap) says. The code must have been verified.
//!
//! The solver pushes *new* bits, a word at a time, from blocks to their predecessors. A bit is pushed once per block,
//! so the work is linear in the result, whatever the shape of the graph. Only the sets at block starts are stored.

use super::code::Code;
use super::flow::{self, Block, Flow, NONE};
use super::instr::Instr;

/// A set of registers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RegSet {
    words: Vec<u64>,
}

impl RegSet {
    /// The empty set, with room for registers `0..n_regs`.
    pub fn new(n_regs: usize) -> RegSet {
        RegSet {
            words: vec![0; n_regs.div_ceil(64)],
        }
    }

    /// Makes the set empty and gives it room for registers `0..n_regs`.
    pub fn reset(&mut self, n_regs: usize) {
        self.words.clear();
        self.words.resize(n_regs.div_ceil(64), 0);
    }

    #[inline]
    pub fn contains(&self, reg: usize) -> bool {
        let word = self.words.get(reg / 64).copied().unwrap_or(0);
        word >> (reg % 64) & 1 != 0
    }

    /// Adds a register. Panics if there is no room for it.
    #[inline]
    pub fn insert(&mut self, reg: usize) {
        self.words[reg / 64] |= 1 << (reg % 64);
    }

    #[inline]
    pub fn remove(&mut self, reg: usize) {
        if let Some(word) = self.words.get_mut(reg / 64) {
            *word &= !(1 << (reg % 64));
        }
    }

    /// How many registers are in the set.
    pub fn len(&self) -> usize {
        self.words.iter().map(|w| w.count_ones() as usize).sum()
    }

    pub fn is_empty(&self) -> bool {
        self.words.iter().all(|w| *w == 0)
    }

    /// The registers in ascending order.
    pub fn iter(&self) -> impl Iterator<Item = usize> + '_ {
        self.words.iter().enumerate().flat_map(|(i, word)| {
            let mut rest = *word;
            std::iter::from_fn(move || {
                let bit = rest.trailing_zeros() as usize;
                rest &= rest.wrapping_sub(1);
                (bit < 64).then_some(i * 64 + bit)
            })
        })
    }

    /// The bits, 64 registers to a word, register 0 lowest.
    pub fn words(&self) -> &[u64] {
        &self.words
    }
}

/// The live sets of one code object.
#[derive(Clone, Debug)]
pub struct Liveness {
    flow: Flow,
    /// 64-bit words per set.
    width: usize,
    /// The sets at the starts of the blocks, one after the other.
    live: Vec<u64>,
}

impl Liveness {
    /// Analyses verified code.
    pub fn new(code: &Code) -> Liveness {
        let flow = Flow::new(code);
        let width = (code.n_regs as usize).div_ceil(64);
        let (live, kill) = local_sets(code, &flow, width);
        let mut solver = Solver {
            preds: Preds::new(code, &flow),
            width,
            live,
            kill,
            work: Vec::new(),
        };
        solver.run(flow.blocks.len());
        Liveness {
            live: solver.live,
            width,
            flow,
        }
    }

    /// Puts into `out` the registers that are live before the instruction at `pc`. Walks at most
    /// [`flow::MAX_BLOCK`] instructions.
    pub fn live_in(&self, code: &Code, pc: u32, out: &mut RegSet) {
        out.reset(code.n_regs as usize);
        let block = self.flow.blocks[self.flow.block_of(pc)];
        if block.start == pc {
            out.words.copy_from_slice(self.at(self.flow.block_of(pc)));
            return;
        }
        if block.jump != NONE {
            self.add(block.jump, out);
            let last = code.instrs[block.end as usize - 1];
            flow::writes(last, |first, n| remove(&mut out.words, first, n));
        }
        if block.next != NONE {
            self.add(block.next, out);
        }
        let keep = self.kept(code, &block);
        union(&mut out.words, &keep.words);
        for pc in (pc..block.end).rev() {
            let instr = code.instrs[pc as usize];
            if !is_jump(&block, pc) {
                flow::writes(instr, |first, n| remove(&mut out.words, first, n));
                union(&mut out.words, &keep.words);
            }
            flow::reads(instr, |first, n| insert(&mut out.words, first, n));
        }
    }

    /// What is live throughout the block because of its handler and of the exception being handled.
    fn kept(&self, code: &Code, block: &Block) -> RegSet {
        let mut keep = RegSet::default();
        if block.handler != NONE || block.handled != NONE {
            keep.reset(code.n_regs as usize);
        }
        if block.handler != NONE {
            self.add(block.catch, &mut keep);
            keep.remove(code.handlers[block.handler as usize].reg as usize);
        }
        if block.handled != NONE {
            keep.insert(code.handled[block.handled as usize].reg as usize);
        }
        keep
    }

    fn add(&self, block: u32, out: &mut RegSet) {
        union(&mut out.words, self.at(block as usize));
    }

    fn at(&self, block: usize) -> &[u64] {
        &self.live[block * self.width..][..self.width]
    }
}

/// Whether the instruction at `pc`, in the block, jumps: then its destinations are written on the jump only.
fn is_jump(block: &Block, pc: u32) -> bool {
    pc + 1 == block.end && block.jump != NONE
}

/// For every block: the registers it reads before it writes them, and those it writes for certain.
fn local_sets(code: &Code, flow: &Flow, width: usize) -> (Vec<u64>, Vec<u64>) {
    let mut live = vec![0; flow.blocks.len() * width];
    let mut kill = live.clone();
    for (i, block) in flow.blocks.iter().enumerate() {
        let live = &mut live[i * width..][..width];
        let kill = &mut kill[i * width..][..width];
        for pc in (block.start..block.end).rev() {
            let instr: Instr = code.instrs[pc as usize];
            if !is_jump(block, pc) {
                flow::writes(instr, |first, n| {
                    remove(live, first, n);
                    insert(kill, first, n);
                });
            }
            flow::reads(instr, |first, n| insert(live, first, n));
        }
        if block.handled != NONE {
            insert(live, code.handled[block.handled as usize].reg as u32, 1);
        }
    }
    (live, kill)
}

/// An edge, seen from the block it leads to.
#[derive(Clone, Copy)]
struct Edge {
    from: u32,
    /// First register that the edge itself writes, and how many.
    first: u32,
    count: u32,
    /// Leaves from every instruction of `from`, so nothing that `from` writes counts.
    exception: bool,
}

/// The edges, grouped by the block they lead to.
struct Preds {
    /// Where each block's edges begin.
    begin: Vec<u32>,
    edges: Vec<Edge>,
}

impl Preds {
    fn new(code: &Code, flow: &Flow) -> Preds {
        let mut begin = vec![0; flow.blocks.len() + 1];
        for_each_edge(code, flow, |to, _| begin[to as usize + 1] += 1);
        for i in 1..begin.len() {
            begin[i] += begin[i - 1];
        }
        let none = Edge {
            from: NONE,
            first: 0,
            count: 0,
            exception: false,
        };
        let mut edges = vec![none; begin[flow.blocks.len()] as usize];
        let mut fill = begin.clone();
        for_each_edge(code, flow, |to, edge| {
            edges[fill[to as usize] as usize] = edge;
            fill[to as usize] += 1;
        });
        Preds { begin, edges }
    }

    fn of(&self, block: usize) -> &[Edge] {
        &self.edges[self.begin[block] as usize..self.begin[block + 1] as usize]
    }
}

fn for_each_edge(code: &Code, flow: &Flow, mut visit: impl FnMut(u32, Edge)) {
    for (i, block) in flow.blocks.iter().enumerate() {
        let plain = Edge {
            from: i as u32,
            first: 0,
            count: 0,
            exception: false,
        };
        if block.next != NONE {
            visit(block.next, plain);
        }
        if block.jump != NONE {
            let mut edge = plain;
            flow::writes(code.instrs[block.end as usize - 1], |first, count| {
                (edge.first, edge.count) = (first, count);
            });
            visit(block.jump, edge);
        }
        if block.handler != NONE {
            let edge = Edge {
                first: code.handlers[block.handler as usize].reg as u32,
                count: 1,
                exception: true,
                ..plain
            };
            visit(block.catch, edge);
        }
    }
}

/// Bits of one word of one block's set that its predecessors have not been told of.
struct News {
    block: u32,
    word: u32,
    bits: u64,
}

struct Solver {
    preds: Preds,
    width: usize,
    live: Vec<u64>,
    kill: Vec<u64>,
    work: Vec<News>,
}

impl Solver {
    /// First one sweep from the last block to the first, which finds nearly everything where code runs downwards;
    /// then the bits that went up a back edge, until there is no news.
    fn run(&mut self, n_blocks: usize) {
        for block in (0..n_blocks as u32).rev() {
            for word in 0..self.width as u32 {
                let bits = self.live[block as usize * self.width + word as usize];
                if bits != 0 {
                    self.tell(News { block, word, bits }, block);
                }
            }
        }
        while let Some(news) = self.work.pop() {
            self.tell(news, 0);
        }
    }

    /// Passes the bits on to the predecessors. Those below block `pending` will be looked at anyway.
    fn tell(&mut self, news: News, pending: u32) {
        let News { block, word, bits } = news;
        for edge in self.preds.of(block as usize) {
            let at = edge.from as usize * self.width + word as usize;
            let mut bits = bits & !mask(word, edge.first, edge.count) & !self.live[at];
            if !edge.exception {
                bits &= !self.kill[at];
            }
            if bits != 0 {
                self.live[at] |= bits;
                if edge.from >= pending {
                    let block = edge.from;
                    self.work.push(News { block, word, bits });
                }
            }
        }
    }
}

/// The bits of registers `first..first + count` within word number `word`.
fn mask(word: u32, first: u32, count: u32) -> u64 {
    let low = (word * 64).max(first);
    let high = (word * 64 + 64).min(first + count);
    if low >= high {
        return 0;
    }
    (u64::MAX >> (64 - (high - low))) << (low % 64)
}

fn union(words: &mut [u64], other: &[u64]) {
    for (word, other) in words.iter_mut().zip(other) {
        *word |= other;
    }
}

#[inline]
fn insert(words: &mut [u64], first: u32, count: u32) {
    if count == 1 {
        words[first as usize / 64] |= 1 << (first % 64);
        return;
    }
    for word in first / 64..(first + count).div_ceil(64) {
        words[word as usize] |= mask(word, first, count);
    }
}

#[inline]
fn remove(words: &mut [u64], first: u32, count: u32) {
    if count == 1 {
        words[first as usize / 64] &= !(1 << (first % 64));
        return;
    }
    for word in first / 64..(first + count).div_ceil(64) {
        words[word as usize] &= !mask(word, first, count);
    }
}
