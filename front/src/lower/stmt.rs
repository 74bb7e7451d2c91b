//! Statements: dispatch, conditions, loops, return, raise, assert.

use super::{Block, Lowerer, fold};
use crate::emit::Reg;
use pirn_vm::bytecode::ops::intrinsic;
use pirn_vm::bytecode::{Instr, Op};
use ruff_python_ast::{self as ast, Expr, Stmt, UnaryOp};
use ruff_text_size::{Ranged, TextRange};

impl<'a> Lowerer<'a> {
    pub(super) fn stmt(&mut self, stmt: &'a Stmt) {
        match stmt {
            Stmt::Expr(expr) => self.expr_stmt(expr),
            Stmt::Assign(assign) => self.assign(assign),
            Stmt::AugAssign(assign) => self.aug_assign(assign),
            Stmt::AnnAssign(assign) => self.ann_assign(assign),
            Stmt::Return(return_) => self.return_(return_),
            Stmt::If(if_) => self.if_(if_),
            Stmt::While(while_) => self.while_(while_),
            Stmt::For(for_) => self.for_(for_),
            Stmt::FunctionDef(def) => self.function_def(def),
            Stmt::ClassDef(def) => self.class_def(def),
            Stmt::Try(try_) => self.try_(try_),
            Stmt::With(with) => self.with_(&with.items, with),
            Stmt::Raise(raise) => self.raise(raise),
            Stmt::Assert(assert) => self.assert(assert),
            Stmt::Delete(delete) => delete.targets.iter().for_each(|t| self.delete(t)),
            Stmt::Import(import) => self.import(import),
            Stmt::ImportFrom(import) => self.import_from(import),
            Stmt::Break(_) => self.jump_out(stmt, true),
            Stmt::Continue(_) => self.jump_out(stmt, false),
            Stmt::Pass(pass) => self.mark_line(pass),
            Stmt::Global(_) | Stmt::Nonlocal(_) => {}
            Stmt::Match(match_) => self.match_(match_),
            // Reported by the scopes or by the parser.
            Stmt::TypeAlias(_) | Stmt::IpyEscapeCommand(_) => self.error(stmt, "invalid syntax"),
        }
    }

    fn expr_stmt(&mut self, stmt: &'a ast::StmtExpr) {
        if !self.single || self.f.flags & pirn_vm::bytecode::code_flags::MODULE == 0 {
            let before = self.f.em.ins.len();
            if stmt.value.is_name_expr() {
                // All that there may be is a check that is found to be needless.
                self.mark_line(stmt);
            }
            self.effect(&stmt.value);
            if self.f.em.ins.len() == before {
                self.mark_line(stmt);
            }
            return;
        }
        let base = self.f.em.temps(2);
        self.at(stmt);
        self.f
            .em
            .wide(Op::LoadIntrinsic, intrinsic::DISPLAY, base, 0);
        self.expr_to(&stmt.value, base + 1);
        self.at(stmt);
        self.f.em.op(Op::Call, 0, base, base, 1);
    }

    fn return_(&mut self, return_: &'a ast::StmtReturn) {
        let runs_code = |block: &Block<'_>| matches!(block, Block::Finally(..) | Block::Named(..));
        let value = match &return_.value {
            Some(value) => {
                let reg = self.expr(value, None);
                if self.f.em.is_variable(reg) && self.f.blocks.iter().any(runs_code) {
                    let copy = self.f.em.temp();
                    self.f.em.copy(copy, reg);
                    copy
                } else {
                    reg
                }
            }
            None => {
                self.at(return_);
                self.load_none(None)
            }
        };
        self.at(return_);
        self.leave(0, |this| this.f.em.op(Op::Return, 0, value, 0, 0));
    }

    fn if_(&mut self, if_: &'a ast::StmtIf) {
        let end = self.f.em.label();
        let first = (Some(&*if_.test), &if_.body);
        let others = &if_.elif_else_clauses;
        let clauses =
            std::iter::once(first).chain(others.iter().map(|c| (c.test.as_ref(), &c.body)));
        for (index, (test, body)) in clauses.enumerate() {
            let next = self.f.em.label();
            if let Some(test) = test {
                self.condition(test, next, false);
            }
            self.body(body);
            if index < others.len() {
                self.f.em.jump(end);
            }
            self.f.em.place(next);
        }
        self.f.em.place(end);
    }

    fn while_(&mut self, while_: &'a ast::StmtWhile) {
        let (exit, again) = (self.f.em.label(), self.f.em.label());
        let endless = fold::truth(&while_.test) == Some(true);
        if !endless {
            self.at(&*while_.test);
            self.f.em.jump_on_line(again);
        } else {
            self.mark_line(while_);
        }
        let body = self.f.em.label_here();
        self.push_block(Block::Loop { exit, again }, while_);
        self.body(&while_.body);
        self.f.blocks.pop();
        self.f.em.place(again);
        if endless {
            self.at(&TextRange::empty(while_.start()));
            self.f.em.jump_on_line(body);
        } else {
            self.condition(&while_.test, body, true);
        }
        self.body(&while_.orelse);
        self.f.em.place(exit);
    }

    fn for_(&mut self, for_: &'a ast::StmtFor) {
        let (exit, again) = (self.f.em.label(), self.f.em.label());
        let iterator = self.f.em.temp();
        let variable = self.local(&for_.target);
        let item = match variable {
            Some(reg) => reg,
            None => self.f.em.temp(),
        };
        let mark = self.f.em.mark();
        let iterable = self.expr(&for_.iter, None);
        self.f.em.release(mark);
        self.at(for_);
        self.f.em.op(Op::GetIter, 0, iterator, iterable, 0);
        self.f.em.jump(again);
        let body = self.f.em.label_here();
        if variable.is_none() {
            self.store(&for_.target, item);
        }
        self.push_block(Block::Loop { exit, again }, for_);
        self.body(&for_.body);
        self.f.blocks.pop();
        self.f.em.place(again);
        self.at(for_);
        let word = Instr::new(Op::ForIter, 0, item, iterator, 0);
        self.f.em.jump_op(word, body);
        self.body(&for_.orelse);
        self.f.em.place(exit);
    }

    fn jump_out(&mut self, stmt: &'a Stmt, exits: bool) {
        let is_loop = |block: &Block<'_>| matches!(block, Block::Loop { .. });
        let Some(depth) = self.f.blocks.iter().rposition(is_loop) else {
            let message = match exits {
                true => "'break' outside loop",
                false => "'continue' not properly in loop",
            };
            return self.error(stmt, message);
        };
        let Block::Loop { exit, again } = self.f.blocks[depth] else {
            return;
        };
        self.at(stmt);
        let target = if exits { exit } else { again };
        self.leave(depth + 1, |this| this.f.em.jump_on_line(target));
    }

    fn raise(&mut self, raise: &'a ast::StmtRaise) {
        let Some(exception) = &raise.exc else {
            self.at(raise);
            self.f.em.op(Op::RaiseAgain, 0, 0, 0, 0);
            return;
        };
        let rest: Vec<&Expr> = raise.cause.as_deref().into_iter().collect();
        let exception = self.operand(exception, &rest);
        let (x, cause) = match &raise.cause {
            Some(cause) => (2, self.expr(cause, None)),
            None => (1, exception),
        };
        self.at(raise);
        self.f.em.op(Op::Raise, x, exception, cause, 0);
    }

    fn assert(&mut self, assert: &'a ast::StmtAssert) {
        let end = self.f.em.label();
        self.condition(&assert.test, end, true);
        let range = assertion_range(&assert.test).unwrap_or(assert.range());
        self.at(&range);
        let base: Reg = self.f.em.temp();
        self.f
            .em
            .wide(Op::LoadIntrinsic, intrinsic::ASSERTION_ERROR, base, 0);
        if let Some(message) = &assert.msg {
            let slot = self.f.em.temp();
            self.expr_to(message, slot);
            self.at(&range);
            self.f.em.op(Op::Call, 0, base, base, 1);
        }
        self.f.em.op(Op::Raise, 1, base, base, 0);
        self.f.em.place(end);
    }
}

/// What an assertion's traceback underlines: the comparison that was tested last, if there is one.
fn assertion_range(test: &Expr) -> Option<TextRange> {
    match test {
        Expr::Compare(compare) => Some(compare.range()),
        Expr::UnaryOp(unary) if unary.op == UnaryOp::Not => assertion_range(&unary.operand),
        Expr::BoolOp(boolop) => boolop.values.iter().rev().find_map(assertion_range),
        _ => None,
    }
}
