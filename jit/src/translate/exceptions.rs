//! Exceptions as objects: making them, their attributes, which clause catches them.
//!
//! The shape of an exception says which class it has. It is known of an exception that the unit has made, and after an `except`
//! clause that has met exceptions of one class alone: that guards it, and then the clauses after it are decided when the unit is
//! made, as are attributes. What a clause has met two classes of it tells apart without a guard.

use super::Translator;
use super::natives::NativeCall;
use super::state::Slot;
use crate::ty::{Ty, class};
use cranelift_codegen::ir::condcodes::IntCC;
use cranelift_codegen::ir::{self, BlockArg, InstBuilder, types};
use pirn_vm::Value;
use pirn_vm::bytecode::Instr;
use pirn_vm::compiler::layout;
use pirn_vm::heap::{Gc, Kind};
use pirn_vm::interp::native::ExceptionAttr;
use pirn_vm::interp::native::helpers::Helper;
use pirn_vm::objects::{Class, class_flag};

impl Translator<'_, '_> {
    // --- Making --------------------------------------------------------------------------------------------------

    /// The class of the exception in a register, where its shape is known.
    pub(super) fn exception_class(&self, v: usize) -> Option<Gc<Class>> {
        let shape = self.ty(v).shape;
        let known = shape & Ty::SHAPES == 0;
        self.vm.exception_class(shape).filter(|_| known)
    }

    /// A new exception in the next free cell. `None` where it has to be made by a helper.
    pub(super) fn exception_in_cell(
        &mut self,
        class: Gc<Class>,
        args: std::ops::Range<usize>,
    ) -> Option<Slot> {
        self.vm.exception_cell(class)?;
        let items: Vec<ir::Value> = args.map(|v| self.boxed(v)).collect();
        self.new_exception(class, &items)
    }

    /// The same with these words as its arguments.
    pub(super) fn new_exception(&mut self, class: Gc<Class>, items: &[ir::Value]) -> Option<Slot> {
        let (cell, header) = self.vm.exception_cell(class)?;
        let n = items.len();
        let tuple = self.tuple_of_arguments(items)?;
        let fill = |t: &mut Self, at: ir::Value| {
            let (header, zero) = (t.word(header as i64), t.word(0));
            t.store(header, at, 0);
            t.store(tuple, at, layout::EXCEPTION_ARGS);
            let none = t.word(Value::NONE.bits() as i64);
            for field in [
                layout::EXCEPTION_TRACEBACK,
                layout::EXCEPTION_CAUSE,
                layout::EXCEPTION_CONTEXT,
            ] {
                t.store(none, at, field);
            }
            t.store(zero, at, layout::EXCEPTION_SUPPRESSES);
            let unbound = t.word(Value::UNBOUND.bits() as i64);
            t.store(unbound, at, layout::EXCEPTION_DICT);
        };
        let v = self.in_cell(cell, fill, |t| {
            let at = t.words_in_memory(items);
            t.instance_by_helper(class, at, n)
        });
        self.young.insert(v);
        let ty = Ty::of(class::OBJECT).shaped(class.root_shape.get());
        Some(Slot::boxed(v, ty))
    }

    /// A tuple of such words for an exception.
    fn tuple_of_arguments(&mut self, items: &[ir::Value]) -> Option<ir::Value> {
        if items.is_empty() {
            let empty = self.vm.empty_tuple();
            return (!empty.is_unbound()).then(|| self.constant(empty));
        }
        let (cell, header) = self.vm.tuple_cell(items.len())?;
        Some(self.tuple_in_cell(cell, header, items, |t, at, n| {
            t.helper(Helper::make_tuple, &[at, n])[0]
        }))
    }

    /// Gives an exception its arguments, as the `__init__` of all exceptions does. False where a helper has to.
    pub(super) fn set_arguments(&mut self, e: ir::Value, args: &[ir::Value]) -> bool {
        let Some(tuple) = self.tuple_of_arguments(args) else {
            return false;
        };
        let at = self.address(e);
        self.store(tuple, at, layout::EXCEPTION_ARGS);
        if !self.young.contains(&e) {
            self.barrier(at);
        }
        true
    }

    // --- Attributes ----------------------------------------------------------------------------------------------

    /// The shape of a register's exception: known, or what the instruction has met.
    fn shape_met(&self, v: usize, met: Option<u32>) -> Option<u32> {
        let known = self.ty(v).shape;
        if known != 0 {
            return Some(known).filter(|_| self.exception_class(v).is_some());
        }
        let rt = self.region.rt(self.ctx);
        let met = met.filter(|shape| self.vm.exception_class(*shape).is_some());
        met.filter(|_| self.ty(v).may(class::OBJECT) && !rt.native.is_hopeless(self.pc))
    }

    /// Gets an attribute of what is known to be an exception, or has been. False where that cannot be done.
    pub(super) fn get_attr_of_exception(&mut self, i: Instr, v: usize, fb: [u32; 4]) -> bool {
        let name = self.region.rt(self.ctx).names[i.c() as usize];
        let met = (fb[1] == self.vm.epoch).then_some(fb[0]);
        let Some(shape) = self.shape_met(v, met) else {
            return false;
        };
        let Some(attr) = self.vm.exception_attr(shape, name, fb) else {
            return false;
        };
        let at = self.shaped(v, shape);
        let (word, ty) = match attr {
            ExceptionAttr::Field(offset) => {
                let tuple = offset == layout::EXCEPTION_ARGS;
                let ty = if tuple {
                    Ty::of(class::TUPLE)
                } else {
                    Ty::ANY.without(class::UNBOUND)
                };
                (self.load(at, offset), ty)
            }
            ExceptionAttr::Own(n) => {
                let word = self.own_entry(i, v, at, n, name);
                (word, Ty::ANY.without(class::UNBOUND))
            }
        };
        self.set(i.a(), Slot::boxed(word, ty));
        true
    }

    /// The attribute of this name in the dict of an exception's own, at its `n`th entry; by a helper if it is not that.
    fn own_entry(&mut self, i: Instr, v: usize, at: ir::Value, n: u32, name: Value) -> ir::Value {
        let _ = self.exit();
        let (other, join) = (self.cold_block(), self.b.create_block());
        let result = self.b.append_block_param(join, types::I64);
        let dict = self.load(at, layout::EXCEPTION_DICT);
        let unbound = Value::UNBOUND.bits() as i64;
        let there = self.b.ins().icmp_imm_u(IntCC::NotEqual, dict, unbound);
        self.or_else(there, other);
        let dict = self.address(dict);
        let fill = self.load_small(types::I32, dict, layout::DICT_FILL);
        let there = self
            .b
            .ins()
            .icmp_imm_u(IntCC::UnsignedGreaterThan, fill, i64::from(n));
        self.or_else(there, other);
        let entries = self.load(dict, layout::DICT_ENTRIES);
        let entries = self.address(entries);
        let entry = layout::BUFFER_ITEMS + 24 * n as i32;
        let (key, wanted) = (self.load(entries, entry + 8), self.constant(name));
        let same = self.b.ins().icmp(IntCC::Equal, key, wanted);
        self.or_else(same, other);
        let value = self.load(entries, entry + 16);
        self.b.ins().jump(join, &[BlockArg::Value(value)]);
        self.b.switch_to_block(other);
        let word = self.boxed(v);
        let (name, cell) = (self.name(i.c() as u32), self.feedback_cell());
        let got = self.ask(Helper::get_attr, &[word, name, cell]);
        self.b.ins().jump(join, &[BlockArg::Value(got)]);
        self.b.switch_to_block(join);
        result
    }

    /// Sets an attribute of what is known to be an exception, or has been. False where that cannot be done.
    pub(super) fn set_attr_of_exception(&mut self, i: Instr, obj: usize, v: usize) -> bool {
        let fb = self.feedback();
        let name = self.region.rt(self.ctx).names[i.b() as usize];
        let met = self.vm.shape_set_in_own_dict(fb);
        let Some(shape) = self.shape_met(obj, met) else {
            return false;
        };
        if !self.vm.is_set_in_own_dict(shape, name) {
            return false;
        }
        let at = self.shaped(obj, shape);
        let (word, value) = (self.boxed(obj), self.boxed(v));
        let (out, go, other) = (self.exit(), self.b.create_block(), self.cold_block());
        if self.first_own_attr(at, name, value, other) {
            if !self.young.contains(&word) {
                self.barrier(at);
            }
            self.b.ins().jump(go, &[]);
        } else {
            self.b.ins().jump(other, &[]);
        }
        self.b.switch_to_block(other);
        let name = self.constant(name);
        let done = self.helper(Helper::set_own_attr, &[word, name, value])[0];
        self.b.ins().brif(done, go, &[], out, &[]);
        self.b.switch_to_block(go);
        true
    }

    /// Gives the exception at an address a dict with one attribute; goes elsewhere if it has a dict, or there is no room. False where a
    /// helper has to.
    fn first_own_attr(
        &mut self,
        exception: ir::Value,
        name: Value,
        value: ir::Value,
        other: ir::Block,
    ) -> bool {
        let Some((cells, capacity)) = self.vm.dict_cells() else {
            return false;
        };
        let none = self.word(Value::UNBOUND.bits() as i64);
        let dict = self.load(exception, layout::EXCEPTION_DICT);
        let first = self.b.ins().icmp(IntCC::Equal, dict, none);
        self.or_else(first, other);
        let room = cells.map(|(cell, _)| {
            let classes = self.load(self.vm_ptr, layout::VM_HEAP + cell.classes as i32);
            let cursor = self.load(classes, cell.cursor as i32);
            let limit = self.load(classes, cell.cursor as i32 + 8);
            let end = self.b.ins().iadd_imm_s(cursor, cell.bytes as i64);
            let fits = self
                .b
                .ins()
                .icmp(IntCC::UnsignedLessThanOrEqual, end, limit);
            self.or_else(fits, other);
            (classes, cursor, end)
        });
        for ((cell, header), (classes, cursor, end)) in cells.iter().zip(room) {
            self.store(end, classes, cell.cursor as i32);
            let header = self.word(*header as i64);
            self.store(header, cursor, 0);
        }
        let [(_, dict, _), (_, buffer, _)] = room;
        let words = self.word(capacity as i64);
        self.store(words, buffer, layout::BUFFER_CAPACITY);
        let key = self.constant(name);
        let text = self.address(key);
        // A string keeps its hash once it has been asked for it.
        let _ = self.vm.hash_str(name.expect());
        let hash = self.load(text, layout::STR_HASH);
        let hash = self.box_int(hash, Ty::small_int());
        for n in 0..capacity {
            let word = [hash, key, value].get(n).copied().unwrap_or(none);
            self.store(word, buffer, layout::BUFFER_ITEMS + 8 * n as i32);
        }
        let entries = self.b.ins().iadd_imm_s(buffer, layout::PTR_TAG);
        self.store(entries, dict, layout::DICT_ENTRIES);
        self.store(none, dict, layout::DICT_INDEX);
        self.store(none, dict, layout::DICT_HASH);
        // The numbers of entries, then the version and that of changes: two words.
        let (ones, zeros) = (self.word(1 << 32 | 1), self.word(0));
        self.store(ones, dict, layout::DICT_USED);
        self.store(zeros, dict, layout::DICT_USED + 8);
        let made = self.b.ins().iadd_imm_s(dict, layout::PTR_TAG);
        self.store(made, exception, layout::EXCEPTION_DICT);
        true
    }

    /// `str` of an exception of known class that has a string for its only argument: that string.
    pub(super) fn str_of_exception(&mut self, c: &NativeCall) -> Option<Slot> {
        let v = c.args.start;
        let class = self.exception_class(v)?;
        if !self.vm.is_shown_by_argument(class) {
            return None;
        }
        let word = self.boxed(v);
        let _ = self.exit();
        let (other, join) = (self.cold_block(), self.b.create_block());
        let result = self.b.append_block_param(join, types::I64);
        let at = self.address(word);
        let args = self.load(at, layout::EXCEPTION_ARGS);
        let args = self.address(args);
        let n = self.load(args, layout::TUPLE_LEN);
        let one = self.b.ins().icmp_imm_u(IntCC::Equal, n, 1);
        self.or_else(one, other);
        let text = self.load(args, layout::TUPLE_ITEMS);
        self.object_or(text, Kind::Str, other);
        self.b.ins().jump(join, &[BlockArg::Value(text)]);
        self.b.switch_to_block(other);
        let shown = self.by_native(c, true);
        self.b.ins().jump(join, &[BlockArg::Value(shown)]);
        self.b.switch_to_block(join);
        self.forget_shapes();
        let any = Ty::ANY.without(class::UNBOUND);
        Some(Slot::boxed(result, any))
    }

    /// `issubclass` of classes that are known.
    pub(super) fn issubclass(&mut self, c: &NativeCall) -> Option<Slot> {
        let x = c.args.start;
        let class: Gc<Class> = self.ty(x).object()?.as_gc()?;
        let classes = self.plain_classes(x + 1)?;
        let truth = classes.iter().any(|of| self.vm.is_subclass(class, *of));
        Some(self.known(Value::bool(truth)))
    }

    /// The only shape that the present instruction has met, if that is one of exceptions.
    fn only_shape_met(&self) -> Option<u32> {
        let [more, first, second, _] = self.feedback();
        let hopeless = self.region.rt(self.ctx).native.is_hopeless(self.pc);
        let one = first != 0 && second == 0 && more == 0 && !hopeless;
        Some(first).filter(|shape| one && self.vm.exception_class(*shape).is_some())
    }

    /// An exception's class, itself and its traceback.
    pub(super) fn exc_args(&mut self, i: Instr) {
        let e = self.reg(i.b());
        if self.exception_class(e).is_none()
            && let Some(shape) = self.only_shape_met()
        {
            self.shaped(e, shape);
        }
        let word = self.boxed(e);
        let (class, traceback) = match self.exception_class(e) {
            Some(class) => {
                let at = self.address(word);
                let traceback = self.load(at, layout::EXCEPTION_TRACEBACK);
                (self.known(class.value()), traceback)
            }
            None => {
                let parts = self.helper(Helper::exception_parts, &[word]);
                let class = Slot::boxed(parts[0], Ty::of(class::CLASS));
                (class, parts[1])
            }
        };
        let copy = self.copy(e);
        self.set(i.a(), class);
        self.set(i.a() + 1, copy);
        let any = Ty::ANY.without(class::UNBOUND);
        self.set(i.a() + 2, Slot::boxed(traceback, any));
    }

    // --- Catching ------------------------------------------------------------------------------------------------

    /// The classes that a register is known to hold: one, or a tuple of them. Exceptions' classes all.
    fn classes_caught(&self, v: usize) -> Option<Vec<Gc<Class>>> {
        let ty = self.ty(v);
        let known = match self.cur[v]?.boxed.and_then(|word| self.tuples.get(&word)) {
            Some(items) => items.clone(),
            None => vec![
                Some(ty.known)
                    .filter(|bits| *bits != 0)
                    .map(Value::from_bits)?,
            ],
        };
        let class = |v: Value| {
            v.as_gc()
                .filter(|c: &Gc<Class>| c.has(class_flag::EXCEPTION))
        };
        known.into_iter().map(class).collect()
    }

    pub(super) fn exc_match(&mut self, i: Instr) {
        let (v, caught) = (self.reg(i.b()), self.reg(i.c()));
        let Some(classes) = self.classes_caught(caught) else {
            let (e, classes, cell) = (self.boxed(v), self.boxed(caught), self.feedback_cell());
            let matches = self.ask(Helper::exception_matches, &[e, classes, cell]);
            return self.set_bool(i.a(), matches);
        };
        let [_, first, second, _] = self.feedback();
        if self.exception_class(v).is_none()
            && let Some(shape) = self.only_shape_met()
        {
            self.shaped(v, shape);
        }
        if let Some(thrown) = self.exception_class(v) {
            let matches = classes.iter().any(|c| self.vm.is_subclass(thrown, *c));
            return self.set_known(i.a(), Value::bool(matches));
        }
        // The classes that were met, or those that are caught, are told apart here.
        let mut shapes: Vec<u32> = [first, second].into_iter().filter(|s| *s != 0).collect();
        for class in &classes {
            let own = class.root_shape.get();
            if own != 0 && !shapes.contains(&own) && shapes.len() < 2 {
                shapes.push(own);
            }
        }
        let (e, join) = (self.boxed(v), self.b.create_block());
        let result = self.b.append_block_param(join, types::I64);
        let at = self.address(e);
        let found = self.load_small(types::I32, at, layout::HEADER_SHAPE);
        for shape in shapes {
            let Some(thrown) = self.vm.exception_class(shape) else {
                continue;
            };
            let matches = classes.iter().any(|c| self.vm.is_subclass(thrown, *c));
            let answer = self.word(matches.into());
            let other = self.b.create_block();
            let same = self.b.ins().icmp_imm_u(IntCC::Equal, found, shape as i64);
            self.b
                .ins()
                .brif(same, join, &[BlockArg::Value(answer)], other, &[]);
            self.b.switch_to_block(other);
        }
        let (classes, cell) = (self.boxed(caught), self.feedback_cell());
        let matches = self.ask(Helper::exception_matches, &[e, classes, cell]);
        self.b.ins().jump(join, &[BlockArg::Value(matches)]);
        self.b.switch_to_block(join);
        self.set_bool(i.a(), result);
    }
}
