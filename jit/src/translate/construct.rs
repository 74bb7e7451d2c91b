//! Calls of classes that are not known: `kinds[tag](x)` at places that have seen several, and `cls(*args, **kwargs)`.
//!
//! The class is found out when the call is made. A helper makes the instance, where the class does that in a simple way; then its `__init__`
//! is called, and if that unwinds, the frame has the instance where the interpreter looks for it, as after any construction.

use super::Translator;
use super::state::Slot;
use crate::ty::{Ty, class};
use cranelift_codegen::ir::condcodes::IntCC;
use cranelift_codegen::ir::{self, BlockArg, InstBuilder, types};
use pirn_vm::Value;
use pirn_vm::bytecode::Instr;
use pirn_vm::compiler::layout;
use pirn_vm::heap::Kind;
use pirn_vm::interp::native::{helpers::Helper, status};
use pirn_vm::objects::{Cont, callee};

impl Translator<'_, '_> {
    /// Whether a call has seen a class, but is not to rely on which it was.
    pub(super) fn sees_classes(&mut self, v: usize) -> bool {
        let [_, _, classes, what] = self.feedback();
        let many = what == callee::MANY && classes == callee::CLASS;
        (many || what == callee::CLASS) && self.ty(v).may(class::CLASS)
    }

    /// Calls what may be any class, with `n` arguments of which the last are named by the tuple `names`, if there is one.
    pub(super) fn call_class(&mut self, i: Instr, v: usize, n: usize, names: Option<ir::Value>) {
        let word = self.boxed(v);
        let words: Vec<ir::Value> = (v + 1..v + 1 + n).map(|v| self.boxed(v)).collect();
        let again = self.exit();
        let unbound = self.word(Value::UNBOUND.bits() as i64);
        let (at, count) = (self.words_in_memory(&words), self.word(n as i64));
        let by_name = names.unwrap_or(unbound);
        let made = self.helper(Helper::new_of_class, &[word, at, count, by_name])[0];
        let join = self.b.create_block();
        let result = self.b.append_block_param(join, types::I64);
        let other = self.cold_block();
        self.where_made(made, other);
        let all: Vec<ir::Value> = [made].into_iter().chain(words.iter().copied()).collect();
        let (all_at, all_count) = (self.words_in_memory(&all), self.word(all.len() as i64));
        let args = [unbound, all_at, all_count, by_name];
        self.initialise(Helper::call_init, &args, made, v, again);
        self.b.ins().jump(join, &[BlockArg::Value(made)]);
        self.b.switch_to_block(other);
        let at = self.words_in_memory(&words);
        let r = match names {
            Some(names) => self.ask_for_call(Helper::call_kw, &[word, at, count, names]),
            None => self.ask_for_call(Helper::call, &[word, at, count]),
        };
        self.b.ins().jump(join, &[BlockArg::Value(r)]);
        self.b.switch_to_block(join);
        self.forget_shapes();
        self.set(i.a(), Slot::boxed(result, Ty::ANY.without(class::UNBOUND)));
    }

    /// `callee(*args, **kwargs)`.
    pub(super) fn call_ex(&mut self, i: Instr) {
        let v = self.reg(i.b());
        if let Some((given, names)) = self.spread_arguments(v) {
            if self.call_given(i, &given, &names) {
                return;
            }
            if names.is_empty() && self.generator_of_spread(i, v, &given) {
                return;
            }
        }
        (v..v + 3).for_each(|v| self.make(v));
        let (word, args, kwargs) = (self.boxed(v), self.boxed(v + 1), self.boxed(v + 2));
        let again = self.exit();
        let join = self.b.create_block();
        let result = self.b.append_block_param(join, types::I64);
        let other = self.b.create_block();
        if self.ty(v).may(class::CLASS) {
            self.object_or(word, Kind::Class, other);
            let made = self.helper(Helper::new_spread, &[word, args, kwargs])[0];
            self.where_made(made, other);
            self.initialise(Helper::call_init_spread, &[], made, v, again);
            self.b.ins().jump(join, &[BlockArg::Value(made)]);
        } else {
            self.b.ins().jump(other, &[]);
        }
        self.b.switch_to_block(other);
        let r = self.ask_for_call(Helper::call_ex, &[word, args, kwargs]);
        self.b.ins().jump(join, &[BlockArg::Value(r)]);
        self.b.switch_to_block(join);
        self.forget_shapes();
        self.set(i.a(), Slot::boxed(result, Ty::ANY.without(class::UNBOUND)));
    }

    /// Goes on where an instance has been made, and to `other` where none has.
    fn where_made(&mut self, made: ir::Value, other: ir::Block) {
        let init = self.b.create_block();
        let is_made = self
            .b
            .ins()
            .icmp_imm_u(IntCC::NotEqual, made, Value::UNBOUND.bits() as i64);
        self.b.ins().brif(is_made, init, &[], other, &[]);
        self.b.switch_to_block(init);
    }

    /// Calls the `__init__` of an instance that has just been made, which the callee's register holds meanwhile.
    fn initialise(
        &mut self,
        helper: Helper,
        args: &[ir::Value],
        made: ir::Value,
        v: usize,
        again: ir::Block,
    ) {
        let depth = self.depth_here();
        self.store(depth, self.vm_ptr, layout::VM_DEPTH);
        let pair = self.helper(helper, args);
        let called = self.slot(v);
        self.assign(v, Slot::boxed(made, Ty::ANY.without(class::UNBOUND)));
        let out = self.exit_at(self.ctx, self.pc, Cont::Init, false);
        self.finish_init(pair[0], pair[1], out, again);
        self.cur[v] = Some(called);
    }

    /// What an `__init__` answered: None, or what makes the unit end here.
    pub(super) fn finish_init(
        &mut self,
        s: ir::Value,
        r: ir::Value,
        out: ir::Block,
        again: ir::Block,
    ) {
        let (odd, go) = (self.cold_block(), self.b.create_block());
        let fine = self.b.create_block();
        self.proceed_to(s, r, fine, odd);
        let none = self
            .b
            .ins()
            .icmp_imm_u(IntCC::Equal, r, Value::NONE.bits() as i64);
        let wrong = self.cold_block();
        self.b.ins().brif(none, go, &[], wrong, &[]);
        self.b.switch_to_block(wrong);
        self.helper(Helper::hand_over, &[r]);
        self.b.ins().jump(out, &[]);
        self.b.switch_to_block(odd);
        let refused = self
            .b
            .ins()
            .icmp_imm_u(IntCC::Equal, s, status::NOT_ENTERED as i64);
        self.b.ins().brif(refused, again, &[], out, &[]);
        self.b.switch_to_block(go);
    }
}
