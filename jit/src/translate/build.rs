//! Containers, strings, functions: what helpers do as a whole.

use super::Translator;
use super::gathered::ITEMS_MAX;
use super::state::{Gathering, Slot};
use crate::arrangement::same_name;
use crate::ty::{Ty, class};
use cranelift_codegen::ir::condcodes::IntCC;
use cranelift_codegen::ir::{self, BlockArg, InstBuilder, MemFlagsData, types};
use pirn_vm::Value;
use pirn_vm::bytecode::{Instr, Op};
use pirn_vm::compiler::layout;
use pirn_vm::heap::{Cursor, Kind};
use pirn_vm::interp::native::helpers::Helper;

impl Translator<'_, '_> {
    pub(super) fn build(&mut self, i: Instr, op: Op) {
        let n = i.c() as usize;
        let first = self.reg(i.b());
        if self.is_spread_by_call() && n <= ITEMS_MAX {
            return self.gather_for_call(i, op);
        }
        if op == Op::BuildTuple && self.gather_closure(i) {
            return;
        }
        let (helper, words, bits) = match op {
            Op::BuildList => (Helper::build_list, n, class::LIST),
            Op::BuildTuple => (Helper::build_tuple, n, class::TUPLE),
            Op::BuildSet => (Helper::build_set, n, class::SET),
            Op::BuildDict => (Helper::build_dict, 2 * n, class::DICT),
            _ => (Helper::build_string, n, class::STR),
        };
        if op == Op::BuildTuple
            && let Some((cell, header)) = self.vm.tuple_cell(n)
        {
            let items: Vec<ir::Value> = (first..first + n).map(|v| self.boxed(v)).collect();
            let v = self.tuple_in_cell(cell, header, &items, |t, at, n| {
                t.ask_seldom(helper, &[at, n])
            });
            let known = |v: usize| Some(self.ty(v).known).filter(|bits| *bits != 0);
            let known: Option<Vec<u64>> = (first..first + n).map(known).collect();
            if let Some(items) = known {
                let items = items.into_iter().map(pirn_vm::Value::from_bits);
                self.tuples.insert(v, items.collect());
            }
            return self.set(i.a(), Slot::boxed(v, Ty::of(bits)));
        }
        let at = self.in_memory(first..first + words);
        let words = self.word(words as i64);
        let v = self.ask(helper, &[at, words]);
        if matches!(op, Op::BuildSet | Op::BuildDict) {
            self.forget_shapes();
        }
        self.set(i.a(), Slot::boxed(v, Ty::of(bits)));
    }

    /// A new tuple in the next free cell; where the block is full, by other means.
    pub(super) fn tuple_in_cell(
        &mut self,
        cell: Cursor,
        header: u64,
        items: &[ir::Value],
        slow: impl FnOnce(&mut Self, ir::Value, ir::Value) -> ir::Value,
    ) -> ir::Value {
        let n = items.len() as i64;
        let fill = |t: &mut Self, at: ir::Value| {
            let (header, len) = (t.word(header as i64), t.word(n));
            t.store(header, at, 0);
            t.store(len, at, layout::TUPLE_LEN);
            for (k, item) in items.iter().enumerate() {
                t.store(*item, at, layout::TUPLE_ITEMS + 8 * k as i32);
            }
        };
        self.in_cell(cell, fill, |t| {
            let at = t.words_in_memory(items);
            let n = t.word(n);
            slow(t, at, n)
        })
    }

    pub(super) fn build_slice(&mut self, i: Instr) {
        let first = self.reg(i.b());
        if self.slice_at_once(i, first) {
            return;
        }
        let (a, b, c) = (
            self.boxed(first),
            self.boxed(first + 1),
            self.boxed(first + 2),
        );
        let v = self.ask(Helper::build_slice, &[a, b, c]);
        self.set(i.a(), Slot::boxed(v, Ty::of(class::OBJECT)));
    }

    /// `obj[a:b]` as a whole, where the next instruction takes the slice and nobody else does. Where that is not easy the
    /// interpreter does both instructions; nothing has happened.
    fn slice_at_once(&mut self, i: Instr, first: usize) -> bool {
        const KINDS: [Kind; 4] = [Kind::Str, Kind::List, Kind::Tuple, Kind::Bytes];
        let rt = self.region.rt(self.ctx);
        let (pc, item) = (self.pc as usize, self.region.instr(self.ctx, self.pc + 1));
        let seen = rt.feedback()[pc + 1].get().0[0];
        let fits = self.pc + 1 < self.region.blocks[self.block].end
            && item.is(Op::GetItem)
            && item.c() == i.a()
            && (item.a() == i.a() || !rt.live_at(self.pc + 2).contains(i.a() as usize))
            && KINDS.iter().any(|k| seen == 1 << *k as u32)
            && self.ty(first + 2).within(class::NONE)
            && [first, first + 1]
                .iter()
                .all(|v| self.ty(*v).may(class::INT | class::NONE))
            && !rt.native.is_hopeless(self.pc);
        if !fits {
            return false;
        }
        let obj = self.reg(item.b());
        let (word, a, b) = (self.boxed(obj), self.boxed(first), self.boxed(first + 1));
        let v = self.helper(Helper::quick_slice, &[word, a, b])[0];
        let made =
            self.b
                .ins()
                .icmp_imm_u(IntCC::NotEqual, v, pirn_vm::Value::UNBOUND.bits() as i64);
        // No guard that tests may let fail: the slice may have been paid for.
        let (out, go) = (self.exit(), self.b.create_block());
        self.b.ins().brif(made, go, &[], out, &[]);
        self.b.switch_to_block(go);
        let known = self.ty(obj).bits;
        let ty = match known {
            class::STR | class::LIST | class::TUPLE | class::BYTES => Ty::of(known),
            _ => Ty::of(class::STR | class::LIST | class::TUPLE | class::BYTES),
        };
        self.set(item.a(), Slot::boxed(v, ty));
        self.skip = true;
        true
    }

    pub(super) fn add_to(&mut self, i: Instr, op: Op) {
        let (container, item) = (self.reg(i.a()), self.reg(i.b()));
        let grown = match op {
            Op::ListAppend => {
                self.make(item);
                self.slot(item).boxed.map(|_| vec![self.copy(item)])
            }
            Op::ListExtend => self.items_in(item),
            _ => None,
        };
        if let Some(more) = grown
            && let Some(found) = self.gathered_in(container, Gathering::List)
            && found.items.len() + more.len() <= ITEMS_MAX
        {
            let items = [&found.items[..], &more].concat();
            return self.regather(container, Vec::new(), items);
        }
        self.make(container);
        self.make(item);
        if op == Op::ListAppend {
            self.object(container, Kind::List);
            return self.append(container, item);
        }
        let helper = match op {
            Op::SetAdd => Helper::set_add,
            Op::SetUpdate => Helper::set_update,
            Op::DictUpdate => Helper::dict_update,
            _ => Helper::list_extend,
        };
        let (c, v) = (self.boxed(container), self.boxed(item));
        self.ask(helper, &[c, v]);
        self.forget_shapes();
    }

    pub(super) fn dict_insert(&mut self, i: Instr) {
        let (d, k, v) = (self.reg(i.a()), self.reg(i.b()), self.reg(i.c()));
        let (d, k, v) = (self.boxed(d), self.boxed(k), self.boxed(v));
        self.ask(Helper::set_item, &[d, k, v]);
        self.forget_shapes();
    }

    pub(super) fn dict_merge(&mut self, i: Instr) {
        let (d, mapping, callee) = (self.reg(i.a()), self.reg(i.b()), self.reg(i.c()));
        if let (Some(to), Some(from)) = (
            self.gathered_in(d, Gathering::Dict),
            self.gathered_in(mapping, Gathering::Dict),
        ) && !to
            .names
            .iter()
            .any(|a| from.names.iter().any(|b| same_name(*a, *b)))
            && to.names.len() + from.names.len() <= ITEMS_MAX
            && d != mapping
        {
            let names = [&to.names[..], &from.names].concat();
            let items = [&to.items[..], &from.items].concat();
            return self.regather(d, names, items);
        }
        [d, mapping, callee].into_iter().for_each(|v| self.make(v));
        let operands = [self.boxed(d), self.boxed(mapping), self.boxed(callee)];
        self.ask(Helper::dict_merge, &operands);
        self.forget_shapes();
    }

    pub(super) fn list_to_tuple(&mut self, i: Instr) {
        let list = self.reg(i.b());
        if let Some(found) = self.gathered_in(list, Gathering::List) {
            let items = found.items.clone();
            let slot = self.gather(Gathering::Tuple, Vec::new(), items);
            return self.set(i.a(), slot);
        }
        self.make(list);
        let list = self.boxed(list);
        let v = self.ask(Helper::list_to_tuple, &[list]);
        self.set(i.a(), Slot::boxed(v, Ty::of(class::TUPLE)));
    }

    pub(super) fn format_value(&mut self, i: Instr) {
        let (v, spec) = (self.reg(i.b()), self.reg(i.c()));
        if i.x() == 0 && self.ty(v).bits == class::STR {
            let slot = self.slot(v);
            let clean = false;
            return self.set(i.a(), Slot { clean, ..slot });
        }
        let ty = self.ty(v);
        let (v, spec) = (self.boxed(v), self.boxed(spec));
        let x = self.word(i.x() as i64);
        let r = self.ask(Helper::format_value, &[v, spec, x]);
        self.forget_shapes();
        let exact = ty.within(class::NUMBERS | class::BOOL | class::NONE | class::STR);
        let ty = match exact {
            true => Ty::of(class::STR),
            false => Ty::ANY.without(class::UNBOUND),
        };
        self.set(i.a(), Slot::boxed(r, ty));
    }

    pub(super) fn make_function(&mut self, i: Instr) {
        if self.gather_function(i) {
            return;
        }
        let first = self.reg(i.b());
        let code = self.region.rt(self.ctx).consts[i.c() as usize];
        let n = i.x().count_ones() as usize;
        let (func, code) = (self.function(), self.constant(code));
        let at = self.in_memory(first..first + n);
        let word = self.word(i.0 as i64);
        let v = self.ask(Helper::new_function, &[func, code, word, at]);
        self.set(i.a(), Slot::boxed(v, Ty::of(class::FUNCTION)));
    }

    /// The items of a list of so many; everything else is the helper's.
    fn unpack_list(&mut self, word: ir::Value, out: usize, n: usize) {
        let room = self.area(n);
        let _ = self.exit();
        let (fast, slow, go) = (
            self.b.create_block(),
            self.cold_block(),
            self.b.create_block(),
        );
        let items: Vec<ir::Value> = (0..n)
            .map(|_| self.b.append_block_param(go, types::I64))
            .collect();
        let at = self.address(word);
        let len = self.load(at, layout::LIST_LEN);
        let fits = self.b.ins().icmp_imm_u(IntCC::Equal, len, n as i64);
        self.b.ins().brif(fits, fast, &[], slow, &[]);
        self.b.switch_to_block(slow);
        let many = self.word(n as i64);
        self.ask_seldom(Helper::unpack, &[word, room, many]);
        let found: Vec<BlockArg> = (0..n)
            .map(|k| BlockArg::Value(self.load(room, 8 * k as i32)))
            .collect();
        self.b.ins().jump(go, &found);
        self.b.switch_to_block(fast);
        let buffer = self.load(at, layout::LIST_BUFFER);
        let offset = layout::BUFFER_ITEMS - layout::PTR_TAG as i32;
        let found: Vec<BlockArg> = (0..n)
            .map(|k| BlockArg::Value(self.load(buffer, offset + 8 * k as i32)))
            .collect();
        self.b.ins().jump(go, &found);
        self.b.switch_to_block(go);
        for (k, item) in items.into_iter().enumerate() {
            let slot = Slot::boxed(item, Ty::ANY.without(class::UNBOUND));
            self.cur[out + k] = Some(slot);
        }
    }

    /// The first items, the list of the middle ones, the last ones.
    pub(super) fn unpack_ex(&mut self, i: Instr) {
        let v = self.reg(i.b());
        let (before, n) = (i.x() as usize, i.x() as usize + 1 + i.c() as usize);
        let out = self.reg(i.a());
        let word = self.boxed(v);
        let at = self.area(n);
        let (first, all) = (self.word(before as i64), self.word(n as i64));
        self.ask(Helper::unpack_ex, &[word, at, first, all]);
        self.forget_shapes();
        for k in 0..n {
            let item = self.load(at, 8 * k as i32);
            let ty = match k == before {
                true => Ty::of(class::LIST),
                false => Ty::ANY.without(class::UNBOUND),
            };
            self.cur[out + k] = Some(Slot::boxed(item, ty));
        }
    }

    /// Exactly so many items of a sequence into registers: of a tuple in place.
    pub(super) fn unpack(&mut self, i: Instr) {
        let v = self.reg(i.b());
        let n = i.c() as usize;
        let out = self.reg(i.a());
        let ty = self.ty(v);
        let hopeless = self.region.rt(self.ctx).native.is_hopeless(self.pc);
        let gathered = self.gathered_in(v, Gathering::Tuple);
        if let Some(items) = gathered.map(|g| g.items.clone()).filter(|i| i.len() == n) {
            for (k, item) in items.into_iter().enumerate() {
                self.assign(out + k, item);
            }
            return;
        }
        self.make(v);
        let seen = self.feedback()[0];
        let foreseen = |kind: Kind, bits: u32| {
            ty.bits == bits || ty.may(bits) && !hopeless && seen == 1 << kind as u32
        };
        if foreseen(Kind::Tuple, class::TUPLE) {
            let at = self.object(v, Kind::Tuple);
            let len = self.load(at, layout::TUPLE_LEN);
            let holds = self.b.ins().icmp_imm_u(IntCC::Equal, len, n as i64);
            self.guard(holds);
            for k in 0..n {
                let item = self.load(at, layout::TUPLE_ITEMS + 8 * k as i32);
                let slot = Slot::boxed(item, Ty::ANY.without(class::UNBOUND));
                self.cur[out + k] = Some(slot);
            }
            return;
        }
        if foreseen(Kind::List, class::LIST) {
            self.object(v, Kind::List);
            let word = self.boxed(v);
            return self.unpack_list(word, out, n);
        }
        let word = self.boxed(v);
        // A tuple of so many items is copied here; everything else is the helper's.
        let at = self.area(n);
        let _ = self.exit();
        let (look, fast, slow, go) = (
            self.b.create_block(),
            self.b.create_block(),
            self.b.create_block(),
            self.b.create_block(),
        );
        let tag = self.b.ins().band_imm_u(word, 7);
        let object = self.b.ins().icmp_imm_u(IntCC::Equal, tag, layout::PTR_TAG);
        self.b.ins().brif(object, look, &[], slow, &[]);
        self.b.switch_to_block(look);
        let address = self.address(word);
        let kind = self.load_small(types::I8, address, layout::HEADER_KIND);
        let len = self.load(address, layout::TUPLE_LEN);
        let is_tuple = self
            .b
            .ins()
            .icmp_imm_u(IntCC::Equal, kind, Kind::Tuple as i64);
        let fits = self.b.ins().icmp_imm_u(IntCC::Equal, len, n as i64);
        let both = self.b.ins().band(is_tuple, fits);
        self.b.ins().brif(both, fast, &[], slow, &[]);
        self.b.switch_to_block(fast);
        for k in 0..n as i32 {
            let item = self.load(address, layout::TUPLE_ITEMS + 8 * k);
            self.store(item, at, 8 * k);
        }
        self.b.ins().jump(go, &[]);
        self.b.switch_to_block(slow);
        let count = self.word(n as i64);
        self.ask(Helper::unpack, &[word, at, count]);
        self.b.ins().jump(go, &[]);
        self.b.switch_to_block(go);
        self.forget_shapes();
        for k in 0..n {
            let item = self.load(at, 8 * k as i32);
            let slot = Slot::boxed(item, Ty::ANY.without(class::UNBOUND));
            self.cur[out + k] = Some(slot);
        }
    }

    /// Appends to a list whose type has been checked.
    pub(super) fn append(&mut self, list: usize, item: usize) {
        let (word, v) = (self.boxed(list), self.boxed(item));
        let at = self.address(word);
        self.forget_parts();
        let _ = self.exit();
        let (room, fast, slow, go) = (
            self.b.create_block(),
            self.b.create_block(),
            self.cold_block(),
            self.b.create_block(),
        );
        let buffer = self.load(at, layout::LIST_BUFFER);
        let len = self.load(at, layout::LIST_LEN);
        let empty = self
            .b
            .ins()
            .icmp_imm_u(IntCC::Equal, buffer, Value::UNBOUND.bits() as i64);
        self.b.ins().brif(empty, slow, &[], room, &[]);
        self.b.switch_to_block(room);
        let buffer = self.address(buffer);
        let capacity = self.load(buffer, layout::BUFFER_CAPACITY);
        let fits = self.b.ins().icmp(IntCC::UnsignedLessThan, len, capacity);
        self.b.ins().brif(fits, fast, &[], slow, &[]);
        self.b.switch_to_block(slow);
        self.ask_seldom(Helper::list_append, &[word, v]);
        self.b.ins().jump(go, &[]);
        self.b.switch_to_block(fast);
        let bytes = self.b.ins().ishl_imm_u(len, 3);
        let place = self.b.ins().iadd(buffer, bytes);
        self.store(v, place, layout::BUFFER_ITEMS);
        let len = self.b.ins().iadd_imm_s(len, 1);
        self.b
            .ins()
            .store(MemFlagsData::trusted(), len, at, layout::LIST_LEN);
        self.barrier_for(buffer, v, self.ty(item));
        self.b.ins().jump(go, &[] as &[BlockArg]);
        self.b.switch_to_block(go);
    }
}
