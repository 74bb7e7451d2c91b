//! Items: indexing lists, tuples, strings and bytes, storing into lists and bytearrays, and what is left to dicts, to the
//! program's classes and to helpers.

use super::Translator;
use super::state::{Parts, Slot};
use crate::ty::{Ty, class};
use cranelift_codegen::ir::condcodes::IntCC;
use cranelift_codegen::ir::{self, InstBuilder, MemFlagsData, types};
use pirn_vm::Known;
use pirn_vm::bytecode::Instr;
use pirn_vm::compiler::layout;
use pirn_vm::heap::Kind;
use pirn_vm::interp::native::helpers::Helper;
use pirn_vm::objects::IterVariety;

/// The bit of a kind in feedback.
fn bit(kind: Kind) -> u32 {
    1 << kind as u32
}

impl Translator<'_, '_> {
    /// Whether a register is likely a container of this kind.
    fn likely(&self, v: usize, kind: Kind, fb: u32) -> bool {
        let ty = self.ty(v);
        if self.region.rt(self.ctx).native.is_hopeless(self.pc) {
            return false;
        }
        let bits = crate::ty::class_of_kind(kind);
        ty.bits == bits || ty.may(bits) && fb == bit(kind)
    }

    pub(super) fn get_item(&mut self, i: Instr) {
        let (obj, key) = (self.reg(i.b()), self.reg(i.c()));
        let fb = self.feedback()[0];
        if self.ty(key).may(class::INT) {
            for kind in [Kind::List, Kind::Tuple] {
                if self.likely(obj, kind, fb) {
                    let word = self.sequence_item(obj, key, kind);
                    return self.set(i.a(), Slot::boxed(word, Ty::ANY.without(class::UNBOUND)));
                }
            }
            if self.likely(obj, Kind::Str, fb) {
                let word = self.str_item(obj, key);
                return self.set(i.a(), Slot::boxed(word, Ty::of(class::STR)));
            }
            for kind in [Kind::Bytes, Kind::ByteArray] {
                if self.likely(obj, kind, fb) {
                    let byte = self.byte_item(obj, key, kind);
                    return self.set(i.a(), byte);
                }
            }
        }
        if self.likely(obj, Kind::Dict, fb) {
            let word = self.dict_item(obj, key);
            return self.set(i.a(), Slot::boxed(word, Ty::ANY.without(class::UNBOUND)));
        }
        let name = self.vm.names.dunder_getitem;
        let v = match self.call_special(name, &[obj, key]) {
            Some(v) => v,
            None if let Some(d) = self.dict_carried(obj, name) => {
                let (a, k) = (self.boxed(obj), self.boxed(key));
                let v = self.ask(Helper::carried_item, &[a, d, k]);
                self.note_sought(key);
                self.forget_shapes();
                v
            }
            None => {
                let (a, k) = (self.boxed(obj), self.boxed(key));
                let v = self.ask(Helper::get_item, &[a, k]);
                self.forget_shapes();
                v
            }
        };
        self.set(i.a(), Slot::boxed(v, Ty::ANY.without(class::UNBOUND)));
    }

    /// The length of a register's list or tuple, and what its items are found by; guards that it is one.
    pub(super) fn parts(&mut self, v: usize, kind: Kind) -> Parts {
        let at = self.object(v, kind);
        if let Some(parts) = self.cur[v].and_then(|s| s.parts) {
            return parts;
        }
        self.wish_parts(v);
        let parts = match kind {
            Kind::List => Parts {
                len: self.load(at, layout::LIST_LEN),
                items: self.load(at, layout::LIST_BUFFER),
            },
            _ => Parts {
                len: self.load(at, layout::TUPLE_LEN),
                items: self.boxed(v),
            },
        };
        if let Some(slot) = &mut self.cur[v] {
            slot.parts = Some(parts);
        }
        parts
    }

    /// The address of an item less `offset`, and that.
    fn place_of_item(&mut self, parts: Parts, index: ir::Value, kind: Kind) -> (ir::Value, i32) {
        let offset = match kind {
            Kind::List => layout::BUFFER_ITEMS,
            _ => layout::TUPLE_ITEMS,
        };
        let bytes = self.b.ins().ishl_imm_u(index, 3);
        let place = self.b.ins().iadd(parts.items, bytes);
        (place, offset - layout::PTR_TAG as i32)
    }

    /// An index counted from the front, and whether it is one of an item. Where guards of the instruction have failed
    /// already, indices from the end are foreseen, if they are not for certain.
    fn index(&mut self, key: usize, len: ir::Value) -> (ir::Value, ir::Value) {
        let mut index = self.int(key);
        let ty = self.ty(key);
        if ty.hi < 0 {
            index = self.b.ins().iadd(index, len);
        } else if ty.lo < 0 && self.region.rt(self.ctx).native.hot_exits(self.pc) > 0 {
            let from_end = self.b.ins().iadd(index, len);
            let negative = self.b.ins().icmp_imm_s(IntCC::SignedLessThan, index, 0);
            index = self.b.ins().select(negative, from_end, index);
        }
        let inside = self.b.ins().icmp(IntCC::UnsignedLessThan, index, len);
        (index, inside)
    }

    /// An item of a list or tuple.
    fn sequence_item(&mut self, obj: usize, key: usize, kind: Kind) -> ir::Value {
        let parts = self.parts(obj, kind);
        let (index, inside) = self.index(key, parts.len);
        let message = match kind {
            Kind::List => "list index out of range",
            _ => "tuple index out of range",
        };
        self.guard_or_raise(inside, Known::IndexError, message);
        let (place, offset) = self.place_of_item(parts, index, kind);
        self.load(place, offset)
    }

    pub(super) fn set_item(&mut self, i: Instr) {
        let (obj, key, v) = (self.reg(i.a()), self.reg(i.b()), self.reg(i.c()));
        let fb = self.feedback()[0];
        if self.ty(key).may(class::INT) && self.likely(obj, Kind::List, fb) {
            let parts = self.parts(obj, Kind::List);
            let (index, inside) = self.index(key, parts.len);
            self.guard(inside);
            let (place, offset) = self.place_of_item(parts, index, Kind::List);
            let buffer = self.address(parts.items);
            let (value, guarded) = self.boxed_for(v, buffer);
            self.store(value, place, offset);
            if !guarded {
                self.barrier_for(buffer, value, self.ty(v));
            }
            return;
        }
        if self.ty(key).may(class::INT)
            && self.ty(v).may(class::INT)
            && self.likely(obj, Kind::ByteArray, fb)
        {
            return self.set_byte(obj, key, v);
        }
        if self.likely(obj, Kind::Dict, fb) {
            return self.dict_store(obj, key, v);
        }
        let name = self.vm.names.dunder_setitem;
        if self.call_special(name, &[obj, key, v]).is_some() {
            return;
        }
        if let Some(d) = self.dict_carried(obj, name) {
            return self.store_in_dict(d, key, v);
        }
        let (a, k, value) = (self.boxed(obj), self.boxed(key), self.boxed(v));
        self.ask(Helper::set_item, &[a, k, value]);
        self.forget_shapes();
    }

    pub(super) fn del_item(&mut self, i: Instr) {
        let (obj, key) = (self.reg(i.a()), self.reg(i.b()));
        let (a, k) = (self.boxed(obj), self.boxed(key));
        self.ask(Helper::del_item, &[a, k]);
        self.forget_shapes();
    }

    // --- Bytes ---------------------------------------------------------------------------------------------------

    /// The length of a bytes object or bytearray at an address.
    pub(super) fn n_bytes(&mut self, at: ir::Value, kind: Kind) -> ir::Value {
        let offset = match kind {
            Kind::Bytes => layout::BYTES_LEN,
            _ => layout::BYTEARRAY_LEN,
        };
        self.load(at, offset)
    }

    /// The address of a byte of it less an offset, and that.
    fn place_of_byte(&mut self, at: ir::Value, index: ir::Value, kind: Kind) -> (ir::Value, i32) {
        let (first, offset) = match kind {
            Kind::Bytes => (at, layout::BYTES_TEXT),
            _ => {
                let buffer = self.load(at, layout::BYTEARRAY_BUFFER);
                (buffer, layout::BYTE_BUFFER_BYTES - layout::PTR_TAG as i32)
            }
        };
        (self.b.ins().iadd(first, index), offset)
    }

    pub(super) fn load_byte(&mut self, at: ir::Value, index: ir::Value, kind: Kind) -> ir::Value {
        let (place, offset) = self.place_of_byte(at, index, kind);
        self.b
            .ins()
            .uload8(types::I64, MemFlagsData::trusted(), place, offset)
    }

    fn byte_item(&mut self, obj: usize, key: usize, kind: Kind) -> Slot {
        let at = self.object(obj, kind);
        let len = self.n_bytes(at, kind);
        let (index, inside) = self.index(key, len);
        self.guard(inside);
        byte_slot(self.load_byte(at, index, kind))
    }

    fn set_byte(&mut self, obj: usize, key: usize, v: usize) {
        let at = self.object(obj, Kind::ByteArray);
        let len = self.n_bytes(at, Kind::ByteArray);
        let (index, inside) = self.index(key, len);
        self.guard(inside);
        let byte = self.int(v);
        let ty = self.ty(v);
        if ty.lo < 0 || ty.hi > 255 {
            let fits = self.b.ins().icmp_imm_u(IntCC::UnsignedLessThan, byte, 256);
            self.guard(fits);
        }
        let (place, offset) = self.place_of_byte(at, index, Kind::ByteArray);
        self.b
            .ins()
            .istore8(MemFlagsData::trusted(), byte, place, offset);
    }

    /// A turn of a loop over bytes or a bytearray.
    pub(super) fn for_bytes(&mut self, i: Instr, variety: IterVariety) {
        let kind = match variety {
            IterVariety::Bytes => Kind::Bytes,
            _ => Kind::ByteArray,
        };
        self.step_through(
            i,
            variety,
            |t, object| t.n_bytes(object, kind),
            |t, object, pos| byte_slot(t.load_byte(object, pos, kind)),
        );
    }
}

/// The slot of a byte that was loaded.
fn byte_slot(byte: ir::Value) -> Slot {
    Slot::raw(byte, Ty::int(0, 255))
}
