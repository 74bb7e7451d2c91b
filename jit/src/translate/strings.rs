//! Strings: characters, comparisons, membership.
//!
//! A string of one byte is one ASCII character; those have shared objects, found in a table by code. Short constants are
//! compared as words. A string whose bytes are in a buffer of its own (a *grown* one) is long: what is shorter than
//! [`SHORT`] has them right behind its header.

use super::Translator;
use super::arith::Operand;
use super::compare::Relation;
use super::natives::NativeCall;
use super::state::Slot;
use crate::ty::{Ty, class};
use cranelift_codegen::ir::condcodes::IntCC;
use cranelift_codegen::ir::{self, BlockArg, InstBuilder, MemFlagsData, types};
use pirn_vm::compiler::layout;
use pirn_vm::heap::{Gc, Kind, flag};
use pirn_vm::interp::native::helpers::Helper;
use pirn_vm::objects::{Str, Tuple, seen};
use pirn_vm::{Known, Value};

/// Constants of up to so many bytes are compared in place.
const SHORT: usize = 16;

/// Constant tuples of up to so many items are searched in place.
const ITEMS_MAX: usize = 8;

impl Translator<'_, '_> {
    /// Whether a single ASCII character passes a test; of other strings the native finds out.
    pub(super) fn char_class(&mut self, c: &NativeCall, test: fn(&u8) -> bool) -> Option<Slot> {
        let v = c.args.start;
        if self.ty(v).bits != class::STR {
            return None;
        }
        let (at, one) = self.single(v);
        let truth = self.fast_or_native(c, one, |t| {
            let byte = t.load_u8(at, layout::STR_TEXT);
            let set: Vec<u8> = (0..128).filter(test).collect();
            let found = t.is_among(byte, &set);
            let (yes, no) = (t.constant(Value::TRUE), t.constant(Value::FALSE));
            t.b.ins().select(found, yes, no)
        });
        Some(Slot::boxed(truth, Ty::BOOL))
    }

    /// A single ASCII character in the other case, if it is one of the 26 from `first` on.
    pub(super) fn char_case(&mut self, c: &NativeCall, first: u8) -> Option<Slot> {
        let v = c.args.start;
        if self.ty(v).bits != class::STR {
            return None;
        }
        let (at, one) = self.single(v);
        let word = self.fast_or_native(c, one, |t| {
            let byte = t.load_u8(at, layout::STR_TEXT);
            let from = t.b.ins().iadd_imm_s(byte, -(first as i64));
            let letter = t.b.ins().icmp_imm_u(IntCC::UnsignedLessThan, from, 26);
            let other = t.b.ins().bxor_imm_u(byte, 32);
            let byte = t.b.ins().select(letter, other, byte);
            t.ascii_char(byte)
        });
        Some(Slot::boxed(word, Ty::of(class::STR)))
    }

    /// The address of a string, and whether it is a single ASCII character.
    fn single(&mut self, v: usize) -> (ir::Value, ir::Value) {
        let word = self.boxed(v);
        let at = self.address(word);
        let n = self.load_u32(at, layout::STR_BYTES);
        (at, self.b.ins().icmp_imm_u(IntCC::Equal, n, 1))
    }

    pub(super) fn load_u32(&mut self, at: ir::Value, offset: i32) -> ir::Value {
        let v = self.load_small(types::I32, at, offset);
        self.b.ins().uextend(types::I64, v)
    }

    pub(super) fn load_u8(&mut self, at: ir::Value, offset: i32) -> ir::Value {
        let v = self.load_small(types::I8, at, offset);
        self.b.ins().uextend(types::I64, v)
    }

    /// The string of an ASCII character.
    pub(super) fn ascii_char(&mut self, code: ir::Value) -> ir::Value {
        let table = self.load(self.vm_ptr, layout::VM_ASCII_CHARS);
        let bytes = self.b.ins().ishl_imm_u(code, 3);
        let place = self.b.ins().iadd(table, bytes);
        self.load(place, 0)
    }

    /// Whether the bytes of the string at an address are ASCII.
    pub(super) fn is_ascii(&mut self, at: ir::Value) -> ir::Value {
        let flags = self.load_small(types::I8, at, layout::HEADER_FLAGS);
        let ascii = self.b.ins().band_imm_u(flags, flag::ASCII as i64);
        self.b.ins().icmp_imm_u(IntCC::NotEqual, ascii, 0)
    }

    /// The byte at an offset of the string at an address, which has one there.
    pub(super) fn text_byte(&mut self, at: ir::Value, offset: ir::Value) -> ir::Value {
        let flags = self.load_small(types::I8, at, layout::HEADER_FLAGS);
        let grown = self.b.ins().band_imm_u(flags, flag::GROWN as i64);
        let here = self.b.ins().iadd_imm_s(at, layout::STR_TEXT as i64);
        let buffer = self.load(at, layout::STR_TEXT);
        let there = self.b.ins().iadd_imm_s(buffer, layout::GROWN_TEXT);
        let text = self.b.ins().select(grown, there, here);
        let place = self.b.ins().iadd(text, offset);
        self.load_u8(place, 0)
    }

    /// `s[i]`: of ASCII strings in place.
    pub(super) fn str_item(&mut self, obj: usize, key: usize) -> ir::Value {
        let at = self.object(obj, Kind::Str);
        let mut index = self.int(key);
        let (from_end, slot) = (self.ty(key).hi < 0, self.slot(key));
        let word = self.boxed(obj);
        let _ = self.exit();
        let n = self.load_u32(at, layout::STR_BYTES);
        if from_end {
            index = self.b.ins().iadd(index, n);
        }
        let plain = self.is_ascii(at);
        let inside = self.b.ins().icmp(IntCC::UnsignedLessThan, index, n);
        let fine = self.b.ins().band(plain, inside);
        let join = self.b.create_block();
        let result = self.b.append_block_param(join, types::I64);
        let (fast, slow) = (self.b.create_block(), self.cold_block());
        self.b.ins().brif(fine, fast, &[], slow, &[]);
        self.b.switch_to_block(slow);
        let k = self.boxed_slot(&slot);
        let v = self.ask_seldom(Helper::get_item, &[word, k]);
        self.b.ins().jump(join, &[BlockArg::Value(v)]);
        self.b.switch_to_block(fast);
        let byte = self.text_byte(at, index);
        let v = self.ascii_char(byte);
        self.b.ins().jump(join, &[BlockArg::Value(v)]);
        self.b.switch_to_block(join);
        result
    }

    // --- Comparisons ---------------------------------------------------------------------------------------------

    /// The string that an operand is known to be.
    fn known_str(&self, v: usize) -> Option<&'static [u8]> {
        let known = self.ty(v).known;
        let s: Gc<Str> = Value::from_bits(known).as_gc().filter(|_| known != 0)?;
        Some(s.text().as_bytes())
    }

    /// Whether both operands are strings, by what is known or has been seen.
    fn are_strings(&self, x: usize, y: usize) -> bool {
        let fb = self.feedback();
        let hopeless = self.region.rt(self.ctx).native.is_hopeless(self.pc);
        let is = |v: usize, shape: u32| {
            let ty = self.ty(v);
            let likely = fb[0] == seen::OTHER && shape == Known::Str.shape() && !hopeless;
            ty.bits == class::STR || likely && ty.may(class::STR)
        };
        is(x, fb[1]) && is(y, fb[2])
    }

    /// A relation of two strings; `None` where they are likely none.
    pub(super) fn relate_strings(
        &mut self,
        rel: Relation,
        x: Operand,
        y: Operand,
    ) -> Option<ir::Value> {
        let (Operand::Reg(x), Operand::Reg(y)) = (x, y) else {
            return None;
        };
        if !self.are_strings(x, y) {
            return None;
        }
        let negated = match rel {
            Relation::Eq => false,
            Relation::Ne => true,
            _ => {
                let (at_x, at_y) = (self.object(x, Kind::Str), self.object(y, Kind::Str));
                if let Some([code]) = self.known_str(y) {
                    return Some(self.relate_to_char(rel, at_x, *code));
                }
                if let Some([code]) = self.known_str(x) {
                    return Some(self.relate_to_char(rel.swapped(), at_y, *code));
                }
                let (a, b) = (self.boxed(x), self.boxed(y));
                let order = self.helper(Helper::str_compare, &[a, b])[0];
                return Some(self.b.ins().icmp_imm_s(rel.ints(), order, 0));
            }
        };
        let equal = match (self.known_str(x), self.known_str(y)) {
            (_, Some(text)) => self.equals_text(x, text, y),
            (Some(text), _) => self.equals_text(y, text, x),
            _ => self.equal_strings(x, y),
        };
        Some(if negated {
            self.b.ins().icmp_imm_u(IntCC::Equal, equal, 0)
        } else {
            equal
        })
    }

    /// The order of the string at an address and a single ASCII character: that of its first byte and the character, but
    /// the empty string is less, and the character with more behind it greater.
    fn relate_to_char(&mut self, rel: Relation, at: ir::Value, code: u8) -> ir::Value {
        let less = matches!(rel, Relation::Lt | Relation::Ge);
        let join = self.b.create_block();
        let result = self.b.append_block_param(join, types::I8);
        let some = self.b.create_block();
        let n = self.load_u32(at, layout::STR_BYTES);
        let yes = self.b.ins().iconst(types::I8, 1);
        self.b
            .ins()
            .brif(n, some, &[], join, &[BlockArg::Value(yes)]);
        self.b.switch_to_block(some);
        let zero = self.word(0);
        let byte = self.text_byte(at, zero);
        let below = if less {
            self.b
                .ins()
                .icmp_imm_u(IntCC::UnsignedLessThan, byte, code as i64)
        } else {
            // Two bytes as one number: the first, and whether there is another.
            let more = self.b.ins().icmp_imm_u(IntCC::UnsignedGreaterThan, n, 1);
            let more = self.b.ins().uextend(types::I64, more);
            let twice = self.b.ins().ishl_imm_u(byte, 1);
            let both = self.b.ins().bor(twice, more);
            self.b
                .ins()
                .icmp_imm_u(IntCC::UnsignedLessThanOrEqual, both, 2 * code as i64)
        };
        self.b.ins().jump(join, &[BlockArg::Value(below)]);
        self.b.switch_to_block(join);
        match rel {
            Relation::Lt | Relation::Le => result,
            _ => self.b.ins().icmp_imm_u(IntCC::Equal, result, 0),
        }
    }

    /// Whether the string in a register is this constant, which `constant` holds.
    fn equals_text(&mut self, v: usize, text: &[u8], constant: usize) -> ir::Value {
        let at = self.object(v, Kind::Str);
        if text.len() > SHORT {
            return self.equal_strings(v, constant);
        }
        self.equals_short(at, text)
    }

    /// Whether the string at an address is this short text.
    fn equals_short(&mut self, at: ir::Value, text: &[u8]) -> ir::Value {
        let n = self.load_small(types::I32, at, layout::STR_BYTES);
        let same = self.b.ins().icmp_imm_u(IntCC::Equal, n, text.len() as i64);
        if text.is_empty() {
            return same;
        }
        let join = self.b.create_block();
        let result = self.b.append_block_param(join, types::I8);
        let look = self.b.create_block();
        let no = self.b.ins().iconst(types::I8, 0);
        self.b
            .ins()
            .brif(same, look, &[], join, &[BlockArg::Value(no)]);
        self.b.switch_to_block(look);
        let equal = self.same_bytes(at, text);
        self.b.ins().jump(join, &[BlockArg::Value(equal)]);
        self.b.switch_to_block(join);
        result
    }

    /// Whether the bytes of a string of the same length are these.
    fn same_bytes(&mut self, at: ir::Value, text: &[u8]) -> ir::Value {
        let word_at = |from: usize| {
            let mut bytes = [0; 8];
            let n = text.len().min(8);
            bytes[..n].copy_from_slice(&text[from..from + n]);
            i64::from_le_bytes(bytes)
        };
        if text.len() == 1 {
            let byte = self.load_small(types::I8, at, layout::STR_TEXT);
            return self.b.ins().icmp_imm_u(IntCC::Equal, byte, text[0] as i64);
        }
        // Objects are multiples of eight bytes: there is a whole word to load, whose other bytes are anything.
        let flags = MemFlagsData::trusted().with_endianness(ir::Endianness::Little);
        let mut word = self.b.ins().load(types::I64, flags, at, layout::STR_TEXT);
        if text.len() < 8 {
            let mask = self.word((1i64 << (8 * text.len())) - 1);
            word = self.b.ins().band(word, mask);
        }
        let expected = self.word(word_at(0));
        let first = self.b.ins().icmp(IntCC::Equal, word, expected);
        if text.len() <= 8 {
            return first;
        }
        let from = text.len() - 8;
        let offset = layout::STR_TEXT + from as i32;
        let word = self.b.ins().load(types::I64, flags, at, offset);
        let expected = self.word(word_at(from));
        let second = self.b.ins().icmp(IntCC::Equal, word, expected);
        self.b.ins().band(first, second)
    }

    /// Whether two strings are equal: the same, or of one length and then by their bytes. Short ones in place.
    fn equal_strings(&mut self, x: usize, y: usize) -> ir::Value {
        let (at_x, at_y) = (self.object(x, Kind::Str), self.object(y, Kind::Str));
        let (a, b) = (self.boxed(x), self.boxed(y));
        let join = self.b.create_block();
        let result = self.b.append_block_param(join, types::I8);
        let (differ, look) = (self.b.create_block(), self.b.create_block());
        let (yes, no) = (
            self.b.ins().iconst(types::I8, 1),
            self.b.ins().iconst(types::I8, 0),
        );
        let same = self.b.ins().icmp(IntCC::Equal, a, b);
        self.b
            .ins()
            .brif(same, join, &[BlockArg::Value(yes)], differ, &[]);
        self.b.switch_to_block(differ);
        let n = self.load_small(types::I32, at_x, layout::STR_BYTES);
        let m = self.load_small(types::I32, at_y, layout::STR_BYTES);
        let as_long = self.b.ins().icmp(IntCC::Equal, n, m);
        self.b
            .ins()
            .brif(as_long, look, &[], join, &[BlockArg::Value(no)]);
        self.b.switch_to_block(look);
        // Up to eight bytes are one word: objects are multiples of that. What is behind the text is shifted out.
        let (short, long) = (self.b.create_block(), self.cold_block());
        let less = self.b.ins().iadd_imm_s(n, -1);
        let few = self.b.ins().icmp_imm_u(IntCC::UnsignedLessThan, less, 8);
        self.b.ins().brif(few, short, &[], long, &[]);
        self.b.switch_to_block(short);
        let flags = MemFlagsData::trusted().with_endianness(ir::Endianness::Little);
        let [text_x, text_y] =
            [at_x, at_y].map(|at| self.b.ins().load(types::I64, flags, at, layout::STR_TEXT));
        let differing = self.b.ins().bxor(text_x, text_y);
        let bits = self.b.ins().ishl_imm_u(n, 3);
        let behind = self.b.ins().ineg(bits);
        let differing = self.b.ins().ishl(differing, behind);
        let equal = self.b.ins().icmp_imm_u(IntCC::Equal, differing, 0);
        self.b.ins().jump(join, &[BlockArg::Value(equal)]);
        self.b.switch_to_block(long);
        let equal = self.helper(Helper::str_equal, &[a, b])[0];
        let equal = self.b.ins().icmp_imm_u(IntCC::NotEqual, equal, 0);
        self.b.ins().jump(join, &[BlockArg::Value(equal)]);
        self.b.switch_to_block(join);
        result
    }

    // --- Membership ----------------------------------------------------------------------------------------------

    /// Whether the item is in a constant string or tuple, where that can be told in place.
    pub(super) fn in_constant(&mut self, item: usize, container: usize) -> Option<ir::Value> {
        let known = self.ty(container).known;
        let constant = Value::from_bits(known);
        if known == 0 {
            return None;
        }
        if let Some(tuple) = constant.as_gc::<Tuple>() {
            return self.in_items(item, tuple);
        }
        let text = self.known_str(container)?;
        // Longer ones are paid for.
        (text.is_ascii() && text.len() < 128).then(|| self.in_text(item, container, text))
    }

    /// Whether one of a few constants equals the item.
    fn in_items(&mut self, item: usize, tuple: Gc<Tuple>) -> Option<ir::Value> {
        let items = tuple.slice();
        if items.is_empty() || items.len() > ITEMS_MAX {
            return None;
        }
        if self.ty(item).is_int() && items.iter().all(|v| v.is_int()) {
            let raw = self.int(item);
            let each =
                |t: &mut Self, v: &Value| t.b.ins().icmp_imm_s(IntCC::Equal, raw, v.as_int());
            return Some(self.any_of(items, each));
        }
        let texts: Option<Vec<&[u8]>> = items
            .iter()
            .map(|v| Some(v.as_gc::<Str>()?.text().as_bytes()))
            .collect();
        let texts = texts.filter(|t| t.iter().all(|text| text.len() <= SHORT))?;
        if self.ty(item).bits != class::STR {
            return None;
        }
        let at = self.object(item, Kind::Str);
        Some(self.any_of(&texts, |t, text| t.equals_short(at, text)))
    }

    /// Whether one of several conditions holds, looked at in turn.
    fn any_of<T>(
        &mut self,
        items: &[T],
        mut each: impl FnMut(&mut Self, &T) -> ir::Value,
    ) -> ir::Value {
        let join = self.b.create_block();
        let result = self.b.append_block_param(join, types::I8);
        for (n, item) in items.iter().enumerate() {
            let holds = each(self, item);
            if n + 1 == items.len() {
                self.b.ins().jump(join, &[BlockArg::Value(holds)]);
            } else {
                let next = self.b.create_block();
                self.b
                    .ins()
                    .brif(holds, join, &[BlockArg::Value(holds)], next, &[]);
                self.b.switch_to_block(next);
            }
        }
        self.b.switch_to_block(join);
        result
    }

    /// Whether an ASCII code is one of these, by two words of bits.
    pub(super) fn is_among(&mut self, code: ir::Value, codes: &[u8]) -> ir::Value {
        let mut bits = [0u64; 2];
        for b in codes {
            bits[(*b >> 6) as usize] |= 1 << (b & 63);
        }
        let (low, high) = (self.word(bits[0] as i64), self.word(bits[1] as i64));
        let is_low = self.b.ins().icmp_imm_u(IntCC::UnsignedLessThan, code, 64);
        let set = self.b.ins().select(is_low, low, high);
        let place = self.b.ins().band_imm_u(code, 63);
        let bit = self.b.ins().ushr(set, place);
        let bit = self.b.ins().band_imm_u(bit, 1);
        self.b.ins().icmp_imm_u(IntCC::NotEqual, bit, 0)
    }

    /// Whether a string occurs in a constant of ASCII characters: a single character by two words of bits, other items by
    /// the helper.
    fn in_text(&mut self, item: usize, container: usize, text: &[u8]) -> ir::Value {
        let (word, hay) = (self.boxed(item), self.boxed(container));
        let ty = self.ty(item);
        let _ = self.exit();
        let join = self.b.create_block();
        let result = self.b.append_block_param(join, types::I8);
        let (short, one, slow) = (
            self.b.create_block(),
            self.b.create_block(),
            self.cold_block(),
        );
        if ty.bits == class::STR {
            self.b.ins().jump(short, &[]);
        } else {
            let object = self.b.create_block();
            let tag = self.b.ins().band_imm_u(word, 7);
            let is_object = self.b.ins().icmp_imm_u(IntCC::Equal, tag, layout::PTR_TAG);
            self.b.ins().brif(is_object, object, &[], slow, &[]);
            self.b.switch_to_block(object);
            let at = self.address(word);
            let kind = self.load_small(types::I8, at, layout::HEADER_KIND);
            let is_str = self
                .b
                .ins()
                .icmp_imm_u(IntCC::Equal, kind, Kind::Str as i64);
            self.b.ins().brif(is_str, short, &[], slow, &[]);
        }
        self.b.switch_to_block(short);
        let at = self.address(word);
        let n = self.load_small(types::I32, at, layout::STR_BYTES);
        let single = self.b.ins().icmp_imm_u(IntCC::Equal, n, 1);
        self.b.ins().brif(single, one, &[], slow, &[]);
        self.b.switch_to_block(one);
        let byte = self.load_u8(at, layout::STR_TEXT);
        let found = self.is_among(byte, text);
        self.b.ins().jump(join, &[BlockArg::Value(found)]);
        self.b.switch_to_block(slow);
        let c = self.ask(Helper::contains, &[hay, word]);
        let c = self.b.ins().icmp_imm_u(IntCC::NotEqual, c, 0);
        self.b.ins().jump(join, &[BlockArg::Value(c)]);
        self.b.switch_to_block(join);
        self.forget_shapes();
        result
    }
}
