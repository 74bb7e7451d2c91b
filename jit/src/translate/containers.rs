//! Methods of lists, deques, sets and dicts, in place or by a helper of their own.

use super::Translator;
use super::natives::NativeCall;
use super::state::Slot;
use crate::ty::{Ty, class};
use cranelift_codegen::ir::condcodes::IntCC;
use cranelift_codegen::ir::{self, InstBuilder};
use pirn_vm::Value;
use pirn_vm::compiler::layout;
use pirn_vm::interp::native::helpers::Helper;
use pirn_vm::vm::Known;

/// A side of a deque.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum End {
    Left,
    Right,
}

impl Translator<'_, '_> {
    pub(super) fn list_append(&mut self, c: &NativeCall) -> Option<Slot> {
        let list = c.args.start;
        if self.ty(list).bits != class::LIST {
            return None;
        }
        self.append(list, list + 1);
        Some(self.known(Value::NONE))
    }

    /// The item in a place of the buffer at an address, which is empty then.
    fn taken(&mut self, buffer: ir::Value, place: ir::Value) -> ir::Value {
        let bytes = self.b.ins().ishl_imm_u(place, 3);
        let at = self.b.ins().iadd(buffer, bytes);
        let item = self.load(at, layout::BUFFER_ITEMS);
        let none = self.word(Value::UNBOUND.bits() as i64);
        self.store(none, at, layout::BUFFER_ITEMS);
        item
    }

    /// The last item of a list, which loses it.
    pub(super) fn list_pop(&mut self, c: &NativeCall) -> Option<Slot> {
        let list = c.args.start;
        if self.ty(list).bits != class::LIST {
            return None;
        }
        let word = self.boxed(list);
        let at = self.address(word);
        let len = self.load(at, layout::LIST_LEN);
        let some = self.b.ins().icmp_imm_u(IntCC::NotEqual, len, 0);
        let item = self.fast_or_native(c, some, |t| {
            let buffer = t.load(at, layout::LIST_BUFFER);
            let buffer = t.address(buffer);
            let left = t.b.ins().iadd_imm_s(len, -1);
            let item = t.taken(buffer, left);
            t.store(left, at, layout::LIST_LEN);
            item
        });
        Some(Slot::boxed(item, Ty::ANY.without(class::UNBOUND)))
    }

    pub(super) fn set_add(&mut self, c: &NativeCall) -> Option<Slot> {
        let set = c.args.start;
        if self.ty(set).bits != class::SET {
            return None;
        }
        let (word, item) = (self.boxed(set), self.boxed(set + 1));
        self.ask(Helper::set_include, &[word, item]);
        self.forget_shapes();
        Some(self.known(Value::NONE))
    }

    pub(super) fn dict_get(&mut self, c: &NativeCall) -> Option<Slot> {
        let d = c.args.start;
        if self.ty(d).bits != class::DICT {
            return None;
        }
        let (word, key) = (self.boxed(d), self.boxed(d + 1));
        let default = if c.args.len() == 3 {
            self.boxed(d + 2)
        } else {
            self.constant(Value::NONE)
        };
        let v = self.ask(Helper::dict_get, &[word, key, default]);
        self.note_sought(d + 1);
        self.forget_shapes();
        Some(Slot::boxed(v, Ty::ANY.without(class::UNBOUND)))
    }

    // --- Deques --------------------------------------------------------------------------------------------------

    /// The address of a call's receiver, if that is known to be a deque.
    fn deque(&mut self, c: &NativeCall) -> Option<ir::Value> {
        let v = c.args.start;
        if self.ty(v).shape != Known::Deque.shape() {
            return None;
        }
        let word = self.boxed(v);
        Some(self.address(word))
    }

    /// The place in a ring that is so many items behind its first one; both are less than the capacity.
    fn place_in_ring(
        &mut self,
        first: ir::Value,
        behind: ir::Value,
        capacity: ir::Value,
    ) -> ir::Value {
        let place = self.b.ins().iadd(first, behind);
        let round = self.b.ins().isub(place, capacity);
        let fits = self.b.ins().icmp(IntCC::UnsignedLessThan, place, capacity);
        self.b.ins().select(fits, place, round)
    }

    fn note_deque_change(&mut self, at: ir::Value) {
        let version = self.load(at, layout::DEQUE_VERSION);
        let version = self.b.ins().iadd_imm_s(version, 1);
        self.store(version, at, layout::DEQUE_VERSION);
    }

    /// The item at an end of a deque, which loses it.
    pub(super) fn deque_pop(&mut self, c: &NativeCall, end: End) -> Option<Slot> {
        let at = self.deque(c)?;
        let len = self.load(at, layout::DEQUE_LEN);
        let some = self.b.ins().icmp_imm_u(IntCC::NotEqual, len, 0);
        let item = self.fast_or_native(c, some, |t| {
            let buffer = t.load(at, layout::DEQUE_BUFFER);
            let buffer = t.address(buffer);
            let capacity = t.load(buffer, layout::BUFFER_CAPACITY);
            let first = t.load(at, layout::DEQUE_FIRST);
            let left = t.b.ins().iadd_imm_s(len, -1);
            let place = match end {
                End::Left => first,
                End::Right => t.place_in_ring(first, left, capacity),
            };
            let item = t.taken(buffer, place);
            t.store(left, at, layout::DEQUE_LEN);
            if end == End::Left {
                let one = t.word(1);
                let next = t.place_in_ring(first, one, capacity);
                t.store(next, at, layout::DEQUE_FIRST);
            }
            t.note_deque_change(at);
            item
        });
        Some(Slot::boxed(item, Ty::ANY.without(class::UNBOUND)))
    }

    /// Appends to a deque that has room and no greatest length.
    pub(super) fn deque_append(&mut self, c: &NativeCall) -> Option<Slot> {
        let at = self.deque(c)?;
        let item = c.args.start + 1;
        let (word, ty) = (self.boxed(item), self.ty(item));
        let len = self.load(at, layout::DEQUE_LEN);
        let most = self.load(at, layout::DEQUE_MAX_LEN);
        let buffer = self.load(at, layout::DEQUE_BUFFER);
        let endless = self.b.ins().icmp_imm_s(IntCC::Equal, most, -1);
        let unbound = Value::UNBOUND.bits() as i64;
        let there = self.b.ins().icmp_imm_u(IntCC::NotEqual, buffer, unbound);
        let plain = self.b.ins().band(endless, there);
        let (_, go) = (self.exit(), self.b.create_block());
        let fits = self.b.append_block_param(go, ir::types::I8);
        let look = self.b.create_block();
        self.b
            .ins()
            .brif(plain, look, &[], go, &[ir::BlockArg::Value(plain)]);
        self.b.switch_to_block(look);
        let ring = self.address(buffer);
        let capacity = self.load(ring, layout::BUFFER_CAPACITY);
        let less = self.b.ins().icmp(IntCC::UnsignedLessThan, len, capacity);
        self.b.ins().jump(go, &[ir::BlockArg::Value(less)]);
        self.b.switch_to_block(go);
        self.fast_or_native(c, fits, |t| {
            let ring = t.address(buffer);
            let capacity = t.load(ring, layout::BUFFER_CAPACITY);
            let first = t.load(at, layout::DEQUE_FIRST);
            let place = t.place_in_ring(first, len, capacity);
            let bytes = t.b.ins().ishl_imm_u(place, 3);
            let place = t.b.ins().iadd(ring, bytes);
            t.store(word, place, layout::BUFFER_ITEMS);
            let more = t.b.ins().iadd_imm_s(len, 1);
            t.store(more, at, layout::DEQUE_LEN);
            t.note_deque_change(at);
            t.barrier_for(ring, word, ty);
            t.word(Value::NONE.bits() as i64)
        });
        Some(self.known(Value::NONE))
    }
}
