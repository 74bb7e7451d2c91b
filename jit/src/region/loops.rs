//! The loops of a region: the order of its blocks, which of them close loops, and what those assign.
//!
//! A loop's header is a block that some later one jumps back to. The loops of the graph are not always those of the program: a block that
//! is entered from an inner loop goes round an outer one. What belongs to the program's own loop is a header's *turn*.

use super::{BlockId, CtxId, ITER_FIELDS, Inlined, Region, Turn, back_jumps, yields};
use pirn_vm::bytecode::{Op, flow};
use pirn_vm::objects::RtCode;
use rustc_hash::FxHashMap;

impl Region {
    /// Orders the blocks and finds the loops.
    pub(super) fn find_loops(&mut self) {
        let n = self.blocks.len();
        let mut state = vec![0u8; n];
        let mut post = Vec::with_capacity(n);
        let mut closing = Vec::new();
        let mut stack = vec![(self.entry, 0)];
        state[self.entry] = 1;
        while let Some((b, i)) = stack.last_mut() {
            let b = *b;
            let Some(s) = self.edge(b, *i) else {
                state[b] = 2;
                post.push(b);
                stack.pop();
                continue;
            };
            *i += 1;
            match state[s] {
                0 => {
                    state[s] = 1;
                    stack.push((s, 0));
                }
                1 => closing.push((b, s)),
                _ => {}
            }
        }
        post.reverse();
        self.order = post;
        let mut preds = vec![Vec::new(); n];
        for &b in &self.order {
            for s in (0..).map_while(|i| self.edge(b, i)) {
                preds[s].push(b);
            }
        }
        let mut headers: FxHashMap<BlockId, Vec<BlockId>> = FxHashMap::default();
        for (b, h) in closing {
            headers.entry(h).or_default().push(b);
        }
        for (h, ends) in headers {
            let mut inside = vec![false; n];
            inside[h] = true;
            let mut work = ends;
            let mut reducible = true;
            while let Some(b) = work.pop() {
                if std::mem::replace(&mut inside[b], true) {
                    continue;
                }
                reducible &= b != self.entry;
                work.extend(&preds[b]);
            }
            self.blocks[h].is_header = true;
            let own: Vec<bool> = (0..n).map(|b| inside[b] && self.takes_turn(b, h)).collect();
            for (block, own) in self.blocks.iter_mut().zip(&own) {
                block.depth += *own as u32;
            }
            if !reducible {
                continue;
            }
            self.blocks[h].assigned = Some(self.assigned_in(&inside));
            let from_outside = |b: BlockId| preds[b].iter().any(|p| !own[*p]);
            let closed = (0..n).all(|b| b == h || !own[b] || !from_outside(b));
            self.blocks[h].turn = (own != inside).then(|| Turn {
                assigned: self.assigned_in(&own),
                inside: own,
                closed,
            });
        }
    }

    /// Whether a block is part of the loop that the program has around a header.
    fn takes_turn(&self, id: BlockId, header: BlockId) -> bool {
        let (block, header) = (&self.blocks[id], &self.blocks[header]);
        let Some((lo, end)) = loop_around(self.rt(header.ctx), header.start) else {
            return true;
        };
        if block.copy || block.first == Some(header.start) {
            return false;
        }
        let is_in = |(ctx, range): (CtxId, (u32, u32))| {
            let mut at = Some((block.ctx, block.start));
            while let Some((c, pc)) = at {
                if c == ctx {
                    return Some((range.0..=range.1).contains(&pc));
                }
                at = self.ctxs[c].parent;
            }
            None
        };
        if let Some(found) = is_in((header.ctx, (lo, end))) {
            return found;
        }
        // What is done with what a generator yields, and the generator's loop around that.
        let ctx = &self.ctxs[header.ctx];
        let yields_here = yields(&ctx.rt).any(|at| (lo..=end).contains(&at));
        match ctx.parent.filter(|_| ctx.lazy.is_some() && yields_here) {
            Some((parent, call)) => {
                let around = loop_around(self.rt(parent), call);
                !block.begins && around.is_some_and(|range| is_in((parent, range)) == Some(true))
            }
            None => false,
        }
    }

    /// The n-th edge out of a block.
    fn edge(&self, id: BlockId, n: usize) -> Option<BlockId> {
        let block = &self.blocks[id];
        let catch = block.catch.filter(|_| n == block.succs.len());
        block.succs.get(n).copied().or(catch.map(|c| c.block))
    }

    /// Virtual registers that these blocks assign.
    fn assigned_in(&self, inside: &[bool]) -> Vec<usize> {
        let mut found = vec![false; self.n_vregs];
        for (id, block) in self.blocks.iter().enumerate() {
            if !inside[id] {
                continue;
            }
            let base = self.ctxs[block.ctx].base;
            if let Some(catch) = block.catch {
                found[catch.reg] = true;
            }
            for pc in block.start..block.end {
                flow::writes(self.instr(block.ctx, pc), |first, n| {
                    for r in first..first + n {
                        found[base + r as usize] = true;
                    }
                });
            }
            for pc in block.start..block.end {
                let i = self.instr(block.ctx, pc);
                if i.is(Op::ForIter)
                    && let Some(v) = self.ctxs[block.ctx].iter(i.b())
                {
                    (found[v], found[v + 1]) = (true, true);
                }
            }
            if let Some((ctx, how)) = block.inlined {
                let context = &self.ctxs[ctx];
                if context.lazy.is_some() && !block.begins {
                    let at = yields(&context.rt)
                        .next()
                        .map(|at| context.rt.instrs()[at as usize]);
                    at.iter()
                        .for_each(|i| found[context.base + i.a() as usize] = true);
                    continue;
                }
                let others = block.ways.iter().map(|(_, c)| *c);
                for c in others.chain([ctx]) {
                    let ctx = &self.ctxs[c];
                    found[ctx.base..=ctx.frame.unwrap_or(ctx.func)].fill(true);
                }
                if how == Inlined::Generator {
                    continue;
                }
                // Where an instance is made, the callee's register receives it.
                let i = self.instr(block.ctx, block.end - 1);
                found[base + i.b() as usize] = true;
            }
        }
        for &(it, fields) in &self.iterators {
            if found[it] {
                found[fields..fields + ITER_FIELDS].fill(true);
            }
        }
        (0..self.n_vregs).filter(|v| found[*v]).collect()
    }
}

/// The first and last pc of the innermost loop that a pc is in.
pub(super) fn loop_around(rt: &RtCode, pc: u32) -> Option<(u32, u32)> {
    let around = back_jumps(rt).filter(|(lo, end)| (*lo..=*end).contains(&pc));
    around.min_by_key(|(lo, end)| end - lo)
}
