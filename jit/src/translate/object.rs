//! Attributes, items, cells, globals.

use super::Translator;
use super::state::Slot;
use crate::ty::{Ty, class};
use cranelift_codegen::ir::condcodes::IntCC;
use cranelift_codegen::ir::{self, BlockArg, InstBuilder, types};
use pirn_vm::Value;
use pirn_vm::bytecode::Instr;
use pirn_vm::compiler::layout;
use pirn_vm::heap::{Gc, Kind};
use pirn_vm::interp::cache::what;
use pirn_vm::interp::native::helpers::Helper;
use pirn_vm::objects::{Cont, Dict, Module};

/// The bit of a kind in feedback.
fn bit(kind: Kind) -> u32 {
    1 << kind as u32
}

impl Translator<'_, '_> {
    // --- Names ---------------------------------------------------------------------------------------------------

    pub(super) fn name(&mut self, n: u32) -> ir::Value {
        let v = self.region.rt(self.ctx).names[n as usize];
        self.constant(v)
    }

    /// The address of the present instruction's feedback cell.
    pub(super) fn feedback_cell(&mut self) -> ir::Value {
        let cell = &self.region.rt(self.ctx).feedback()[self.pc as usize];
        let at = &raw const *cell as i64;
        self.word(at)
    }

    /// The value word of the present context's function.
    pub(super) fn function(&mut self) -> ir::Value {
        let v = self.region.ctxs[self.ctx].func;
        self.boxed(v)
    }

    pub(super) fn check_bound(&mut self, i: Instr) {
        let v = self.reg(i.a());
        self.guard_bound(v);
    }

    fn guard_bound(&mut self, v: usize) {
        let ty = self.ty(v);
        if !ty.may(class::UNBOUND) {
            return;
        }
        let word = self.boxed(v);
        self.guard_not_unbound(word);
        if ty.without(class::UNBOUND).bits != 0 {
            self.narrow(v, ty.without(class::UNBOUND));
        }
    }

    fn guard_not_unbound(&mut self, word: ir::Value) {
        let holds = self
            .b
            .ins()
            .icmp_imm_u(IntCC::NotEqual, word, Value::UNBOUND.bits() as i64);
        self.guard(holds);
    }

    /// Guards that the keys of the dict at an address are those of this version; the address of its entries.
    fn dict_entries(&mut self, at: ir::Value, version: u32) -> ir::Value {
        let found = self.load_small(types::I32, at, layout::DICT_VERSION);
        let holds = self
            .b
            .ins()
            .icmp_imm_u(IntCC::Equal, found, version as i64);
        self.guard(holds);
        let entries = self.load(at, layout::DICT_ENTRIES);
        self.address(entries)
    }

    /// The slot of a dict's value, which is taken for constant when it is something that programs seldom rebind.
    fn dict_value(&mut self, entries: ir::Value, n: u32, now: Value) -> Slot {
        let at = layout::BUFFER_ITEMS + 8 * (3 * n as i32 + 2);
        let word = self.load(entries, at);
        let constant = matches!(
            now.kind(),
            Some(Kind::Function | Kind::Class | Kind::Builtin | Kind::Module)
        );
        if !constant {
            return Slot::boxed(word, Ty::ANY.without(class::UNBOUND));
        }
        let expected = self.constant(now);
        let holds = self.b.ins().icmp(IntCC::Equal, word, expected);
        self.guard(holds);
        Slot::boxed(expected, Ty::value(now))
    }

    pub(super) fn global_get(&mut self, i: Instr) {
        let fb = self.feedback();
        let globals = self.region.rt(self.ctx).globals.get().as_gc::<Dict>();
        let Some(globals) = globals.filter(|g| fb[0] != 0 && g.version.get() == fb[0]) else {
            return self.global_by_helper(i);
        };
        let builtins = self.vm.builtins;
        if fb[2] != 0 && builtins.version.get() != fb[2] {
            return self.global_by_helper(i);
        }
        let func = self.function();
        let func = self.address(func);
        let dict = self.load(func, layout::FUNCTION_GLOBALS);
        let dict = self.address(dict);
        let mut entries = self.dict_entries(dict, fb[0]);
        let now = if fb[2] == 0 {
            globals.value_at(fb[1])
        } else {
            let at = self.constant(builtins.value());
            let at = self.address(at);
            entries = self.dict_entries(at, fb[2]);
            builtins.value_at(fb[1])
        };
        let slot = self.dict_value(entries, fb[1], now);
        self.set(i.a(), slot);
    }

    fn global_by_helper(&mut self, i: Instr) {
        let (func, name, cell) = (self.function(), self.name(i.bc()), self.feedback_cell());
        let v = self.ask(Helper::global_get, &[func, name, cell], Cont::Store);
        self.set(i.a(), Slot::boxed(v, Ty::ANY.without(class::UNBOUND)));
    }

    pub(super) fn global_set(&mut self, i: Instr) {
        let v = self.reg(i.a());
        let (func, name, v, cell) = (
            self.function(),
            self.name(i.bc()),
            self.boxed(v),
            self.feedback_cell(),
        );
        self.ask(Helper::global_set, &[func, name, v, cell], Cont::Discard);
    }

    // --- Cells ---------------------------------------------------------------------------------------------------

    pub(super) fn cell_new(&mut self, i: Instr) {
        let v = self.reg(i.a());
        let word = self.boxed(v);
        let cell = self.ask(Helper::cell_new, &[word], Cont::Store);
        self.set(i.a(), Slot::boxed(cell, Ty::of(class::OBJECT)));
    }

    pub(super) fn cell_get(&mut self, i: Instr) {
        let cell = self.reg(i.b());
        let cell = self.boxed(cell);
        self.contents(i, cell);
    }

    /// The contents of a cell into the destination.
    fn contents(&mut self, i: Instr, cell: ir::Value) {
        let at = self.address(cell);
        let word = self.load(at, layout::CELL_VALUE);
        self.guard_not_unbound(word);
        self.set(i.a(), Slot::boxed(word, Ty::ANY.without(class::UNBOUND)));
    }

    pub(super) fn cell_set(&mut self, i: Instr) {
        let (cell, v) = (self.reg(i.a()), self.reg(i.b()));
        let (cell, v) = (self.boxed(cell), self.boxed(v));
        self.set_contents(cell, v);
    }

    fn set_contents(&mut self, cell: ir::Value, v: ir::Value) {
        let at = self.address(cell);
        self.store(v, at, layout::CELL_VALUE);
        self.barrier(at);
    }

    /// The cell of a captured variable.
    pub(super) fn free_cell(&mut self, n: u16) -> (ir::Value, ir::Value) {
        let func = self.function();
        let func = self.address(func);
        let closure = self.load(func, layout::FUNCTION_CLOSURE);
        let closure = self.address(closure);
        let cell = self.load(closure, layout::TUPLE_ITEMS + 8 * n as i32);
        (cell, closure)
    }

    pub(super) fn free_get(&mut self, i: Instr) {
        let (cell, _) = self.free_cell(i.b());
        self.contents(i, cell);
    }

    pub(super) fn free_set(&mut self, i: Instr) {
        let v = self.reg(i.b());
        let v = self.boxed(v);
        let (cell, _) = self.free_cell(i.a());
        self.set_contents(cell, v);
    }

    // --- Attributes ----------------------------------------------------------------------------------------------

    pub(super) fn get_attr(&mut self, i: Instr) {
        let v = self.reg(i.b());
        let fb = self.feedback();
        if let Some(slot) = self.module_attr(v, fb) {
            return self.set(i.a(), slot);
        }
        let valid = fb[1] == self.vm.epoch && fb[0] != 0 && self.ty(v).may(class::POINTERS);
        if valid && fb[3] == what::INLINE {
            let at = self.shaped(v, fb[0]);
            let word = self.load(at, layout::INSTANCE_SLOTS + 8 * fb[2] as i32);
            return self.set(i.a(), Slot::boxed(word, Ty::ANY.without(class::UNBOUND)));
        }
        if valid && fb[3] == what::CLASS_VALUE {
            let value = self.vm.cells[fb[2] as usize];
            self.shaped(v, fb[0]);
            return self.set_known(i.a(), value);
        }
        let word = self.boxed(v);
        let (name, cell) = (self.name(i.c() as u32), self.feedback_cell());
        let v = self.ask(Helper::get_attr, &[word, name, cell], Cont::Store);
        self.forget_shapes();
        self.set(i.a(), Slot::boxed(v, Ty::ANY.without(class::UNBOUND)));
    }

    /// An attribute of a module that is known.
    pub(super) fn module_attr(&mut self, v: usize, fb: [u32; 4]) -> Option<Slot> {
        let module: Gc<Module> = Value::from_bits(self.ty(v).known)
            .as_gc()
            .filter(|_| self.ty(v).known != 0)?;
        let dict: Gc<Dict> = module.dict.get().as_gc()?;
        if fb[3] != what::MODULE || fb[1] == 0 || dict.version.get() != fb[1] {
            return None;
        }
        let at = self.constant(dict.value());
        let at = self.address(at);
        let entries = self.dict_entries(at, fb[1]);
        Some(self.dict_value(entries, fb[2], dict.value_at(fb[2])))
    }

    pub(super) fn set_attr(&mut self, i: Instr) {
        let (obj, v) = (self.reg(i.a()), self.reg(i.c()));
        let fb = self.feedback();
        let value = self.boxed(v);
        if fb[1] == self.vm.epoch && fb[0] != 0 && self.ty(obj).may(class::POINTERS) {
            let at = self.shaped(obj, fb[0]);
            self.store(value, at, layout::INSTANCE_SLOTS + 8 * fb[2] as i32);
            self.barrier(at);
            if fb[3] != 0 {
                let next = self.b.ins().iconst(types::I32, fb[3] as i64);
                self.b.ins().store(
                    ir::MemFlagsData::trusted(),
                    next,
                    at,
                    layout::HEADER_SHAPE,
                );
                let ty = self.ty(obj);
                self.forget_shape_of(obj, fb[0]);
                self.narrow(obj, ty.shaped(fb[3]));
            }
            return;
        }
        let word = self.boxed(obj);
        let (name, cell) = (self.name(i.b() as u32), self.feedback_cell());
        self.ask(Helper::set_attr, &[word, name, value, cell], Cont::Discard);
        self.forget_shapes();
    }

    /// An object of this shape got another: whatever register may hold it.
    fn forget_shape_of(&mut self, _obj: usize, shape: u32) {
        for slot in self.cur.iter_mut().flatten() {
            if slot.ty.shape == shape {
                slot.ty.shape = 0;
            }
        }
    }

    // --- Items ---------------------------------------------------------------------------------------------------

    /// Whether a register is likely a container of this kind.
    fn likely(&self, v: usize, kind: Kind, fb: u32) -> bool {
        let ty = self.ty(v);
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
        }
        let (a, k) = (self.boxed(obj), self.boxed(key));
        let v = self.ask(Helper::get_item, &[a, k], Cont::Store);
        self.forget_shapes();
        self.set(i.a(), Slot::boxed(v, Ty::ANY.without(class::UNBOUND)));
    }

    /// An item of a list or tuple. Indices from the end and errors take the helper.
    fn sequence_item(&mut self, obj: usize, key: usize, kind: Kind) -> ir::Value {
        let at = self.object(obj, kind);
        let index = self.int(key);
        let (a, k) = (self.boxed(obj), self.boxed(key));
        let _ = self.exit(Cont::Store, false);
        let len = match kind {
            Kind::List => self.load(at, layout::LIST_LEN),
            _ => self.load(at, layout::TUPLE_LEN),
        };
        let inside = self.b.ins().icmp(IntCC::UnsignedLessThan, index, len);
        let join = self.b.create_block();
        let result = self.b.append_block_param(join, types::I64);
        let (fast, slow) = (self.b.create_block(), self.cold_block());
        self.b.ins().brif(inside, fast, &[], slow, &[]);
        self.b.switch_to_block(slow);
        let v = self.ask(Helper::get_item, &[a, k], Cont::Store);
        self.b.ins().jump(join, &[BlockArg::Value(v)]);
        self.b.switch_to_block(fast);
        let (items, offset) = match kind {
            Kind::List => {
                let buffer = self.load(at, layout::LIST_BUFFER);
                (buffer, layout::BUFFER_ITEMS - layout::PTR_TAG as i32)
            }
            _ => (at, layout::TUPLE_ITEMS),
        };
        let bytes = self.b.ins().ishl_imm_u(index, 3);
        let place = self.b.ins().iadd(items, bytes);
        let v = self.load(place, offset);
        self.b.ins().jump(join, &[BlockArg::Value(v)]);
        self.b.switch_to_block(join);
        result
    }

    pub(super) fn set_item(&mut self, i: Instr) {
        let (obj, key, v) = (self.reg(i.a()), self.reg(i.b()), self.reg(i.c()));
        let fb = self.feedback()[0];
        if self.ty(key).may(class::INT) && self.likely(obj, Kind::List, fb) {
            let at = self.object(obj, Kind::List);
            let index = self.int(key);
            let (a, k, value) = (self.boxed(obj), self.boxed(key), self.boxed(v));
            let _ = self.exit(Cont::Discard, false);
            let len = self.load(at, layout::LIST_LEN);
            let inside = self.b.ins().icmp(IntCC::UnsignedLessThan, index, len);
            let join = self.b.create_block();
            let (fast, slow) = (self.b.create_block(), self.cold_block());
            self.b.ins().brif(inside, fast, &[], slow, &[]);
            self.b.switch_to_block(slow);
            self.ask(Helper::set_item, &[a, k, value], Cont::Discard);
            self.b.ins().jump(join, &[]);
            self.b.switch_to_block(fast);
            let buffer = self.load(at, layout::LIST_BUFFER);
            let buffer = self.address(buffer);
            let bytes = self.b.ins().ishl_imm_u(index, 3);
            let place = self.b.ins().iadd(buffer, bytes);
            self.store(value, place, layout::BUFFER_ITEMS);
            self.barrier(buffer);
            self.b.ins().jump(join, &[]);
            self.b.switch_to_block(join);
            return;
        }
        let (a, k, value) = (self.boxed(obj), self.boxed(key), self.boxed(v));
        self.ask(Helper::set_item, &[a, k, value], Cont::Discard);
        self.forget_shapes();
    }

    pub(super) fn del_item(&mut self, i: Instr) {
        let (obj, key) = (self.reg(i.a()), self.reg(i.b()));
        let (a, k) = (self.boxed(obj), self.boxed(key));
        self.ask(Helper::del_item, &[a, k], Cont::Discard);
        self.forget_shapes();
    }
}
