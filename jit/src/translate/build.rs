//! Containers, strings, functions: what helpers do as a whole.

use super::Translator;
use super::state::{Slot, Unmade};
use crate::ty::{Ty, class};
use cranelift_codegen::ir::condcodes::IntCC;
use cranelift_codegen::ir::{InstBuilder, types};
use pirn_vm::bytecode::{Instr, Op};
use pirn_vm::compiler::layout;
use pirn_vm::heap::Kind;
use pirn_vm::interp::native::helpers::Helper;

impl Translator<'_, '_> {
    pub(super) fn build(&mut self, i: Instr, op: Op) {
        let n = i.c() as usize;
        let first = self.reg(i.b());
        let (helper, words, bits) = match op {
            Op::BuildList => (Helper::build_list, n, class::LIST),
            Op::BuildTuple => (Helper::build_tuple, n, class::TUPLE),
            Op::BuildSet => (Helper::build_set, n, class::OBJECT),
            Op::BuildDict => (Helper::build_dict, 2 * n, class::DICT),
            _ => (Helper::build_string, n, class::STR),
        };
        let at = self.in_memory(first..first + words);
        let words = self.word(words as i64);
        let v = self.ask(helper, &[at, words]);
        if matches!(op, Op::BuildSet | Op::BuildDict) {
            self.forget_shapes();
        }
        self.set(i.a(), Slot::boxed(v, Ty::of(bits)));
    }

    pub(super) fn build_slice(&mut self, i: Instr) {
        let first = self.reg(i.b());
        let (a, b, c) = (
            self.boxed(first),
            self.boxed(first + 1),
            self.boxed(first + 2),
        );
        let v = self.ask(Helper::build_slice, &[a, b, c]);
        self.set(i.a(), Slot::boxed(v, Ty::of(class::OBJECT)));
    }

    pub(super) fn add_to(&mut self, i: Instr, op: Op) {
        let (container, item) = (self.reg(i.a()), self.reg(i.b()));
        if op == Op::ListAppend {
            self.object(container, Kind::List);
            return self.append(container, item);
        }
        let helper = match op {
            Op::SetAdd => Helper::set_add,
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

    pub(super) fn list_to_tuple(&mut self, i: Instr) {
        let list = self.reg(i.b());
        let list = self.boxed(list);
        let v = self.ask(Helper::list_to_tuple, &[list]);
        self.set(i.a(), Slot::boxed(v, Ty::of(class::TUPLE)));
    }

    pub(super) fn format_value(&mut self, i: Instr) {
        let (v, spec) = (self.reg(i.b()), self.reg(i.c()));
        let (v, spec) = (self.boxed(v), self.boxed(spec));
        let x = self.word(i.x() as i64);
        let r = self.ask(Helper::format_value, &[v, spec, x]);
        self.forget_shapes();
        self.set(i.a(), Slot::boxed(r, Ty::ANY.without(class::UNBOUND)));
    }

    pub(super) fn make_function(&mut self, i: Instr) {
        let first = self.reg(i.b());
        let code = self.region.rt(self.ctx).consts[i.c() as usize];
        let n = i.x().count_ones() as usize;
        let (func, code) = (self.function(), self.constant(code));
        let at = self.in_memory(first..first + n);
        let word = self.word(i.0 as i64);
        let v = self.ask(Helper::new_function, &[func, code, word, at]);
        self.set(i.a(), Slot::boxed(v, Ty::of(class::FUNCTION)));
    }

    /// Exactly so many items of a sequence into registers: of a tuple in place.
    pub(super) fn unpack(&mut self, i: Instr) {
        let v = self.reg(i.b());
        let n = i.c() as usize;
        let out = self.reg(i.a());
        let ty = self.ty(v);
        if let Some(Unmade::Pair(a, b)) = self.slot(v).unmade.filter(|_| n == 2) {
            for (k, item) in [a, b].into_iter().enumerate() {
                let slot = Slot::boxed(item, Ty::ANY.without(class::UNBOUND));
                self.cur[out + k] = Some(slot);
            }
            return;
        }
        let word = self.boxed(v);
        if ty.bits == class::TUPLE {
            let at = self.address(word);
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
}
