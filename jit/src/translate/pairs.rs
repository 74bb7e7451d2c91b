//! Loops over dicts and sets, their views, `enumerate` and `zip`: advanced in place, in the iterator itself.
//!
//! These iterators have more state than a position, so nothing of it is kept in machine registers. What is not plain (a
//! deleted entry, a table that changed, other iterators than those of sequences within `enumerate` and `zip`) is the helper's,
//! which does the step from the beginning. Items of pairs are not made into tuples unless somebody wants them.

use super::Translator;
use cranelift_codegen::ir::condcodes::IntCC;
use cranelift_codegen::ir::{self, BlockArg, InstBuilder, types};
use pirn_vm::Value;
use pirn_vm::bytecode::Instr;
use pirn_vm::compiler::layout;
use pirn_vm::heap::Kind;
use pirn_vm::interp::native::helpers::Helper;
use pirn_vm::objects::IterVariety;

/// Iterators over the entries of a table, one item each.
pub const TABLES: [IterVariety; 3] = [
    IterVariety::DictKeys,
    IterVariety::DictValues,
    IterVariety::Set,
];

/// Iterators that are advanced in place where others may know them: those within `enumerate` and `zip`, and those that a loop is
/// given.
pub const WITHIN: [IterVariety; 8] = [
    IterVariety::List,
    IterVariety::Tuple,
    IterVariety::Str,
    IterVariety::Range,
    IterVariety::ListReversed,
    IterVariety::TupleReversed,
    IterVariety::Bytes,
    IterVariety::ByteArray,
];

/// Iterators over tables that are advanced in place within `enumerate`.
const COUNTED: [IterVariety; 4] = [
    IterVariety::DictKeys,
    IterVariety::DictValues,
    IterVariety::DictItems,
    IterVariety::Set,
];

/// An iterator within another one: its address.
#[derive(Clone, Copy)]
struct Inner {
    at: ir::Value,
    variety: IterVariety,
}

/// Bytes of a table's entry: hash, key, value.
const ENTRY: i64 = 24;

impl Translator<'_, '_> {
    /// The address of the iterator of this variety that a word is to be; elsewhere if it is something else.
    fn inner_iterator(
        &mut self,
        word: ir::Value,
        variety: IterVariety,
        elsewhere: ir::Block,
    ) -> ir::Value {
        let tag = self.b.ins().band_imm_u(word, 7);
        let object = self.b.ins().icmp_imm_u(IntCC::Equal, tag, layout::PTR_TAG);
        self.or_else(object, elsewhere);
        let at = self.address(word);
        let head = self.load_small(types::I32, at, layout::HEADER_KIND);
        let head = self.b.ins().band_imm_u(head, 0xffff_00ff);
        let expected = (variety as u32) << 16 | Kind::Iter as u32;
        let is = self.b.ins().icmp_imm_u(IntCC::Equal, head, expected as i64);
        self.or_else(is, elsewhere);
        at
    }

    /// Goes on where the condition holds, else elsewhere.
    pub(super) fn or_else(&mut self, condition: ir::Value, elsewhere: ir::Block) {
        let go = self.b.create_block();
        self.b.ins().brif(condition, go, &[], elsewhere, &[]);
        self.b.switch_to_block(go);
    }

    /// The item that the iterator of pairs has of the first within it; to `end` where there is none, if that is plain to see.
    fn first_item(&mut self, it: Inner, end: ir::Block, elsewhere: ir::Block) -> ir::Value {
        if !matches!(it.variety, IterVariety::List | IterVariety::Tuple) {
            return self.inner_item(it, elsewhere);
        }
        let over = self.b.create_block();
        let item = self.item_or(it, over, elsewhere);
        let go = self.b.create_block();
        self.b.ins().jump(go, &[]);
        self.b.switch_to_block(over);
        let unbound = self.word(Value::UNBOUND.bits() as i64);
        self.store(unbound, it.at, layout::ITER_SOURCE);
        self.b.ins().jump(end, &[]);
        self.b.switch_to_block(go);
        item
    }

    /// The item that an iterator of this variety is at; elsewhere where there is none.
    fn inner_item(&mut self, it: Inner, elsewhere: ir::Block) -> ir::Value {
        self.item_or(it, elsewhere, elsewhere)
    }

    /// The same, but to `over` where it has just come to its end.
    fn item_or(&mut self, it: Inner, over: ir::Block, elsewhere: ir::Block) -> ir::Value {
        let pos = self.load(it.at, layout::ITER_POS);
        if it.variety == IterVariety::Range {
            let left = self.load(it.at, layout::ITER_END);
            let some = self.b.ins().icmp_imm_s(IntCC::SignedGreaterThan, left, 0);
            self.or_else(some, elsewhere);
            return self.small_int_word(pos);
        }
        let source = self.load(it.at, layout::ITER_SOURCE);
        let unbound = Value::UNBOUND.bits() as i64;
        let there = self.b.ins().icmp_imm_u(IntCC::NotEqual, source, unbound);
        self.or_else(there, elsewhere);
        let object = self.address(source);
        let len = match it.variety {
            IterVariety::List | IterVariety::ListReversed => self.load(object, layout::LIST_LEN),
            IterVariety::Str => self.load_u32(object, layout::STR_BYTES),
            IterVariety::Bytes => self.n_bytes(object, Kind::Bytes),
            IterVariety::ByteArray => self.n_bytes(object, Kind::ByteArray),
            _ => self.load(object, layout::TUPLE_LEN),
        };
        // One that goes backwards is at −1 in the end.
        let inside = self.b.ins().icmp(IntCC::UnsignedLessThan, pos, len);
        self.or_else(inside, over);
        if it.variety == IterVariety::Str {
            let plain = self.is_ascii(object);
            self.or_else(plain, elsewhere);
            let byte = self.text_byte(object, pos);
            return self.ascii_char(byte);
        }
        if let IterVariety::Bytes | IterVariety::ByteArray = it.variety {
            let kind = match it.variety {
                IterVariety::Bytes => Kind::Bytes,
                _ => Kind::ByteArray,
            };
            let byte = self.load_byte(object, pos, kind);
            return self.small_int_word(byte);
        }
        let bytes = self.b.ins().ishl_imm_u(pos, 3);
        let (items, offset) = match it.variety {
            IterVariety::List | IterVariety::ListReversed => {
                let buffer = self.load(object, layout::LIST_BUFFER);
                (self.address(buffer), layout::BUFFER_ITEMS)
            }
            _ => (object, layout::TUPLE_ITEMS),
        };
        let place = self.b.ins().iadd(items, bytes);
        self.load(place, offset)
    }

    /// Advances an iterator whose item has been taken.
    fn step(&mut self, it: Inner) {
        let pos = self.load(it.at, layout::ITER_POS);
        let next = match it.variety {
            IterVariety::Range => {
                let left = self.load(it.at, layout::ITER_END);
                let left = self.b.ins().iadd_imm_s(left, -1);
                self.store(left, it.at, layout::ITER_END);
                let step = self.load(it.at, layout::ITER_STEP);
                self.b.ins().iadd(pos, step)
            }
            IterVariety::ListReversed | IterVariety::TupleReversed => {
                self.b.ins().iadd_imm_s(pos, -1)
            }
            _ => self.b.ins().iadd_imm_s(pos, 1),
        };
        self.store(next, it.at, layout::ITER_POS);
    }

    /// The word of an int that is known to be small.
    fn small_int_word(&mut self, raw: ir::Value) -> ir::Value {
        let shifted = self.b.ins().ishl_imm_u(raw, 2);
        self.b.ins().bor_imm_u(shifted, layout::INT_TAG)
    }

    /// Key and value of the entry that a table's iterator is at, which goes on to the next; to `end` where there are no
    /// more.
    fn table_entry(
        &mut self,
        at: ir::Value,
        end: ir::Block,
        elsewhere: ir::Block,
    ) -> (ir::Value, ir::Value) {
        // A private iterator that is exhausted is never looked at again, so its source is always there.
        let source = self.load(at, layout::ITER_SOURCE);
        let d = self.address(source);
        let used = self.load_u32(d, layout::DICT_USED);
        let expected = self.load(at, layout::ITER_END);
        let unchanged = self.b.ins().icmp(IntCC::Equal, used, expected);
        self.or_else(unchanged, elsewhere);
        let pos = self.load(at, layout::ITER_POS);
        let fill = self.load_u32(d, layout::DICT_FILL);
        let more = self.b.ins().icmp(IntCC::UnsignedLessThan, pos, fill);
        self.or_else(more, end);
        let entries = self.load(d, layout::DICT_ENTRIES);
        let entries = self.address(entries);
        let bytes = self.b.ins().imul_imm_s(pos, ENTRY);
        let entry = self.b.ins().iadd(entries, bytes);
        let key = self.load(entry, layout::BUFFER_ITEMS + 8);
        let unbound = Value::UNBOUND.bits() as i64;
        let live = self.b.ins().icmp_imm_u(IntCC::NotEqual, key, unbound);
        self.or_else(live, elsewhere);
        let left = self.load(at, layout::ITER_STEP);
        let some = self.b.ins().icmp_imm_u(IntCC::NotEqual, left, 0);
        self.or_else(some, elsewhere);
        let value = self.load(entry, layout::BUFFER_ITEMS + 16);
        let next = self.b.ins().iadd_imm_s(pos, 1);
        let left = self.b.ins().iadd_imm_s(left, -1);
        self.store(next, at, layout::ITER_POS);
        self.store(left, at, layout::ITER_STEP);
        (key, value)
    }

    /// Keys or values of a dict, items of a set.
    pub(super) fn for_table(&mut self, i: Instr, variety: IterVariety) {
        let it = self.reg(i.b());
        if let Some(fields) = self.region.ctxs[self.ctx].iter(i.b()) {
            self.put_back(fields);
        }
        let at = self.iterator(it, variety);
        let word = self.boxed(it);
        let _ = self.exit();
        let join = self.b.create_block();
        let item = self.b.append_block_param(join, types::I64);
        let (end, slow) = (self.b.create_block(), self.cold_block());
        let (key, value) = self.table_entry(at, end, slow);
        let found = match variety {
            IterVariety::DictValues => value,
            _ => key,
        };
        self.b.ins().jump(join, &[BlockArg::Value(found)]);
        self.b.switch_to_block(end);
        let none = self.word(Value::UNBOUND.bits() as i64);
        self.b.ins().jump(join, &[BlockArg::Value(none)]);
        self.b.switch_to_block(slow);
        let found = self.ask(Helper::iter_next, &[word]);
        self.b.ins().jump(join, &[BlockArg::Value(found)]);
        self.b.switch_to_block(join);
        self.forget_shapes();
        self.iterate_word(i, item);
    }

    /// An iterator of this variety that others may know, too: advanced in place, in itself; at its end by the helper.
    pub(super) fn for_shared(&mut self, i: Instr, variety: IterVariety) {
        let it = self.reg(i.b());
        if let Some(fields) = self.region.ctxs[self.ctx].iter(i.b()) {
            self.put_back(fields);
        }
        let word = self.boxed(it);
        let _ = self.exit();
        let join = self.b.create_block();
        let item = self.b.append_block_param(join, types::I64);
        let slow = self.cold_block();
        let at = self.inner_iterator(word, variety, slow);
        let inner = Inner { at, variety };
        let found = self.inner_item(inner, slow);
        self.step(inner);
        self.b.ins().jump(join, &[BlockArg::Value(found)]);
        self.b.switch_to_block(slow);
        let found = self.ask(Helper::iter_next, &[word]);
        self.b.ins().jump(join, &[BlockArg::Value(found)]);
        self.b.switch_to_block(join);
        self.forget_shapes();
        self.iterate_word(i, item);
    }

    /// Iterators of pairs: those of the variety that was seen in place, if it is one, others by the helper.
    pub(super) fn for_pairs(&mut self, i: Instr, seen: u32) {
        let it = self.reg(i.b());
        let word = self.boxed(it);
        let room = self.area(2);
        let _ = self.exit();
        let join = self.b.create_block();
        let a = self.b.append_block_param(join, types::I64);
        let b = self.b.append_block_param(join, types::I64);
        let slow = self.b.create_block();
        const IN_PLACE: [IterVariety; 3] = [
            IterVariety::DictItems,
            IterVariety::Enumerate,
            IterVariety::Zip,
        ];
        let variety = IN_PLACE.into_iter().find(|v| seen == 1 << *v as u32);
        if let Some(variety) = variety {
            let end = self.b.create_block();
            let (x, y) = self.pair_in_place(it, variety, end, slow);
            self.b
                .ins()
                .jump(join, &[BlockArg::Value(x), BlockArg::Value(y)]);
            self.b.switch_to_block(end);
            let none = self.word(Value::UNBOUND.bits() as i64);
            self.b
                .ins()
                .jump(join, &[BlockArg::Value(none), BlockArg::Value(none)]);
            self.b.func.layout.set_cold(slow);
        } else {
            self.b.ins().jump(slow, &[]);
        }
        self.b.switch_to_block(slow);
        let (x, y) = self.pair_by_helper(word, room);
        self.b
            .ins()
            .jump(join, &[BlockArg::Value(x), BlockArg::Value(y)]);
        self.b.switch_to_block(join);
        self.forget_shapes();
        let more = self
            .b
            .ins()
            .icmp_imm_u(IntCC::NotEqual, a, Value::UNBOUND.bits() as i64);
        self.iterate(i, more, move |t| t.pair(a, b), |_| {});
    }

    /// The next pair of an iterator, by the helper: UNBOUND twice at the end.
    fn pair_by_helper(&mut self, it: ir::Value, room: ir::Value) -> (ir::Value, ir::Value) {
        let v = self.ask(Helper::iter_next_pair, &[it, room]);
        let unbound = self.word(Value::UNBOUND.bits() as i64);
        let at_end = self.b.ins().icmp(IntCC::Equal, v, unbound);
        let (end, apart, go) = (
            self.b.create_block(),
            self.cold_block(),
            self.b.create_block(),
        );
        let (more, join) = (self.b.create_block(), self.b.create_block());
        let a = self.b.append_block_param(join, types::I64);
        let b = self.b.append_block_param(join, types::I64);
        self.b.ins().brif(at_end, end, &[], more, &[]);
        self.b.switch_to_block(end);
        self.b
            .ins()
            .jump(join, &[BlockArg::Value(unbound), BlockArg::Value(unbound)]);
        self.b.switch_to_block(more);
        // A tuple that the iterator made is taken apart here, so that there is one form of the item.
        let made = self
            .b
            .ins()
            .icmp_imm_u(IntCC::NotEqual, v, Value::NONE.bits() as i64);
        self.b.ins().brif(made, apart, &[], go, &[]);
        self.b.switch_to_block(apart);
        let at = self.address(v);
        for k in 0..2 {
            let item = self.load(at, layout::TUPLE_ITEMS + 8 * k);
            self.store(item, room, 8 * k);
        }
        self.b.ins().jump(go, &[]);
        self.b.switch_to_block(go);
        let (x, y) = (self.load(room, 0), self.load(room, 8));
        self.b
            .ins()
            .jump(join, &[BlockArg::Value(x), BlockArg::Value(y)]);
        self.b.switch_to_block(join);
        (a, b)
    }

    fn pair_in_place(
        &mut self,
        it: usize,
        variety: IterVariety,
        end: ir::Block,
        elsewhere: ir::Block,
    ) -> (ir::Value, ir::Value) {
        if variety == IterVariety::DictItems {
            let at = self.iterator(it, variety);
            return self.table_entry(at, end, elsewhere);
        }
        let at = self.object(it, Kind::Iter);
        let found = self.load_small(types::I16, at, layout::HEADER_AUX);
        let holds = self.b.ins().icmp_imm_u(IntCC::Equal, found, variety as i64);
        self.guard(holds);
        // Natives alone can advance it, and it is not exhausted.
        let plain = self.load(at, layout::ITER_STEP);
        let plain = self.b.ins().icmp_imm_u(IntCC::Equal, plain, 1);
        self.or_else(plain, elsewhere);
        let source = self.load(at, layout::ITER_SOURCE);
        let within = self.feedback()[1];
        if variety == IterVariety::Enumerate {
            let was_seen = |v: &IterVariety| within == 1 << *v as u32;
            let item = match COUNTED.into_iter().find(was_seen) {
                Some(variety) => self.counted_entry(source, variety, elsewhere),
                None => {
                    let inner = self.inner(source, within, elsewhere);
                    let item = self.first_item(inner, end, elsewhere);
                    self.step(inner);
                    item
                }
            };
            let count = self.load(at, layout::ITER_POS);
            let next = self.b.ins().iadd_imm_s(count, 1);
            self.store(next, at, layout::ITER_POS);
            return (self.small_int_word(count), item);
        }
        let unbound = Value::UNBOUND.bits() as i64;
        let there = self.b.ins().icmp_imm_u(IntCC::NotEqual, source, unbound);
        self.or_else(there, elsewhere);
        let both = self.address(source);
        let n = self.load(both, layout::TUPLE_LEN);
        let two = self.b.ins().icmp_imm_u(IntCC::Equal, n, 2);
        self.or_else(two, elsewhere);
        let x = self.load(both, layout::TUPLE_ITEMS);
        let y = self.load(both, layout::TUPLE_ITEMS + 8);
        // An iterator twice gives its items to both by turns.
        let differ = self.b.ins().icmp(IntCC::NotEqual, x, y);
        self.or_else(differ, elsewhere);
        let x = self.inner(x, within, elsewhere);
        let y = self.inner(y, within >> 16, elsewhere);
        let a = self.first_item(x, end, elsewhere);
        let b = self.inner_item(y, elsewhere);
        self.step(x);
        self.step(y);
        (a, b)
    }

    /// The item that the iterator of a table within `enumerate` gives next; elsewhere where there is none.
    fn counted_entry(
        &mut self,
        word: ir::Value,
        variety: IterVariety,
        elsewhere: ir::Block,
    ) -> ir::Value {
        let at = self.inner_iterator(word, variety, elsewhere);
        let source = self.load(at, layout::ITER_SOURCE);
        let unbound = Value::UNBOUND.bits() as i64;
        let there = self.b.ins().icmp_imm_u(IntCC::NotEqual, source, unbound);
        self.or_else(there, elsewhere);
        let (key, value) = self.table_entry(at, elsewhere, elsewhere);
        match variety {
            IterVariety::DictValues => value,
            IterVariety::DictItems => self.helper(Helper::make_pair, &[key, value])[0],
            _ => key,
        }
    }

    /// The iterator within another one that a word is to be, of the variety that was seen there.
    fn inner(&mut self, word: ir::Value, seen: u32, elsewhere: ir::Block) -> Inner {
        let was_seen = |v: &IterVariety| seen & 1 << *v as u32 != 0;
        let variety = WITHIN.into_iter().find(was_seen);
        let variety = variety.unwrap_or(IterVariety::List);
        let at = self.inner_iterator(word, variety, elsewhere);
        Inner { at, variety }
    }
}
