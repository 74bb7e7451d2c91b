//! Numbers of which ints and floats have been met at one instruction, again and again: both are done in place, whatever
//! comes, and the result is a value word.
//!
//! Nothing here leaves: what is neither, and what does not fit, goes to the helper.

use super::Translator;
use super::arith::{Operand, number};
use super::compare::Relation;
use super::state::Slot;
use crate::ty::{Ty, class};
use cranelift_codegen::ir::condcodes::IntCC;
use cranelift_codegen::ir::{self, BlockArg, InstBuilder, types};
use pirn_vm::bytecode::{Instr, Op};
use pirn_vm::compiler::layout;
use pirn_vm::interp::native::helpers::Helper;

/// Ints up to this, and their opposites, are doubles exactly.
const EXACT: i64 = 1 << 53;

impl Translator<'_, '_> {
    /// A sum, difference or product of what stands for the operands; the helper is given themselves.
    pub(super) fn either_arithmetic(
        &mut self,
        i: Instr,
        op: Op,
        (x, y): (Operand, Operand),
        operands: (Operand, Operand),
    ) -> Option<Slot> {
        if !matches!(op, Op::Add | Op::Sub | Op::Mul) {
            return None;
        }
        let (p, q) = (self.boxed_operand(x), self.boxed_operand(y));
        let (left, right) = (
            self.boxed_operand(operands.0),
            self.boxed_operand(operands.1),
        );
        let _ = self.exit();
        let join = self.b.create_block();
        let result = self.b.append_block_param(join, types::I64);
        let (ints, floats, slow) = (
            self.b.create_block(),
            self.b.create_block(),
            self.cold_block(),
        );
        self.branch_on_ints(p, q, ints, floats);

        self.b.switch_to_block(ints);
        let (a, b) = (self.b.ins().sshr_imm_u(p, 2), self.b.ins().sshr_imm_u(q, 2));
        let (v, overflow) = match op {
            Op::Add => self.b.ins().sadd_overflow(a, b),
            Op::Sub => self.b.ins().ssub_overflow(a, b),
            _ => self.b.ins().smul_overflow(a, b),
        };
        self.or_else_if(overflow, slow);
        let word = self.box_int(v, Ty::of(class::INT));
        self.b.ins().jump(join, &[BlockArg::Value(word)]);

        self.b.switch_to_block(floats);
        let (a, b) = (
            self.double_or(p, slow, false),
            self.double_or(q, slow, false),
        );
        let v = match op {
            Op::Add => self.b.ins().fadd(a, b),
            Op::Sub => self.b.ins().fsub(a, b),
            _ => self.b.ins().fmul(a, b),
        };
        let word = self.box_float(v);
        self.b.ins().jump(join, &[BlockArg::Value(word)]);

        self.b.switch_to_block(slow);
        let n = self.word(number(op) | (i.x() as i64) << 8);
        let made = self.ask(Helper::binary, &[n, left, right]);
        self.b.ins().jump(join, &[BlockArg::Value(made)]);
        self.b.switch_to_block(join);
        self.forget_shapes();
        Some(Slot::boxed(result, Ty::ANY.without(class::UNBOUND)))
    }

    /// Whether a relation holds.
    pub(super) fn either_relation(&mut self, rel: Relation, x: Operand, y: Operand) -> ir::Value {
        let (p, q) = (self.boxed_operand(x), self.boxed_operand(y));
        let _ = self.exit();
        let join = self.b.create_block();
        let result = self.b.append_block_param(join, types::I8);
        let (ints, floats, slow) = (
            self.b.create_block(),
            self.b.create_block(),
            self.cold_block(),
        );
        self.branch_on_ints(p, q, ints, floats);

        self.b.switch_to_block(ints);
        // Words of small ints are in the order of the ints.
        let c = self.b.ins().icmp(rel.ints(), p, q);
        self.b.ins().jump(join, &[BlockArg::Value(c)]);

        self.b.switch_to_block(floats);
        let (a, b) = (self.double_or(p, slow, true), self.double_or(q, slow, true));
        let c = self.b.ins().fcmp(rel.floats(), a, b);
        self.b.ins().jump(join, &[BlockArg::Value(c)]);

        self.b.switch_to_block(slow);
        let n = self.word(rel as i64);
        let c = self.ask(Helper::compare_truth, &[n, p, q]);
        let c = self.b.ins().icmp_imm_u(IntCC::NotEqual, c, 0);
        self.b.ins().jump(join, &[BlockArg::Value(c)]);
        self.b.switch_to_block(join);
        self.forget_shapes();
        result
    }

    /// Branches by whether both words are small ints.
    fn branch_on_ints(&mut self, p: ir::Value, q: ir::Value, ints: ir::Block, other: ir::Block) {
        let [p, q] = [p, q].map(|word| self.b.ins().bxor_imm_u(word, layout::INT_TAG));
        let tags = self.b.ins().bor(p, q);
        let tags = self.b.ins().band_imm_u(tags, 3);
        self.b.ins().brif(tags, other, &[], ints, &[]);
    }

    /// Goes to another block on a condition.
    fn or_else_if(&mut self, condition: ir::Value, other: ir::Block) {
        let go = self.b.create_block();
        self.b.ins().brif(condition, other, &[], go, &[]);
        self.b.switch_to_block(go);
    }

    /// The double of a word that is a self-tagged float or a small int; what is neither goes to `slow`, and what is not
    /// the same number as a double if it has to be `exact`.
    fn double_or(&mut self, word: ir::Value, slow: ir::Block, exact: bool) -> ir::Value {
        let join = self.b.create_block();
        let result = self.b.append_block_param(join, types::F64);
        let (tagged, other) = (self.b.create_block(), self.b.create_block());
        let odd = self.no_float(word);
        self.b.ins().brif(odd, other, &[], tagged, &[]);
        self.b.switch_to_block(other);
        let is_int = self.is_int_word(word);
        self.or_else(is_int, slow);
        let raw = self.b.ins().sshr_imm_u(word, 2);
        if exact {
            let shifted = self.b.ins().iadd_imm_s(raw, EXACT);
            let fits = self
                .b
                .ins()
                .icmp_imm_u(IntCC::UnsignedLessThanOrEqual, shifted, 2 * EXACT);
            self.or_else(fits, slow);
        }
        let f = self.b.ins().fcvt_from_sint(types::F64, raw);
        self.b.ins().jump(join, &[BlockArg::Value(f)]);
        self.b.switch_to_block(tagged);
        let f = self.unbox_tagged(word);
        self.b.ins().jump(join, &[BlockArg::Value(f)]);
        self.b.switch_to_block(join);
        result
    }
}
