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
        let result = self.either(
            (p, q),
            types::I64,
            false,
            |t, slow| {
                let (a, b) = (t.b.ins().sshr_imm_u(p, 2), t.b.ins().sshr_imm_u(q, 2));
                let (v, overflow) = match op {
                    Op::Add => t.b.ins().sadd_overflow(a, b),
                    Op::Sub => t.b.ins().ssub_overflow(a, b),
                    _ => t.b.ins().smul_overflow(a, b),
                };
                let fits = t.b.ins().icmp_imm_u(IntCC::Equal, overflow, 0);
                t.or_else(fits, slow);
                t.box_int(v, Ty::of(class::INT))
            },
            |t, a, b| {
                let v = match op {
                    Op::Add => t.b.ins().fadd(a, b),
                    Op::Sub => t.b.ins().fsub(a, b),
                    _ => t.b.ins().fmul(a, b),
                };
                t.box_float(v)
            },
            |t| {
                let n = t.word(number(op) | (i.x() as i64) << 8);
                t.ask(Helper::binary, &[n, left, right])
            },
        );
        Some(Slot::boxed(result, Ty::ANY.without(class::UNBOUND)))
    }

    /// Whether a relation holds.
    pub(super) fn either_relation(&mut self, rel: Relation, x: Operand, y: Operand) -> ir::Value {
        let (p, q) = (self.boxed_operand(x), self.boxed_operand(y));
        self.either(
            (p, q),
            types::I8,
            true,
            // Words of small ints are in the order of the ints.
            |t, _| t.b.ins().icmp(rel.ints(), p, q),
            |t, a, b| t.b.ins().fcmp(rel.floats(), a, b),
            |t| {
                let n = t.word(rel as i64);
                let c = t.ask(Helper::compare_truth, &[n, p, q]);
                t.b.ins().icmp_imm_u(IntCC::NotEqual, c, 0)
            },
        )
    }

    /// What is made of two words: of small ints, which may go to the block where it is made of anything; or of doubles, which
    /// have to be `exact` where one was an int.
    fn either(
        &mut self,
        (p, q): (ir::Value, ir::Value),
        ty: ir::Type,
        exact: bool,
        of_ints: impl FnOnce(&mut Self, ir::Block) -> ir::Value,
        of_doubles: impl FnOnce(&mut Self, ir::Value, ir::Value) -> ir::Value,
        of_any: impl FnOnce(&mut Self) -> ir::Value,
    ) -> ir::Value {
        // Made before the branches, so that all ways may use it.
        let _ = self.exit();
        let join = self.b.create_block();
        let result = self.b.append_block_param(join, ty);
        let [ints, floats] = [(); 2].map(|()| self.b.create_block());
        let slow = self.cold_block();
        self.branch_on_ints(p, q, ints, floats);
        self.b.switch_to_block(ints);
        let v = of_ints(self, slow);
        self.b.ins().jump(join, &[BlockArg::Value(v)]);
        self.b.switch_to_block(floats);
        let (a, b) = (
            self.double_or(p, slow, exact),
            self.double_or(q, slow, exact),
        );
        let v = of_doubles(self, a, b);
        self.b.ins().jump(join, &[BlockArg::Value(v)]);
        self.b.switch_to_block(slow);
        let v = of_any(self);
        self.b.ins().jump(join, &[BlockArg::Value(v)]);
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
