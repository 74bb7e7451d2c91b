//! Shapes of objects throughout loops.
//!
//! A guard on the shape of an object that a loop does not replace holds in every turn if it holds before the loop, unless
//! something runs in between that may change shapes. So such a guard is made before the loop, of a loop in which nothing of
//! that kind was met when the pass was made before: the pass notes which loops are *moved*, and what guards want
//! (*wishes*), and begins again with the wishes of the others. Should a loop turn out to change a shape all the same, its
//! header counts as moving from then on.

use super::Translator;
use crate::region::BlockId;
use crate::ty::class;
use pirn_vm::objects::Cont;

impl Translator<'_, '_> {
    /// A guard on a register asks for this shape: if the object is that of a header, it is better checked before the loop.
    pub(super) fn wish_shape(&mut self, v: usize, shape: u32) {
        if !self.options.hoist {
            return;
        }
        let mut place = self.cur[v].and_then(|s| s.origin);
        while let Some((id, v)) = place {
            let turn = self.region.assigned_by_turn(id);
            if self.know.moving.contains(&id) || turn.is_none_or(|a| a.binary_search(&v).is_ok()) {
                return;
            }
            self.wished_shapes.push(((id, v), shape));
            place = self.know.above.get(&(id, v)).copied();
        }
    }

    /// At the end of a pass: which wishes the next fulfils.
    pub(super) fn settle_shapes(&mut self) {
        for ((id, v), shape) in std::mem::take(&mut self.wished_shapes) {
            if !self.moved.contains(&id) && !self.know.moving.contains(&id) {
                let known = self.know.shaped.entry((id, v));
                self.again |= matches!(known, std::collections::hash_map::Entry::Vacant(_));
                known.or_insert(shape);
            }
        }
    }

    /// Before a loop: checks the shapes that its guards want. `before` are those that were known of the live registers. The
    /// registers.
    pub(super) fn shapes_before_loop(&mut self, id: BlockId, before: &[u32]) -> Vec<(usize, u32)> {
        let region = self.region;
        let mut found = Vec::new();
        if self.know.moving.contains(&id) {
            return found;
        }
        for (&v, known) in region.blocks[id].live.iter().zip(before) {
            let Some(shape) = self.know.shaped.get(&(id, v)).copied() else {
                continue;
            };
            if let Some(slot) = self.cur[v].as_mut().filter(|_| *known == shape) {
                slot.ty.shape = shape;
            }
            if self.shape_before_loop(id, v, shape) {
                found.push((v, shape));
            }
        }
        found
    }

    /// Makes a guard of a loop's body on a shape before the loop. False where it cannot hold.
    pub(super) fn shape_before_loop(&mut self, id: BlockId, v: usize, shape: u32) -> bool {
        if self.cur[v].is_none() || !self.ty(v).may(class::POINTERS) {
            return false;
        }
        let block = &self.region.blocks[id];
        let out = self.exit_at(block.ctx, block.start, Cont::Store, true);
        let saved = self.op_exit.replace(out);
        self.shaped(v, shape);
        self.op_exit = saved;
        true
    }

    /// At a header: notes the shapes that were checked before.
    pub(super) fn keep_shapes(&mut self, shaped: &[(usize, u32)]) {
        for (v, shape) in shaped {
            if let Some(slot) = &mut self.cur[*v] {
                slot.ty.bits &= class::POINTERS;
                slot.ty.shape = *shape;
            }
        }
    }
}
