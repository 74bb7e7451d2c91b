//! Shapes of objects throughout loops.
//!
//! A guard on the shape of an object that a loop does not replace holds in every turn if it holds before the loop, unless
//! something runs in between that may change shapes. So such a guard is made before the loop, of a loop in which nothing of
//! that kind was met when the pass was made before: the pass notes which loops are *moved*, and what guards want
//! (*wishes*), and begins again with the wishes of the others. Should a loop turn out to change a shape all the same, its
//! header counts as moving from then on.
//!
//! Where a shape is known, so are the attribute that came last, which can be deleted in place, and what `getattr` and `hasattr` find.

use super::Translator;
use super::natives::NativeCall;
use super::state::Slot;
use crate::region::BlockId;
use crate::ty::{Ty, class};
use cranelift_codegen::ir::{InstBuilder, types};
use pirn_vm::Value;
use pirn_vm::bytecode::Instr;
use pirn_vm::compiler::layout;
use pirn_vm::interp::native::helpers::Helper;
use pirn_vm::objects::{Cont, Str};
use pirn_vm::vm::ShapeAttr;

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

    /// The shape of a register's object: known, or the only one that the present instruction has met.
    fn shape_expected(&self, v: usize) -> Option<u32> {
        let known = self.ty(v).shape;
        if known != 0 {
            return Some(known).filter(|shape| shape & Ty::SHAPES == 0);
        }
        let [more, first, second, _] = self.feedback();
        let hopeless = self.region.rt(self.ctx).native.is_hopeless(self.pc);
        let one = first != 0 && second == 0 && more == 0 && !hopeless;
        Some(first).filter(|_| one && self.ty(v).may(class::POINTERS))
    }

    /// Deletes an attribute: of an object to which it came last, in place.
    pub(super) fn del_attr(&mut self, i: Instr) {
        let obj = self.reg(i.a());
        let name = self.region.rt(self.ctx).names[i.b() as usize];
        if let Some(shape) = self.shape_expected(obj)
            && let Some((slot, before)) = self.vm.shape_before(shape, name)
        {
            let at = self.shaped(obj, shape);
            let gone = self.word(Value::UNBOUND.bits() as i64);
            self.store(gone, at, layout::INSTANCE_SLOTS + 8 * slot as i32);
            let next = self.b.ins().iconst(types::I32, i64::from(before));
            self.store(next, at, layout::HEADER_SHAPE);
            self.cur.memory.forget_place(slot as u32);
            let known = self.ty(obj);
            self.forget_shape(shape);
            self.narrow(obj, known.shaped(before));
            return;
        }
        let (obj, name) = (self.boxed(obj), self.name(i.b() as u32));
        self.ask(Helper::del_attr, &[obj, name]);
        self.forget_shapes();
    }

    /// What objects of a register's shape have under the name in the next one, where both are known.
    fn attr_asked(&mut self, v: usize) -> Option<ShapeAttr> {
        let shape = self.ty(v).shape;
        let name = self.ty(v + 1).object()?.as_gc::<Str>()?;
        if shape == 0 || shape & Ty::SHAPES != 0 {
            return None;
        }
        let name = self.vm.intern_value(name);
        self.vm.attr_of_shape(shape, name)
    }

    /// `hasattr` of an object of known shape.
    pub(super) fn has_attr(&mut self, c: &NativeCall) -> Option<Slot> {
        let found = self.attr_asked(c.args.start)?;
        Some(self.known(Value::bool(found != ShapeAttr::Nothing)))
    }

    /// `getattr` with a default of an object of known shape.
    pub(super) fn attr_or_default(&mut self, c: &NativeCall) -> Option<Slot> {
        let v = c.args.start;
        match self.attr_asked(v)? {
            ShapeAttr::Nothing => Some(self.copy(v + 2)),
            ShapeAttr::Slot(n) => {
                let word = self.boxed(v);
                let at = self.address(word);
                let value = self.load(at, layout::INSTANCE_SLOTS + 8 * n as i32);
                Some(Slot::boxed(value, Ty::ANY.without(class::UNBOUND)))
            }
            ShapeAttr::Class(_) => None,
        }
    }
}
