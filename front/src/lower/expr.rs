//! Expressions: dispatch, operators, boolean logic, attributes, subscriptions, yields.

use super::{Lowerer, fold};
use crate::emit::{Label, Reg};
use pirn_vm::bytecode::ops::special;
use pirn_vm::bytecode::{Const, Op};
use ruff_python_ast::{self as ast, BoolOp, Expr, Operator, UnaryOp};

/// The op of a binary operator.
pub(super) fn binary_op(op: Operator) -> Op {
    match op {
        Operator::Add => Op::Add,
        Operator::Sub => Op::Sub,
        Operator::Mult => Op::Mul,
        Operator::MatMult => Op::MatMul,
        Operator::Div => Op::TrueDiv,
        Operator::Mod => Op::Mod,
        Operator::Pow => Op::Pow,
        Operator::LShift => Op::LShift,
        Operator::RShift => Op::RShift,
        Operator::BitOr => Op::BitOr,
        Operator::BitXor => Op::BitXor,
        Operator::BitAnd => Op::BitAnd,
        Operator::FloorDiv => Op::FloorDiv,
    }
}

/// The form of a binary operator whose right operand is a small integer.
pub(super) fn immediate_op(op: Operator) -> Option<Op> {
    Some(match op {
        Operator::Add => Op::AddI,
        Operator::Sub => Op::SubI,
        Operator::Mult => Op::MulI,
        Operator::FloorDiv => Op::FloorDivI,
        Operator::Mod => Op::ModI,
        Operator::BitAnd => Op::BitAndI,
        Operator::LShift => Op::LShiftI,
        Operator::RShift => Op::RShiftI,
        _ => return None,
    })
}

impl<'a> Lowerer<'a> {
    /// Evaluates into `dst`.
    pub(super) fn expr_to(&mut self, expr: &'a Expr, dst: Reg) {
        self.expr(expr, Some(dst));
    }

    /// Evaluates to a register that stays right while the siblings `rest` are evaluated.
    pub(super) fn operand(&mut self, expr: &'a Expr, rest: &[&'a Expr]) -> Reg {
        let reg = self.expr(expr, None);
        if self.f.em.is_variable(reg) && self.rebound(expr, rest) {
            let copy = self.f.em.temp();
            self.f.em.copy(copy, reg);
            return copy;
        }
        reg
    }

    /// Evaluates into the next temporary. Unlike `expr_to` into one taken before, this takes no register per level of
    /// a chain of calls.
    pub(super) fn expr_next(&mut self, expr: &'a Expr) -> Reg {
        let mark = self.f.em.mark();
        let reg = self.expr(expr, None);
        self.f.em.release(mark);
        let next = self.f.em.temp();
        self.f.em.copy(next, reg);
        next
    }

    /// Evaluates an expression: into the register wanted, or to any register.
    pub(super) fn expr(&mut self, expr: &'a Expr, wanted: Option<Reg>) -> Reg {
        match expr {
            Expr::Name(name) if name.id.as_str() != "__debug__" => {
                self.at(name);
                self.load_name(&name.id, wanted)
            }
            Expr::BinOp(binop) => self.binop(binop, wanted),
            Expr::UnaryOp(unary) => self.unary(unary, expr, wanted),
            Expr::BoolOp(boolop) => self.boolop(boolop, wanted),
            Expr::Compare(compare) => self.compare(compare, wanted),
            Expr::Call(call) => self.call(call, wanted),
            Expr::Attribute(attribute) => {
                let mark = self.f.em.mark();
                let object = self.expr(&attribute.value, None);
                self.f.em.release(mark);
                let value = self.get_attr(attribute, object, wanted);
                if attribute.attr.as_str() == "f_locals" && self.scope().kind.is_function() {
                    self.keep_variables();
                }
                value
            }
            Expr::Subscript(subscript) => self.subscript(subscript, wanted),
            Expr::If(conditional) => self.conditional(conditional, wanted),
            Expr::Named(named) => self.named(named, wanted),
            Expr::Tuple(tuple) => self.tuple(tuple, wanted),
            Expr::List(list) => self.list(list, wanted),
            Expr::Set(set) => self.set(set, wanted),
            Expr::Dict(dict) => self.dict(dict, wanted),
            Expr::Slice(slice) => self.slice(slice, wanted),
            Expr::FString(fstring) => self.fstring(fstring, wanted),
            Expr::Lambda(lambda) => self.lambda(lambda, wanted),
            Expr::ListComp(_) | Expr::SetComp(_) | Expr::DictComp(_) | Expr::Generator(_) => {
                self.comprehension(expr, wanted)
            }
            Expr::Yield(yield_) => self.yield_(yield_, wanted),
            Expr::YieldFrom(yield_) => self.yield_from(yield_, wanted),
            Expr::Starred(starred) => {
                self.error(starred, "can't use starred expression here");
                self.load_none(wanted)
            }
            Expr::Name(_)
            | Expr::NumberLiteral(_)
            | Expr::StringLiteral(_)
            | Expr::BytesLiteral(_)
            | Expr::BooleanLiteral(_)
            | Expr::NoneLiteral(_)
            | Expr::EllipsisLiteral(_) => {
                self.at(expr);
                let value = fold::constant(expr).unwrap_or(Const::None);
                self.load_const(value, wanted)
            }
            // Rejected before lowering: by the scopes (await), or by the parser.
            Expr::Await(_) | Expr::TString(_) | Expr::IpyEscapeCommand(_) => {
                self.error(expr, "invalid syntax");
                self.load_none(wanted)
            }
        }
    }

    /// Evaluates for the effect only.
    pub(super) fn effect(&mut self, expr: &'a Expr) {
        if fold::constant(expr).is_none() {
            let mark = self.f.em.mark();
            self.expr(expr, None);
            self.f.em.release(mark);
        }
    }

    /// `a + b - c ...`: the left spine in a loop, folding its constant beginning.
    fn binop(&mut self, outermost: &'a ast::ExprBinOp, wanted: Option<Reg>) -> Reg {
        let mut spine = vec![outermost];
        let mut left = &*outermost.left;
        while let Expr::BinOp(inner) = left {
            spine.push(inner);
            left = &inner.left;
        }
        spine.reverse();
        let mark = self.f.em.mark();
        let mut value = fold::constant(left);
        let mut folded = 0;
        if value.is_some() {
            for node in &spine {
                let right = fold::constant(&node.right);
                let both = value.as_ref().zip(right.as_ref());
                let Some(next) = both.and_then(|(l, r)| fold::binary(l, node.op, r)) else {
                    break;
                };
                value = Some(next);
                folded += 1;
            }
        }
        let value_wanted = wanted.filter(|_| folded == spine.len());
        let mut acc = match value {
            Some(value) => {
                match folded.checked_sub(1) {
                    None => self.at(left),
                    Some(last) => self.at(spine[last]),
                }
                self.load_const(value, value_wanted)
            }
            None => self.operand(left, &[&*spine[0].right]),
        };
        for (index, node) in spine.iter().enumerate().skip(folded) {
            let immediate = immediate_op(node.op).zip(fold::small_int(&node.right));
            let right = match immediate {
                Some((_, value)) => value,
                None => self.expr(&node.right, None),
            };
            self.f.em.release(mark);
            let last = index + 1 == spine.len();
            let dst = self.dst(wanted.filter(|_| last));
            let op = immediate.map_or(binary_op(node.op), |(op, _)| op);
            self.at(*node);
            self.f.em.op(op, 0, dst, acc, right);
            acc = dst;
        }
        acc
    }

    fn unary(&mut self, unary: &'a ast::ExprUnaryOp, expr: &'a Expr, wanted: Option<Reg>) -> Reg {
        if let Some(value) = fold::constant(expr) {
            self.at(expr);
            return self.load_const(value, wanted);
        }
        let mark = self.f.em.mark();
        let operand = self.expr(&unary.operand, None);
        self.f.em.release(mark);
        let dst = self.dst(wanted);
        let op = match unary.op {
            UnaryOp::Invert => Op::Invert,
            UnaryOp::Not => Op::Not,
            UnaryOp::UAdd => Op::Pos,
            UnaryOp::USub => Op::Neg,
        };
        self.at(unary);
        self.f.em.op(op, 0, dst, operand, 0);
        dst
    }

    fn boolop(&mut self, boolop: &'a ast::ExprBoolOp, wanted: Option<Reg>) -> Reg {
        let dst = self.scratch(wanted);
        let end = self.f.em.label();
        let sense = boolop.op == BoolOp::Or;
        let Some((last, first)) = boolop.values.split_last() else {
            return dst;
        };
        for value in first {
            self.expr_to(value, dst);
            self.at(value);
            self.f.em.jump_if(dst, sense, end);
        }
        self.expr_to(last, dst);
        self.f.em.place(end);
        self.deliver(dst, wanted)
    }

    fn conditional(&mut self, conditional: &'a ast::ExprIf, wanted: Option<Reg>) -> Reg {
        let dst = self.dst(wanted);
        let (orelse, end) = (self.f.em.label(), self.f.em.label());
        self.condition(&conditional.test, orelse, false);
        self.expr_to(&conditional.body, dst);
        self.f.em.jump(end);
        self.f.em.place(orelse);
        self.expr_to(&conditional.orelse, dst);
        self.f.em.place(end);
        dst
    }

    fn named(&mut self, named: &'a ast::ExprNamed, wanted: Option<Reg>) -> Reg {
        let Expr::Name(name) = &*named.target else {
            return self.load_none(wanted);
        };
        if let Some(reg) = self.local(&named.target) {
            self.expr_to(&named.value, reg);
            return self.deliver(reg, wanted);
        }
        let value = self.expr(&named.value, wanted);
        self.at(&*named.target);
        self.store_name(&name.id, value);
        value
    }

    /// Emits the attribute lookup on a register.
    pub(super) fn get_attr(
        &mut self,
        attribute: &'a ast::ExprAttribute,
        object: Reg,
        wanted: Option<Reg>,
    ) -> Reg {
        let dst = self.dst(wanted);
        let name = self.mangled(&attribute.attr);
        let name = self.f.em.name16(&name);
        self.at_attribute(attribute, attribute.range);
        self.f.em.op(Op::GetAttr, 0, dst, object, name);
        dst
    }

    fn subscript(&mut self, subscript: &'a ast::ExprSubscript, wanted: Option<Reg>) -> Reg {
        let mark = self.f.em.mark();
        let object = self.operand(&subscript.value, &[&*subscript.slice]);
        let index = self.expr(&subscript.slice, None);
        self.f.em.release(mark);
        let dst = self.dst(wanted);
        self.at(subscript);
        self.f.em.op(Op::GetItem, 0, dst, object, index);
        dst
    }

    fn slice(&mut self, slice: &'a ast::ExprSlice, wanted: Option<Reg>) -> Reg {
        let mark = self.f.em.mark();
        let base = self.f.em.temps(3);
        let parts = [&slice.lower, &slice.upper, &slice.step];
        for (index, part) in parts.into_iter().enumerate() {
            let slot = base + index as Reg;
            match part {
                Some(part) => self.expr_to(part, slot),
                None => {
                    self.at(slice);
                    self.f.em.special(slot, special::NONE);
                }
            }
        }
        self.f.em.release(mark);
        let dst = self.dst(wanted);
        self.at(slice);
        self.f.em.op(Op::BuildSlice, 0, dst, base, 0);
        dst
    }

    fn yield_(&mut self, yield_: &'a ast::ExprYield, wanted: Option<Reg>) -> Reg {
        let mark = self.f.em.mark();
        let value = match &yield_.value {
            Some(value) => self.expr(value, None),
            None => {
                self.at(yield_);
                self.load_none(None)
            }
        };
        self.f.em.release(mark);
        let dst = self.dst(wanted);
        self.at(yield_);
        self.f.em.op(Op::Yield, 0, dst, value, 0);
        dst
    }

    fn yield_from(&mut self, yield_: &'a ast::ExprYieldFrom, wanted: Option<Reg>) -> Reg {
        let mark = self.f.em.mark();
        let iterator = self.f.em.temp();
        let sent = self.f.em.temp();
        let inner = self.f.em.mark();
        let iterable = self.expr(&yield_.value, None);
        self.f.em.release(inner);
        self.at(yield_);
        self.f.em.op(Op::GetIter, 0, iterator, iterable, 0);
        self.f.em.special(sent, special::NONE);
        self.f.em.release(mark);
        let dst = self.dst(wanted);
        self.f.em.op(Op::YieldFrom, 0, dst, iterator, sent);
        dst
    }

    /// Jumps to `target` when the truth of the expression is `sense`; else falls through.
    pub(super) fn condition(&mut self, expr: &'a Expr, target: Label, sense: bool) {
        if let Some(truth) = fold::truth(expr) {
            if truth == sense {
                self.at(expr);
                self.f.em.jump(target);
            }
            return;
        }
        match expr {
            Expr::UnaryOp(unary) if unary.op == UnaryOp::Not => {
                self.condition(&unary.operand, target, !sense)
            }
            Expr::BoolOp(boolop) => self.bool_condition(boolop, target, sense),
            Expr::Compare(compare) => self.compare_condition(compare, target, sense),
            _ => {
                let mark = self.f.em.mark();
                let value = self.expr(expr, None);
                self.f.em.release(mark);
                self.at(expr);
                self.f.em.jump_if(value, sense, target);
            }
        }
    }

    fn bool_condition(&mut self, boolop: &'a ast::ExprBoolOp, target: Label, sense: bool) {
        let Some((last, first)) = boolop.values.split_last() else {
            return;
        };
        // The truth of an operand that decides the whole at once.
        let decides = boolop.op == BoolOp::Or;
        if decides == sense {
            boolop
                .values
                .iter()
                .for_each(|value| self.condition(value, target, sense));
            return;
        }
        let skip = self.f.em.label();
        for value in first {
            self.condition(value, skip, decides);
        }
        self.condition(last, target, sense);
        self.f.em.place(skip);
    }
}
