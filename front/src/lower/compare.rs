//! Comparisons: values, chains, and compare-and-branch.
//!
//! A chain evaluates each operand once and stops at the first comparison that is false; its value is the value of
//! that comparison. A branch on a comparison carries the sense of the branch and never inverts the comparison.

use super::{Lowerer, fold};
use crate::emit::{Label, Reg};
use pirn_vm::bytecode::{Const, Instr, Op};
use ruff_python_ast::{self as ast, CmpOp, Expr};

/// The op that computes a comparison, and its x.
fn value_op(op: CmpOp) -> (Op, u8) {
    match op {
        CmpOp::Eq => (Op::Eq, 0),
        CmpOp::NotEq => (Op::Ne, 0),
        CmpOp::Lt => (Op::Lt, 0),
        CmpOp::LtE => (Op::Le, 0),
        CmpOp::Gt => (Op::Gt, 0),
        CmpOp::GtE => (Op::Ge, 0),
        CmpOp::Is => (Op::Is, 0),
        CmpOp::IsNot => (Op::Is, 1),
        CmpOp::In => (Op::In, 0),
        CmpOp::NotIn => (Op::In, 1),
    }
}

/// The op that branches on a comparison, its form with a small integer, and whether it means the opposite.
fn branch_op(op: CmpOp) -> (Op, Option<Op>, bool) {
    match op {
        CmpOp::Eq => (Op::JumpEq, Some(Op::JumpEqI), false),
        CmpOp::NotEq => (Op::JumpNe, Some(Op::JumpNeI), false),
        CmpOp::Lt => (Op::JumpLt, Some(Op::JumpLtI), false),
        CmpOp::LtE => (Op::JumpLe, Some(Op::JumpLeI), false),
        CmpOp::Gt => (Op::JumpGt, Some(Op::JumpGtI), false),
        CmpOp::GtE => (Op::JumpGe, Some(Op::JumpGeI), false),
        CmpOp::Is => (Op::JumpIs, None, false),
        CmpOp::IsNot => (Op::JumpIs, None, true),
        CmpOp::In => (Op::JumpIn, None, false),
        CmpOp::NotIn => (Op::JumpIn, None, true),
    }
}

impl<'a> Lowerer<'a> {
    /// Operand number `index` of a comparison, counted from the left.
    fn compared(compare: &'a ast::ExprCompare, index: usize) -> &'a Expr {
        match index.checked_sub(1) {
            None => &compare.left,
            Some(right) => &compare.comparators[right],
        }
    }

    /// The first operand.
    fn first_compared(&mut self, compare: &'a ast::ExprCompare) -> Reg {
        self.operand(&compare.left, &[&compare.comparators[0]])
    }

    /// The right operand of a comparison. A display of constants after `in` is a constant container.
    fn right_compared(&mut self, compare: &'a ast::ExprCompare, index: usize, slot: Reg) -> Reg {
        let right = Self::compared(compare, index + 1);
        let last = index + 1 == compare.ops.len();
        if last
            && matches!(compare.ops[index], CmpOp::In | CmpOp::NotIn)
            && let Some(container) = constant_container(right)
        {
            self.at(right);
            return self.load_const(container, Some(slot));
        }
        let inner = self.f.em.mark();
        // It is compared twice: before and after its right neighbour is evaluated.
        let rest: Vec<&Expr> = compare.comparators.get(index + 1).into_iter().collect();
        let reg = self.operand(right, &rest);
        self.f.em.release(inner);
        if self.f.em.is_variable(reg) || rest.is_empty() {
            return reg;
        }
        self.f.em.copy(slot, reg);
        slot
    }

    /// The value of a comparison.
    pub(super) fn compare(&mut self, compare: &'a ast::ExprCompare, wanted: Option<Reg>) -> Reg {
        let n = compare.ops.len();
        if n == 1 {
            let mark = self.f.em.mark();
            let left = self.first_compared(compare);
            let slot = self.f.em.temp();
            let right = self.right_compared(compare, 0, slot);
            self.f.em.release(mark);
            let dst = self.dst(wanted);
            let (op, x) = value_op(compare.ops[0]);
            self.at(compare);
            self.f.em.op(op, x, dst, left, right);
            return dst;
        }
        let dst = self.scratch(wanted);
        let mark = self.f.em.mark();
        let end = self.f.em.label();
        let mut left = self.first_compared(compare);
        let slots = [self.f.em.temp(), self.f.em.temp()];
        for index in 0..n {
            let right = self.right_compared(compare, index, slots[index % 2]);
            let (op, x) = value_op(compare.ops[index]);
            self.at(compare);
            self.f.em.op(op, x, dst, left, right);
            if index + 1 < n {
                self.f.em.jump_if(dst, false, end);
            }
            left = right;
        }
        self.f.em.place(end);
        self.f.em.release(mark);
        self.deliver(dst, wanted)
    }

    /// Jumps to `target` when the truth of the comparison is `sense`.
    pub(super) fn compare_condition(
        &mut self,
        compare: &'a ast::ExprCompare,
        target: Label,
        sense: bool,
    ) {
        let n = compare.ops.len();
        let mark = self.f.em.mark();
        let skip = self.f.em.label();
        let mut left = self.first_compared(compare);
        let slots = [self.f.em.temp(), self.f.em.temp()];
        for index in 0..n {
            let (target, sense) = match (index + 1 == n, sense) {
                (true, _) => (target, sense),
                (false, true) => (skip, false),
                (false, false) => (target, false),
            };
            let last = index + 1 == n;
            let (op, immediate, opposite) = branch_op(compare.ops[index]);
            let x = u8::from(sense != opposite);
            let right = Self::compared(compare, index + 1);
            if last && op == Op::JumpIs && right.is_none_literal_expr() {
                self.at(compare);
                self.f
                    .em
                    .jump_op(Instr::wide(Op::JumpIsNone, x, left, 0), target);
                continue;
            }
            let small = immediate.zip(fold::small_int(right));
            if last && let Some((op, value)) = small {
                self.at(compare);
                self.f.em.jump_op(Instr::new(op, x, left, value, 0), target);
                continue;
            }
            let right = self.right_compared(compare, index, slots[index % 2]);
            self.at(compare);
            self.f.em.jump_op(Instr::new(op, x, left, right, 0), target);
            left = right;
        }
        self.f.em.place(skip);
        self.f.em.release(mark);
    }
}

/// A list, tuple or set display of constants as the constant that membership can be tested in.
fn constant_container(expr: &Expr) -> Option<Const> {
    let items = |elts: &[Expr]| elts.iter().map(fold::constant).collect::<Option<Vec<_>>>();
    match expr {
        Expr::List(list) => items(&list.elts).map(Const::Tuple),
        Expr::Set(set) => {
            let mut unique: Vec<Const> = Vec::new();
            for item in items(&set.elts)? {
                // Items of one simple type are equal only if they are the same.
                let first = unique.first().unwrap_or(&item);
                let alike = std::mem::discriminant(first) == std::mem::discriminant(&item);
                if !alike || !matches!(item, Const::Int(_) | Const::Str(_) | Const::Bytes(_)) {
                    return None;
                }
                if !unique.contains(&item) {
                    unique.push(item);
                }
            }
            Some(Const::FrozenSet(unique))
        }
        _ => None,
    }
}
