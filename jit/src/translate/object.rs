//! Attributes, cells, globals.

use super::Translator;
use super::state::{Gathering, Slot};
use crate::region::{Way, closed_over};
use crate::ty::{Ty, class};
use crate::words::Word;
use cranelift_codegen::ir::condcodes::IntCC;
use cranelift_codegen::ir::{self, BlockArg, InstBuilder, types};
use pirn_vm::Value;
use pirn_vm::bytecode::{Instr, Op};
use pirn_vm::compiler::layout;
use pirn_vm::heap::{Gc, Kind};
use pirn_vm::interp::cache::{OF_DOUBLES, what};
use pirn_vm::interp::native::helpers::Helper;
use pirn_vm::objects::{Dict, Function, Module};
use pirn_vm::semantics::table::Found;

/// A dict that holds global names.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Namespace {
    /// This one.
    Known(Value),
    /// That of the function in a virtual register.
    Of(usize),
}

/// Whether a value is one of those that names are seldom bound to anew.
fn is_seldom_rebound(v: Value) -> bool {
    use Kind::*;
    matches!(v.kind(), Some(Function | Class | Builtin | Module))
}

/// The shapes of a site's entries.
fn shapes_of(entries: &[[u32; 4]]) -> Vec<u32> {
    entries.iter().map(|e| e[0]).collect()
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
        let at = &raw const *cell as u64;
        self.symbol(Word::Cell(at))
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

    /// The slot of an entry of a dict, which has this name as its key now, and `now` as its value. Guards that the name is
    /// there still, unless that has been seen and nothing has run since that adds or removes any.
    pub(super) fn entry_named(&mut self, dict: Namespace, n: u32, name: Value, now: Value) -> Slot {
        if let Some(slot) = self.cur.memory.entry(dict, n) {
            return slot;
        }
        let entries = self.guard_entry(dict, n, name);
        let slot = self.dict_value(entries, n, now);
        self.cur.memory.note_entry(dict, n, slot);
        slot
    }

    /// Guards that an entry of a dict has this name as its key; the address of the entries.
    pub(super) fn guard_entry(&mut self, dict: Namespace, n: u32, name: Value) -> ir::Value {
        let word = match dict {
            Namespace::Known(dict) => self.constant(dict),
            Namespace::Of(func) => {
                let func = self.boxed(func);
                let func = self.address(func);
                self.load(func, layout::FUNCTION_GLOBALS)
            }
        };
        let at = self.address(word);
        if self.cur.memory.entry(dict, n).is_some() {
            return self.entries_of(at);
        }
        let fill = self.load_small(types::I32, at, layout::DICT_FILL);
        let there = self
            .b
            .ins()
            .icmp_imm_u(IntCC::UnsignedGreaterThan, fill, i64::from(n));
        self.guard(there);
        let entries = self.entries_of(at);
        let key = self.load(entries, layout::BUFFER_ITEMS + 8 * (3 * n as i32 + 1));
        let expected = self.constant(name);
        let holds = self.b.ins().icmp(IntCC::Equal, key, expected);
        self.guard(holds);
        entries
    }

    /// The address of the entries of the dict at an address.
    fn entries_of(&mut self, at: ir::Value) -> ir::Value {
        let entries = self.load(at, layout::DICT_ENTRIES);
        self.address(entries)
    }

    /// The slot of a dict's value, which is taken for constant when it is something that programs seldom rebind.
    fn dict_value(&mut self, entries: ir::Value, n: u32, now: Value) -> Slot {
        let at = layout::BUFFER_ITEMS + 8 * (3 * n as i32 + 2);
        let word = self.load(entries, at);
        if !is_seldom_rebound(now) {
            return Slot::boxed(word, Ty::ANY.without(class::UNBOUND));
        }
        let expected = self.constant(now);
        let holds = self.b.ins().icmp(IntCC::Equal, word, expected);
        self.guard(holds);
        Slot::boxed(expected, Ty::value(now))
    }

    /// What a name of a dict is bound to, where that may be taken for constant. `None` inside: it is not there.
    fn constant_in(&mut self, dict: Gc<Dict>, name: Value) -> Option<Option<Slot>> {
        let now = self.vm.dict_get_str(dict, name);
        let may_be =
            |now| is_seldom_rebound(now) || self.vm.is_settled(dict, name) && !self.binds(name);
        if !now.is_none_or(may_be) || !self.vm.rely_on(dict, name) {
            return None;
        }
        Some(now.map(|now| self.known(now)))
    }

    /// What a global name, or else a builtin, is bound to, likewise.
    pub(super) fn constant_global(&mut self, name: Value) -> Option<Slot> {
        let rt = self.region.rt(self.ctx);
        let globals = rt.globals.get().as_gc::<Dict>();
        let globals = globals.filter(|_| !rt.native.several_globals.get())?;
        match self.constant_in(globals, name)? {
            Some(slot) => Some(slot),
            None => {
                let builtins = self.vm.builtins;
                self.constant_in(builtins, name)?
            }
        }
    }

    /// Whether code of the unit binds a global of this name.
    fn binds(&self, name: Value) -> bool {
        self.region.ctxs.iter().any(|c| {
            let rt = c.rt.get();
            let mut instrs = rt.instrs().iter();
            instrs.any(|i| i.is(Op::GlobalSet) && rt.names[i.bc() as usize] == name)
        })
    }

    pub(super) fn global_get(&mut self, i: Instr) {
        let rt = self.region.rt(self.ctx);
        if let Some(slot) = self.constant_global(rt.names[i.bc() as usize]) {
            return self.set(i.a(), slot);
        }
        let Some((globals, n)) = self.global_place(i) else {
            return self.global_by_helper(i);
        };
        let space = self.globals(globals);
        let slot = self.entry_named(space, n, rt.names[i.bc() as usize], globals.value_at(n));
        self.set(i.a(), slot);
    }

    /// The globals of the present context and the number of their entry for the instruction's name.
    fn global_place(&mut self, i: Instr) -> Option<(Gc<Dict>, u32)> {
        let rt = self.region.rt(self.ctx);
        let globals = rt.globals.get().as_gc::<Dict>()?;
        let name = rt.names[i.bc() as usize];
        let found = self
            .vm
            .table_find(&globals, self.vm.hash_str(name.expect()), name);
        match found {
            Found::At(n) if globals.entry(n).1 == name && !rt.native.is_hopeless(self.pc) => {
                Some((globals, n))
            }
            _ => None,
        }
    }

    /// The present context's globals, which are these by now.
    fn globals(&self, globals: Gc<Dict>) -> Namespace {
        if !self.region.rt(self.ctx).native.several_globals.get() {
            return Namespace::Known(globals.value());
        }
        let func = self.region.ctxs[self.ctx].func;
        let known = self.ty(func).object().and_then(|f| f.as_gc::<Function>());
        match known.filter(|f| f.globals.get() == globals.value()) {
            Some(_) => Namespace::Known(globals.value()),
            None => Namespace::Of(func),
        }
    }

    fn global_by_helper(&mut self, i: Instr) {
        let (func, name, cell) = (self.function(), self.name(i.bc()), self.feedback_cell());
        let v = self.ask(Helper::global_get, &[func, name, cell]);
        self.set(i.a(), Slot::boxed(v, Ty::ANY.without(class::UNBOUND)));
    }

    /// Stores a register in the entry of this number of a namespace, which is guarded to be the name's.
    pub(super) fn store_entry(&mut self, space: Namespace, n: u32, name: Value, v: usize) {
        let entries = self.guard_entry(space, n, name);
        let (value, guarded) = self.boxed_for(v, entries);
        self.store(
            value,
            entries,
            layout::BUFFER_ITEMS + 8 * (3 * n as i32 + 2),
        );
        if !guarded {
            self.barrier_for(entries, value, self.ty(v));
        }
        let slot = self.slot(v);
        self.cur.memory.forget_entry(n);
        self.cur.memory.note_entry(space, n, slot);
    }

    pub(super) fn global_set(&mut self, i: Instr) {
        let v = self.reg(i.a());
        let name = self.region.rt(self.ctx).names[i.bc() as usize];
        // A dict that is not known may be one in which units rely on the name.
        if let Some((globals, n)) = self.global_place(i)
            && let space @ Namespace::Known(_) = self.globals(globals)
            && self.vm.write_natively(globals, name)
        {
            return self.store_entry(space, n, name, v);
        }
        let (func, name, v, cell) = (
            self.function(),
            self.name(i.bc()),
            self.boxed(v),
            self.feedback_cell(),
        );
        self.ask(Helper::global_set, &[func, name, v, cell]);
    }

    pub(super) fn global_del(&mut self, i: Instr) {
        let (func, name) = (self.function(), self.name(i.bc()));
        self.ask(Helper::global_del, &[func, name]);
    }

    pub(super) fn import(&mut self, i: Instr) {
        let names = self.reg(i.b());
        let (func, name, names, level) = (
            self.function(),
            self.name(i.c() as u32),
            self.boxed(names),
            self.word(i64::from(i.x())),
        );
        let module = self.ask(Helper::import, &[func, name, names, level]);
        self.forget_shapes();
        let ty = Ty::ANY.without(class::UNBOUND);
        self.set(i.a(), Slot::boxed(module, ty));
    }

    pub(super) fn import_from(&mut self, i: Instr) {
        let module = self.reg(i.b());
        let (module, name) = (self.boxed(module), self.name(i.c() as u32));
        let v = self.ask(Helper::import_from, &[module, name]);
        self.forget_shapes();
        self.set(i.a(), Slot::boxed(v, Ty::ANY.without(class::UNBOUND)));
    }

    // --- Cells ---------------------------------------------------------------------------------------------------

    pub(super) fn cell_new(&mut self, i: Instr) {
        let v = self.reg(i.a());
        let word = self.boxed(v);
        let cell = self.ask(Helper::cell_new, &[word]);
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
    pub(super) fn free_cell(&mut self, n: u16) -> ir::Value {
        let func = self.region.ctxs[self.ctx].func;
        let lazy = self.gathered_in(func, Gathering::Function);
        if let Some(cell) = lazy.and_then(|f| f.items.get(n as usize)?.boxed) {
            return cell;
        }
        let func = self.function();
        let func = self.address(func);
        let closure = self.load(func, layout::FUNCTION_CLOSURE);
        let closure = self.address(closure);
        self.load(closure, layout::TUPLE_ITEMS + 8 * n as i32)
    }

    pub(super) fn free_get(&mut self, i: Instr) {
        let func = Value::from_bits(self.ty(self.region.ctxs[self.ctx].func).known);
        let hopeless = self.region.rt(self.ctx).native.is_hopeless(self.pc);
        let found = func.as_gc().and_then(|f| closed_over(f, i.b()));
        let cell = self.free_cell(i.b());
        if let Some(callee) = found.filter(|v| is_seldom_rebound(*v) && !hopeless) {
            // What a decorator decorates: whose code wrappers share, each closes over another.
            let at = self.address(cell);
            let (word, expected) = (self.load(at, layout::CELL_VALUE), self.constant(callee));
            let same = self.b.ins().icmp(IntCC::Equal, word, expected);
            self.guard(same);
            return self.set_known(i.a(), callee);
        }
        self.contents(i, cell);
    }

    pub(super) fn free_set(&mut self, i: Instr) {
        let v = self.reg(i.b());
        let v = self.boxed(v);
        let cell = self.free_cell(i.a());
        self.set_contents(cell, v);
    }

    pub(super) fn cell_del(&mut self, i: Instr) {
        let cell = self.reg(i.a());
        let (cell, name) = (self.boxed(cell), self.name(i.b() as u32));
        self.ask(Helper::cell_del, &[cell, name]);
    }

    pub(super) fn free_del(&mut self, i: Instr) {
        let (func, index) = (self.function(), self.word(i64::from(i.a())));
        self.ask(Helper::free_del, &[func, index]);
    }

    // --- Attributes ----------------------------------------------------------------------------------------------

    pub(super) fn get_attr(&mut self, i: Instr) {
        let v = self.reg(i.b());
        let fb = self.feedback();
        if let Some(slot) = self.module_attr(v, fb) {
            return self.set(i.a(), slot);
        }
        if let Some(slot) = self.class_attr(v, fb) {
            return self.set(i.a(), slot);
        }
        if self.get_attr_of_class(i, v)
            || self.get_attr_of_exception(i, v, fb)
            || self.get_attr_of_function(i, v, fb)
            || self.get_class(i, v)
        {
            return;
        }
        let entries = self.entries();
        if self.ty(v).may(class::POINTERS)
            && !entries.is_empty()
            && self.get_attr_by_shape(i, v, &entries)
        {
            return;
        }
        let word = self.boxed(v);
        let (name, cell) = (self.name(i.c() as u32), self.feedback_cell());
        let v = self.ask(Helper::get_attr, &[word, name, cell]);
        self.forget_shapes();
        self.set(i.a(), Slot::boxed(v, Ty::ANY.without(class::UNBOUND)));
    }

    /// `x.__class__` of objects of the shapes that were seen. False where it is something else or not known.
    fn get_class(&mut self, i: Instr, v: usize) -> bool {
        let rt = self.region.rt(self.ctx);
        if rt.names[i.c() as usize] != self.vm.names.dunder_class
            || rt.native.is_hopeless(self.pc)
            || !self.ty(v).may(class::POINTERS)
        {
            return false;
        }
        let (mut shapes, shape) = (rt.native.shapes_at(self.pc), self.ty(v).shape);
        let first = rt.feedback()[self.pc as usize].get().0[0];
        if shape != 0 && shape & Ty::SHAPES == 0 {
            shapes = vec![shape];
        } else if first != 0 && !shapes.contains(&first) {
            shapes.push(first);
        }
        let classes: Option<Vec<Value>> = shapes
            .iter()
            .map(|s| self.vm.class_of_objects(*s))
            .collect();
        let Some(classes) = classes.filter(|c| !c.is_empty()) else {
            return false;
        };
        match &shapes[..] {
            [one] => self.shaped(v, *one),
            several => self.shaped_any(v, several),
        };
        if classes.iter().all(|c| *c == classes[0]) {
            self.set_known(i.a(), classes[0]);
            return true;
        }
        let word = self.boxed(v);
        let found = self.helper(Helper::class_of, &[word])[0];
        self.set(i.a(), Slot::boxed(found, Ty::of(class::CLASS)));
        true
    }

    /// What the present site has seen, by shape.
    pub(super) fn entries(&mut self) -> Vec<[u32; 4]> {
        let rt = self.region.rt(self.ctx);
        if rt.native.is_hopeless(self.pc) {
            return Vec::new();
        }
        let entries = self.vm.site_entries(rt, self.pc);
        // Where the shape is known, only its entry counts.
        let i = self.region.instr(self.ctx, self.pc);
        let receiver = if i.is(pirn_vm::bytecode::Op::SetAttr) {
            i.a()
        } else {
            i.b()
        };
        let shape = self.ty(self.reg(receiver)).shape;
        match entries.iter().find(|e| shape != 0 && e[0] == shape) {
            Some(entry) => vec![*entry],
            None => entries,
        }
    }

    /// An attribute by the receiver's shape: of all the shapes seen. False where that cannot be done.
    fn get_attr_by_shape(&mut self, i: Instr, v: usize, entries: &[[u32; 4]]) -> bool {
        let first = entries[0];
        let plain = [
            what::INLINE,
            what::DOUBLE,
            what::OVERFLOW,
            what::CLASS_VALUE,
        ];
        if entries.iter().all(|e| plain.contains(&e[3])) {
            if entries.len() == 1 && first[3] == what::CLASS_VALUE {
                let value = self.vm.cells[first[2] as usize];
                self.shaped(v, first[0]);
                self.set_known(i.a(), value);
                return true;
            }
            let word = match self.same_place(v, entries) {
                Some(at) if matches!(first[3], what::INLINE | what::DOUBLE) => {
                    let slot = self.inline_attr(v, at, first);
                    self.set(i.a(), slot);
                    return true;
                }
                Some(at) => self.plain_attr(at, first),
                None => {
                    let ways = self.by_shape(v, entries, |t, at, e| Some(t.plain_attr(at, e)));
                    let Some(word) = ways else { return false };
                    self.note_one_of(v, &shapes_of(entries));
                    word
                }
            };
            self.set(i.a(), Slot::boxed(word, Ty::ANY.without(class::UNBOUND)));
            return true;
        }
        if entries
            .iter()
            .all(|e| e[3] == what::TUPLE_FIELD && e[2] == first[2])
        {
            let at = self.shaped_one_of(v, entries);
            let word = self.item_carried(at, first[2]);
            self.set(i.a(), Slot::boxed(word, Ty::ANY.without(class::UNBOUND)));
            return true;
        }
        let Some(way) = Way::of(self.vm, first).filter(Way::is_load) else {
            return false;
        };
        let same = |e: &[u32; 4]| Way::of(self.vm, *e) == Some(way);
        let code = way.function.code_ref();
        if !entries.iter().all(same) || !self.is_direct(code, way.n_args(1)) {
            return false;
        }
        self.shaped_one_of(v, entries);
        let receiver = self.copy(v);
        let given = self.given_by_way(way, vec![receiver]);
        let words: Vec<ir::Value> = given.iter().map(|s| self.boxed_slot(s)).collect();
        let func = self.constant(way.function.value());
        self.call_words(i, code, func, &words);
        true
    }

    /// What the slot that an entry names holds of a register's object, which is at an address.
    fn inline_attr(&mut self, v: usize, at: ir::Value, entry: [u32; 4]) -> Slot {
        let (object, place) = (self.boxed(v), entry[2]);
        if let Some(slot) = self.cur.memory.attribute(object, place) {
            return slot;
        }
        let offset = layout::INSTANCE_SLOTS + 8 * place as i32;
        let slot = if entry[3] == what::DOUBLE {
            Slot::raw(self.load_small(types::F64, at, offset), Ty::FLOAT)
        } else {
            let word = self.load(at, offset);
            Slot::boxed(word, Ty::ANY.without(class::UNBOUND))
        };
        self.cur.memory.note(object, place, slot);
        slot
    }

    /// The item in this place of the tuple that the instance at an address carries.
    fn item_carried(&mut self, at: ir::Value, place: u32) -> ir::Value {
        let tuple = self.load(at, layout::INSTANCE_SLOTS);
        self.guard_kind_of(tuple, Ty::ANY, Kind::Tuple);
        let tuple = self.address(tuple);
        let len = self.load(tuple, layout::TUPLE_LEN);
        let there = self
            .b
            .ins()
            .icmp_imm_u(IntCC::UnsignedGreaterThan, len, i64::from(place));
        self.guard(there);
        self.load(tuple, layout::TUPLE_ITEMS + 8 * place as i32)
    }

    /// What an entry says of the object at an address, which has its shape.
    fn plain_attr(&mut self, at: ir::Value, entry: [u32; 4]) -> ir::Value {
        match entry[3] {
            what::INLINE => self.load(at, layout::INSTANCE_SLOTS + 8 * entry[2] as i32),
            what::DOUBLE => {
                let offset = layout::INSTANCE_SLOTS + 8 * entry[2] as i32;
                let double = self.load_small(types::F64, at, offset);
                self.box_float(double)
            }
            what::OVERFLOW => {
                let buffer = self.load(at, layout::INSTANCE_EXTRA);
                let offset = layout::BUFFER_ITEMS - layout::PTR_TAG as i32;
                self.load(buffer, offset + 8 * entry[2] as i32)
            }
            _ => {
                let value = self.vm.cells[entry[2] as usize];
                self.constant(value)
            }
        }
    }

    /// If all entries name the same slot: guards that the shape is one of theirs; the object's address.
    fn same_place(&mut self, v: usize, entries: &[[u32; 4]]) -> Option<ir::Value> {
        let first = entries[0];
        if entries.len() == 1 {
            return Some(self.shaped(v, first[0]));
        }
        if !entries.iter().all(|e| e[2..] == first[2..]) {
            return None;
        }
        Some(self.shaped_any(v, &shapes_of(entries)))
    }

    /// Whether a register's object is known to have one of these shapes.
    pub(super) fn is_one_of(&self, v: usize, shapes: &[u32]) -> bool {
        let shape = self.ty(v).shape;
        if shape & Ty::SHAPES == 0 {
            return shapes.contains(&shape);
        }
        let known = &self.know.shapes[(shape ^ Ty::SHAPES) as usize];
        known.iter().all(|s| shapes.contains(s))
    }

    /// Notes that it has, unless more is known.
    pub(super) fn note_one_of(&mut self, v: usize, shapes: &[u32]) {
        if self.is_one_of(v, shapes) {
            return;
        }
        let mut set = shapes.to_vec();
        set.sort_unstable();
        let sets = &mut self.know.shapes;
        let number = sets.iter().position(|s| *s == set).unwrap_or_else(|| {
            sets.push(set);
            sets.len() - 1
        });
        let ty = self.ty(v);
        self.narrow(v, ty.shaped(Ty::SHAPES | number as u32));
    }

    /// Guards that the receiver has one of the entries' shapes; its address.
    pub(super) fn shaped_one_of(&mut self, v: usize, entries: &[[u32; 4]]) -> ir::Value {
        match entries {
            [one] => self.shaped(v, one[0]),
            _ => self.shaped_any(v, &shapes_of(entries)),
        }
    }

    /// Guards that the shape of a register's object is one of several; the object's address.
    pub(super) fn shaped_any(&mut self, v: usize, shapes: &[u32]) -> ir::Value {
        if self.is_one_of(v, shapes) {
            let word = self.boxed(v);
            return self.address(word);
        }
        let (at, found) = self.shape_of(v);
        let out = self.exit();
        let go = self.b.create_block();
        for (n, shape) in shapes.iter().enumerate() {
            let is = self.b.ins().icmp_imm_u(IntCC::Equal, found, *shape as i64);
            if n + 1 == shapes.len() {
                self.b.ins().brif(is, go, &[], out, &[]);
            } else {
                let next = self.b.create_block();
                self.b.ins().brif(is, go, &[], next, &[]);
                self.b.switch_to_block(next);
            }
        }
        self.b.switch_to_block(go);
        self.note_one_of(v, shapes);
        at
    }

    /// The shape of a word that may be anything; what is no object goes to `other`.
    pub(super) fn shape_or(&mut self, word: ir::Value, other: ir::Block) -> ir::Value {
        let pointer = self.b.create_block();
        let tag = self.b.ins().band_imm_u(word, 7);
        let is_pointer = self.b.ins().icmp_imm_u(IntCC::Equal, tag, layout::PTR_TAG);
        self.b.ins().brif(is_pointer, pointer, &[], other, &[]);
        self.b.switch_to_block(pointer);
        let at = self.address(word);
        self.load_small(types::I32, at, layout::HEADER_SHAPE)
    }

    /// The address of the object of this kind that a word is; elsewhere if it is something else.
    pub(super) fn object_or(&mut self, word: ir::Value, kind: Kind, other: ir::Block) -> ir::Value {
        let tag = self.b.ins().band_imm_u(word, 7);
        let is_pointer = self.b.ins().icmp_imm_u(IntCC::Equal, tag, layout::PTR_TAG);
        self.or_else(is_pointer, other);
        let at = self.address(word);
        let found = self.load_small(types::I8, at, layout::HEADER_KIND);
        let is = self.b.ins().icmp_imm_u(IntCC::Equal, found, kind as i64);
        self.or_else(is, other);
        at
    }

    /// The address of a register's object, and its shape.
    pub(super) fn shape_of(&mut self, v: usize) -> (ir::Value, ir::Value) {
        let ty = self.ty(v);
        let word = self.boxed(v);
        self.guard_pointer(word, ty);
        let bits = ty.bits & class::POINTERS;
        self.narrow(v, Ty { bits, ..ty });
        let at = self.address(word);
        (at, self.load_small(types::I32, at, layout::HEADER_SHAPE))
    }

    /// Does for each shape what its entry says, and joins the values.
    pub(super) fn by_shape(
        &mut self,
        v: usize,
        entries: &[[u32; 4]],
        mut way: impl FnMut(&mut Self, ir::Value, [u32; 4]) -> Option<ir::Value>,
    ) -> Option<ir::Value> {
        let no_others = self.is_one_of(v, &shapes_of(entries));
        let (at, found) = self.shape_of(v);
        let out = self.exit();
        let join = self.b.create_block();
        let result = self.b.append_block_param(join, types::I64);
        for (n, entry) in entries.iter().enumerate() {
            let last = n + 1 == entries.len();
            let next = match last {
                true => out,
                false => self.b.create_block(),
            };
            if !(last && no_others) {
                let is = self
                    .b
                    .ins()
                    .icmp_imm_u(IntCC::Equal, found, entry[0] as i64);
                let this = self.b.create_block();
                self.b.ins().brif(is, this, &[], next, &[]);
                self.b.switch_to_block(this);
            }
            let Some(word) = way(self, at, *entry) else {
                self.failed = true;
                return None;
            };
            self.b.ins().jump(join, &[BlockArg::Value(word)]);
            if next != out {
                self.b.switch_to_block(next);
            }
        }
        self.b.switch_to_block(join);
        Some(result)
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
        let (_, name, _) = dict.entry(fb[2]);
        if let Some(Some(slot)) = self.constant_in(dict, name) {
            return Some(slot);
        }
        let space = Namespace::Known(dict.value());
        Some(self.entry_named(space, fb[2], name, dict.value_at(fb[2])))
    }

    pub(super) fn set_attr(&mut self, i: Instr) {
        let (obj, v) = (self.reg(i.a()), self.reg(i.c()));
        let ty = self.ty(v);
        if self.set_attr_of_class(i, obj, v) || self.set_attr_of_exception(i, obj, v) {
            return;
        }
        let entries = self.entries();
        if self.ty(obj).may(class::POINTERS) && !entries.is_empty() {
            if self.set_in_place(obj, v, &entries) {
                return;
            }
            let (none, value) = (self.word(0), self.boxed(v));
            let done = self.by_shape(obj, &entries, |t, at, e| {
                if e[2] & OF_DOUBLES != 0 {
                    let double = t.float_of_word(value);
                    t.write_slot(at, e, double);
                } else {
                    t.write_slot(at, e, value);
                    t.barrier_for(at, value, ty);
                }
                Some(none)
            });
            if done.is_some() {
                for entry in &entries {
                    self.cur.memory.forget_place(entry[2] & !OF_DOUBLES);
                    self.forget_shape(entry[0]);
                }
                return;
            }
        }
        if entries.is_empty() && self.call_setter(i, obj, v) {
            return;
        }
        let (word, value) = (self.boxed(obj), self.boxed(v));
        let (name, cell) = (self.name(i.b() as u32), self.feedback_cell());
        self.ask(Helper::set_attr, &[word, name, value, cell]);
        self.forget_shapes();
    }

    /// Sets an attribute for which all entries name the same slot. False where they do not.
    fn set_in_place(&mut self, obj: usize, v: usize, entries: &[[u32; 4]]) -> bool {
        let (first, ty) = (entries[0], self.ty(v));
        let Some(at) = self.same_place(obj, entries) else {
            return false;
        };
        let word = self.boxed(obj);
        let guarded = &self.cur.memory.guarded;
        let place = first[2] & !OF_DOUBLES;
        if place != first[2] {
            let double = self.double_to_store(v);
            self.write_slot(at, first, double);
        } else if self.young.contains(&word) || guarded.contains(&word) {
            let value = self.boxed(v);
            self.write_slot(at, first, value);
        } else {
            let (value, guarded) = self.boxed_for(v, at);
            self.write_slot(at, first, value);
            if !guarded && self.barrier_for(at, value, ty) {
                self.cur.memory.guarded.push(word);
            }
        }
        let slot = self.slot(v);
        self.cur.memory.forget_place(place);
        self.cur.memory.note(word, place, slot);
        if first[3] != 0 {
            let known = self.ty(obj);
            entries.iter().for_each(|e| self.forget_shape(e[0]));
            self.narrow(obj, known.shaped(first[3]));
        }
        true
    }

    /// `object.__setattr__(obj, name, v)` with an object of known shape and a known name. False where that is not for here.
    pub(super) fn set_plainly(&mut self, args: std::ops::Range<usize>) -> bool {
        let (obj, name, v) = (args.start, args.start + 1, args.start + 2);
        let (shape, name) = (self.ty(obj).shape, self.ty(name).object());
        let Some(name) = name.filter(|n| n.is_kind(Kind::Str) && shape & Ty::SHAPES == 0) else {
            return false;
        };
        let float = self.ty(v).is_float();
        let entry = self.vm.plain_set_entry(shape, name, float);
        entry.is_some_and(|entry| shape != 0 && self.set_in_place(obj, v, &[entry]))
    }

    /// Calls the setter of the property that all objects seen here have under a name. False where they have no such.
    fn call_setter(&mut self, i: Instr, obj: usize, v: usize) -> bool {
        let rt = self.region.rt(self.ctx);
        let (name, shapes) = (rt.names[i.b() as usize], rt.native.shapes_at(self.pc));
        let first = shapes
            .first()
            .and_then(|s| self.vm.setter_of_shape(*s, name));
        let Some((function, descriptor)) = first else {
            return false;
        };
        let n = 2 + usize::from(!descriptor.is_unbound());
        if !self.is_direct(function.code_ref(), n) {
            return false;
        }
        let Some((setter, given)) = self.setter(i, obj, v) else {
            return false;
        };
        let words: Vec<ir::Value> = given.iter().map(|s| self.boxed_slot(s)).collect();
        let func = self.boxed_slot(&setter);
        let _ = self.exit();
        let (s, r) = self.enter_code(function.code_ref(), func, &words);
        self.proceed(s, r);
        self.forget_shapes();
        true
    }

    /// Stores into the slot that an entry names, and gives the object the shape it then has. Without the write barrier.
    fn write_slot(&mut self, at: ir::Value, entry: [u32; 4], value: ir::Value) {
        let place = (entry[2] & !OF_DOUBLES) as i32;
        self.store(value, at, layout::INSTANCE_SLOTS + 8 * place);
        if entry[3] != 0 {
            let next = self.b.ins().iconst(types::I32, entry[3] as i64);
            self.store(next, at, layout::HEADER_SHAPE);
        }
    }

    /// An object of this shape got another: whatever register may hold it.
    pub(super) fn forget_shape(&mut self, shape: u32) {
        let sets = &self.know.shapes;
        self.cur.each_slot(|slot| {
            let known = slot.ty.shape;
            let may_be = known == shape
                || known & Ty::SHAPES != 0 && sets[(known ^ Ty::SHAPES) as usize].contains(&shape);
            if may_be {
                slot.ty.shape = 0;
            }
        });
    }
}
