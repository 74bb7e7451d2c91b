//! Items of dicts.
//!
//! A key that is the same each time (`d["name"]`) is looked for where it was found last, which the site's feedback cell
//! tells by the entry's number: if that entry has the very key, nothing is hashed, whichever dict it is. So records made by
//! the same code need no search. Other keys go by helpers for dicts, which search; where a key has been sought before, as in
//! `if k in d: d[k] += 1`, the VM remembers what the last search came to, and that is looked at first.

use super::Translator;
use crate::ty::{Ty, class};
use cranelift_codegen::ir::condcodes::IntCC;
use cranelift_codegen::ir::{self, BlockArg, InstBuilder, types};
use pirn_vm::compiler::layout;
use pirn_vm::heap::{Kind, flag};
use pirn_vm::interp::native::helpers::Helper;
use pirn_vm::{Known, Value};

/// Where a site's cell holds the number of the entry.
const PLACE: i32 = 12;

/// Bytes of an entry: hash, key, value.
const ENTRY: i64 = 24;

/// How an entry is come by before its key is searched for.
#[derive(Clone, Copy)]
enum Place {
    /// The site's cell tells where the key was.
    Cell(ir::Value),
    /// The key may be the one that was sought last.
    Searched,
}

impl Translator<'_, '_> {
    /// The address of an entry of the dict at an address.
    fn entry(&mut self, at: ir::Value, n: ir::Value) -> ir::Value {
        let bytes = self.b.ins().imul_imm_s(n, ENTRY);
        let entries = self.load(at, layout::DICT_ENTRIES);
        let entries = self.address(entries);
        self.b.ins().iadd(entries, bytes)
    }

    /// The address of the key's entry in the dict at an address, where it is in its place; goes to `elsewhere` if not.
    fn entry_in_place(
        &mut self,
        at: ir::Value,
        key: ir::Value,
        place: Place,
        elsewhere: ir::Block,
    ) -> ir::Value {
        match place {
            Place::Cell(cell) => self.entry_of_cell(at, key, cell, elsewhere),
            Place::Searched => self.entry_searched(at, key, elsewhere),
        }
    }

    fn entry_of_cell(
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
        let entry = self.entry(at, place);
        let found = self.load(entry, layout::BUFFER_ITEMS + 8);
        let same = self.b.ins().icmp(IntCC::Equal, found, key);
        self.b.ins().brif(same, go, &[], elsewhere, &[]);
        self.b.switch_to_block(go);
        entry
    }

    fn entry_searched(&mut self, at: ir::Value, key: ir::Value, elsewhere: ir::Block) -> ir::Value {
        let vm = self.vm_ptr;
        let last = self.load(vm, layout::VM_SEARCHED_KEY);
        let other_key = self.b.ins().bxor(last, key);
        let last = self.load(vm, layout::VM_SEARCHED_DICT);
        let other_dict = self.b.ins().bxor(last, at);
        let last = self.load_u32(vm, layout::VM_SEARCHED_CHANGES);
        let changes = self.load_u32(at, layout::DICT_CHANGES);
        let changed = self.b.ins().bxor(last, changes);
        let differs = self.b.ins().bor(other_key, other_dict);
        let differs = self.b.ins().bor(differs, changed);
        let (look, go) = (self.b.create_block(), self.b.create_block());
        self.b.ins().brif(differs, elsewhere, &[], look, &[]);
        self.b.switch_to_block(look);
        let n = self.load_u32(vm, layout::VM_SEARCHED_ENTRY);
        let none = self
            .b
            .ins()
            .icmp_imm_u(IntCC::Equal, n, layout::SEARCHED_MISSING);
        self.b.ins().brif(none, elsewhere, &[], go, &[]);
        self.b.switch_to_block(go);
        self.entry(at, n)
    }

    /// Notes that a key is sought in a dict here. Whether it was before.
    pub(super) fn note_sought(&mut self, key: usize) -> bool {
        // A number is boxed for each of its copies.
        let slot = self.slot(key);
        let same = slot.raw.or(slot.boxed);
        same.is_some_and(|key| !self.sought.insert(key))
    }

    /// How the entry of a key may be come by. The key is sought here.
    fn place_of(&mut self, key: usize) -> Option<Place> {
        let ty = self.ty(key);
        if ty.bits == class::STR && ty.known != 0 {
            return Some(Place::Cell(self.feedback_cell()));
        }
        self.note_sought(key).then_some(Place::Searched)
    }

    /// `d[key]` of a dict.
    pub(super) fn dict_item(&mut self, obj: usize, key: usize) -> ir::Value {
        let at = self.object(obj, Kind::Dict);
        let (d, k) = (self.boxed(obj), self.boxed(key));
        let Some(place) = self.place_of(key) else {
            let v = self.item_or_key_error(Helper::dict_item, Helper::dict_find, &[d, k]);
            self.forget_shapes();
            return v;
        };
        let _ = self.exit();
        let join = self.b.create_block();
        let result = self.b.append_block_param(join, types::I64);
        let elsewhere = self.cold_block();
        let entry = self.entry_in_place(at, k, place, elsewhere);
        let v = self.load(entry, layout::BUFFER_ITEMS + 16);
        self.b.ins().jump(join, &[BlockArg::Value(v)]);
        self.b.switch_to_block(elsewhere);
        let v = match place {
            Place::Cell(cell) => {
                let args = [d, k, cell];
                self.item_or_key_error(Helper::dict_item_at, Helper::dict_find_at, &args)
            }
            Place::Searched => {
                self.item_or_key_error(Helper::dict_item, Helper::dict_find, &[d, k])
            }
        };
        self.b.ins().jump(join, &[BlockArg::Value(v)]);
        self.b.switch_to_block(join);
        self.forget_shapes();
        result
    }

    /// An item by the one helper; or by the other, which says that there is none, where a handler of the unit may catch the KeyError,
    /// which is made in place then.
    fn item_or_key_error(&mut self, get: Helper, find: Helper, args: &[ir::Value]) -> ir::Value {
        let caught = self.region.blocks[self.block].catch.is_some();
        let raising = caught.then(|| self.raising(Known::KeyError, vec![args[1]]));
        let Some(raising) = raising.flatten() else {
            return self.ask(get, args);
        };
        let v = self.ask(find, args);
        let unbound = Value::UNBOUND.bits() as i64;
        let there = self.b.ins().icmp_imm_u(IntCC::NotEqual, v, unbound);
        self.or_else(there, raising);
        v
    }

    /// `d[key] = value` of a dict.
    pub(super) fn dict_store(&mut self, obj: usize, key: usize, value: usize) {
        self.object(obj, Kind::Dict);
        let d = self.boxed(obj);
        self.store_in_dict(d, key, value);
    }

    /// The dict that a register's object carries, an instance of a class that inherits from `dict`, where this special method is
    /// the dict's own: of the shape that was seen.
    pub(super) fn dict_carried(&mut self, obj: usize, name: Value) -> Option<ir::Value> {
        let [_, shape, other, _] = self.feedback();
        let hopeless = self.region.rt(self.ctx).native.is_hopeless(self.pc);
        let foreseen = shape != 0 && other == 0 && !hopeless && self.ty(obj).may(class::POINTERS);
        if !foreseen || !self.vm.carries_dict(shape, name) {
            return None;
        }
        let at = self.shaped(obj, shape);
        let d = self.load(at, layout::INSTANCE_SLOTS);
        self.guard_kind_of(d, Ty::ANY, Kind::Dict);
        Some(d)
    }

    /// The same of a dict that no register holds.
    pub(super) fn store_in_dict(&mut self, d: ir::Value, key: usize, value: usize) {
        let at = self.address(d);
        let (k, v) = (self.boxed(key), self.boxed(value));
        let Some(place) = self.place_of(key) else {
            self.ask(Helper::dict_store, &[d, k, v]);
            return self.forget_shapes();
        };
        let _ = self.exit();
        let join = self.b.create_block();
        let elsewhere = self.cold_block();
        // What native code relies on is the helper's.
        let (flags, plain) = (
            self.load_small(types::I8, at, layout::HEADER_FLAGS),
            self.b.create_block(),
        );
        let watched = self.b.ins().band_imm_u(flags, i64::from(flag::WATCHED));
        self.b.ins().brif(watched, elsewhere, &[], plain, &[]);
        self.b.switch_to_block(plain);
        let entry = self.entry_in_place(at, k, place, elsewhere);
        self.store(v, entry, layout::BUFFER_ITEMS + 16);
        let buffer = self.load(at, layout::DICT_ENTRIES);
        let buffer = self.address(buffer);
        self.barrier(buffer);
        self.b.ins().jump(join, &[]);
        self.b.switch_to_block(elsewhere);
        match place {
            Place::Cell(cell) => self.ask(Helper::dict_store_at, &[d, k, v, cell]),
            Place::Searched => self.ask(Helper::dict_store, &[d, k, v]),
        };
        self.b.ins().jump(join, &[]);
        self.b.switch_to_block(join);
        self.forget_shapes();
    }
}
