//! Attributes of functions that are their code's as long as nobody has given the function others: their names and documentation.

use super::Translator;
use super::state::Slot;
use crate::ty::{Ty, class};
use cranelift_codegen::ir::condcodes::IntCC;
use cranelift_codegen::ir::{BlockArg, InstBuilder, types};
use pirn_vm::bytecode::Instr;
use pirn_vm::compiler::layout;
use pirn_vm::heap::Kind;
use pirn_vm::interp::cache::what;
use pirn_vm::interp::native::helpers::Helper;
use pirn_vm::objects::{FunctionExtra, Str};
use pirn_vm::{Known, Value};

impl Translator<'_, '_> {
    /// Gets such an attribute of what has been a function. False for others.
    pub(super) fn get_attr_of_function(&mut self, i: Instr, v: usize, fb: [u32; 4]) -> bool {
        let rt = self.region.rt(self.ctx);
        let name = rt.names[i.c() as usize].expect::<Str>();
        let noted = fb[3] == what::FIELD
            && fb[1] == self.vm.epoch
            && fb[0] == Known::Function.shape()
            && !rt.native.is_hopeless(self.pc);
        let (part, offset) = match name.text() {
            "__name__" => (FunctionExtra::NAME, layout::RT_NAME),
            "__doc__" => (FunctionExtra::DOC, layout::RT_DOC),
            _ => return false,
        };
        if !noted || !self.ty(v).may(class::FUNCTION) {
            return false;
        }
        let at = self.object(v, Kind::Function);
        let _ = self.exit();
        let (other, join) = (self.cold_block(), self.b.create_block());
        let (more, own) = (self.b.create_block(), self.b.create_block());
        let result = self.b.append_block_param(join, types::I64);
        let given = self.load(at, layout::FUNCTION_EXTRA);
        let unbound = Value::UNBOUND.bits() as i64;
        let plain = self.b.ins().icmp_imm_u(IntCC::Equal, given, unbound);
        self.b.ins().brif(plain, own, &[], more, &[]);
        self.b.switch_to_block(more);
        let extra = self.address(given);
        let len = self.load(extra, layout::RECORD_LEN);
        let len = self
            .b
            .ins()
            .icmp_imm_u(IntCC::Equal, len, FunctionExtra::LEN as i64);
        self.or_else(len, other);
        let value = self.load(extra, layout::RECORD_ITEMS + 8 * part as i32);
        let plain = self.b.ins().icmp_imm_u(IntCC::Equal, value, unbound);
        let value = BlockArg::Value(value);
        self.b.ins().brif(plain, own, &[], join, &[value]);
        self.b.switch_to_block(own);
        let code = self.load(at, layout::FUNCTION_RT);
        let value = self.load(code, offset);
        self.b.ins().jump(join, &[BlockArg::Value(value)]);
        self.b.switch_to_block(other);
        let word = self.boxed(v);
        let (name, cell) = (self.name(i.c() as u32), self.feedback_cell());
        let got = self.ask(Helper::get_attr, &[word, name, cell]);
        self.b.ins().jump(join, &[BlockArg::Value(got)]);
        self.b.switch_to_block(join);
        self.forget_shapes();
        self.set(i.a(), Slot::boxed(result, Ty::ANY.without(class::UNBOUND)));
        true
    }
}
