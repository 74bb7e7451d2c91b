//! Items of dicts.
//!
//! A key that is the same each time (`d["name"]`) is looked for where it was found last, which the site's feedback cell
//! tells by the entry's number: if that entry has the very key, nothing is hashed, whichever dict it is. So records made by
//! the same code need no search. Other keys go by helpers for dicts.

use super::Translator;
use crate::ty::class;
use cranelift_codegen::ir::condcodes::IntCC;
use cranelift_codegen::ir::{self, BlockArg, InstBuilder, types};
use pirn_vm::compiler::layout;
use pirn_vm::heap::Kind;
use pirn_vm::interp::native::helpers::Helper;

/// Where a site's cell holds the number of the entry.
const PLACE: i32 = 12;

/// Bytes of an entry: hash, key, value.
const ENTRY: i64 = 24;

impl Translator<'_, '_> {
    /// Whether a key is a string or a small int that is known.
    fn is_constant_key(&self, key: usize) -> bool {
        let ty = self.ty(key);
        ty.bits == class::STR && ty.known != 0
    }

    /// The address of a constant key's entry in the dict at an address, where it is in its place; goes to `elsewhere` if not.
    fn entry_in_place(
        &mut self,
        at: ir::Value,
        key: ir::Value,
        cell: ir::Value,
        elsewhere: ir::Block,
    ) -> ir::Value {
        let place = self.load_small(types::I32, cell, PLACE);
        let fill = self.load_small(types::I32, at, layout::DICT_FILL);
        let there = self.b.ins().icmp(IntCC::UnsignedLessThan, place, fill);
        let (look, go) = (self.b.create_block(), self.b.create_block());
        self.b.ins().brif(there, look, &[], elsewhere, &[]);
        self.b.switch_to_block(look);
        let place = self.b.ins().uextend(types::I64, place);
        let bytes = self.b.ins().imul_imm_s(place, ENTRY);
        let entries = self.load(at, layout::DICT_ENTRIES);
        let entries = self.address(entries);
        let entry = self.b.ins().iadd(entries, bytes);
        let found = self.load(entry, layout::BUFFER_ITEMS + 8);
        let same = self.b.ins().icmp(IntCC::Equal, found, key);
        self.b.ins().brif(same, go, &[], elsewhere, &[]);
        self.b.switch_to_block(go);
        entry
    }

    /// `d[key]` of a dict.
    pub(super) fn dict_item(&mut self, obj: usize, key: usize) -> ir::Value {
        let at = self.object(obj, Kind::Dict);
        let constant = self.is_constant_key(key);
        let (d, k) = (self.boxed(obj), self.boxed(key));
        if !constant {
            let v = self.ask(Helper::dict_item, &[d, k]);
            self.forget_shapes();
            return v;
        }
        let _ = self.exit();
        let cell = self.feedback_cell();
        let join = self.b.create_block();
        let result = self.b.append_block_param(join, types::I64);
        let elsewhere = self.cold_block();
        let entry = self.entry_in_place(at, k, cell, elsewhere);
        let v = self.load(entry, layout::BUFFER_ITEMS + 16);
        self.b.ins().jump(join, &[BlockArg::Value(v)]);
        self.b.switch_to_block(elsewhere);
        let v = self.ask(Helper::dict_item_at, &[d, k, cell]);
        self.b.ins().jump(join, &[BlockArg::Value(v)]);
        self.b.switch_to_block(join);
        self.forget_shapes();
        result
    }

    /// `d[key] = value` of a dict.
    pub(super) fn dict_store(&mut self, obj: usize, key: usize, value: usize) {
        let at = self.object(obj, Kind::Dict);
        let constant = self.is_constant_key(key);
        let (d, k, v) = (self.boxed(obj), self.boxed(key), self.boxed(value));
        if !constant {
            self.ask(Helper::dict_store, &[d, k, v]);
            return self.forget_shapes();
        }
        let _ = self.exit();
        let cell = self.feedback_cell();
        let join = self.b.create_block();
        let elsewhere = self.cold_block();
        let entry = self.entry_in_place(at, k, cell, elsewhere);
        self.store(v, entry, layout::BUFFER_ITEMS + 16);
        let buffer = self.load(at, layout::DICT_ENTRIES);
        let buffer = self.address(buffer);
        self.barrier(buffer);
        self.b.ins().jump(join, &[]);
        self.b.switch_to_block(elsewhere);
        self.ask(Helper::dict_store_at, &[d, k, v, cell]);
        self.b.ins().jump(join, &[]);
        self.b.switch_to_block(join);
        self.forget_shapes();
    }
}
