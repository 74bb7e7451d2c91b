//! try statements.
//!
//! A finally body is compiled once per way out of the statement: falling off its end, each return, break and
//! continue that leaves it (see [`Lowerer::leave`]), and exceptions. While an exit's copy is compiled, the regions
//! it leaves are suspended, so an exception in it goes where it belongs.

use super::{Block, Lowerer, Var};
use pirn_vm::bytecode::Op;
use ruff_python_ast::{self as ast, ExceptHandler};
use ruff_text_size::Ranged;

use crate::emit::{Label, Reg};

impl<'a> Lowerer<'a> {
    pub(super) fn try_(&mut self, try_: &'a ast::StmtTry) {
        self.mark_line(try_);
        if try_.finalbody.is_empty() {
            return self.try_except(try_);
        }
        let exception = self.f.em.temp();
        let (failed, end) = (self.f.em.label(), self.f.em.label());
        let region = self.f.em.begin_handler(failed, exception);
        self.push_block(Block::Finally(region, &try_.finalbody), try_);
        if try_.handlers.is_empty() {
            self.body(&try_.body);
        } else {
            self.try_except(try_);
        }
        self.f.blocks.pop();
        self.f.em.end(region);
        self.body(&try_.finalbody);
        self.f.em.jump(end);
        self.f.em.place(failed);
        let handled = self.f.em.begin_handled(exception);
        self.f.blocks.push(Block::Handled(handled));
        self.body(&try_.finalbody);
        self.f.blocks.pop();
        self.f.em.span = Default::default();
        self.f.em.op(Op::Reraise, 0, exception, 0, 0);
        self.f.em.end(handled);
        self.f.em.place(end);
    }

    fn try_except(&mut self, try_: &'a ast::StmtTry) {
        let exception = self.f.em.temp();
        let (failed, end) = (self.f.em.label(), self.f.em.label());
        let region = self.f.em.begin_handler(failed, exception);
        self.push_block(Block::Try(region), try_);
        self.body(&try_.body);
        self.f.blocks.pop();
        self.f.em.end(region);
        self.body(&try_.orelse);
        self.f.em.jump(end);
        self.f.em.place(failed);
        let handled = self.f.em.begin_handled(exception);
        self.push_block(Block::Handled(handled), try_);
        for (index, handler) in try_.handlers.iter().enumerate() {
            let ExceptHandler::ExceptHandler(handler) = handler;
            if handler.type_.is_none() && index + 1 < try_.handlers.len() {
                self.error(&try_.handlers[index], "default 'except:' must be last");
            }
            let mark = self.f.em.mark();
            self.handler(handler, exception, end);
            self.f.em.release(mark);
        }
        self.f.em.span = Default::default();
        self.f.em.op(Op::Reraise, 0, exception, 0, 0);
        self.f.blocks.pop();
        self.f.em.end(handled);
        self.f.em.place(end);
    }

    fn handler(
        &mut self,
        handler: &'a ast::ExceptHandlerExceptHandler,
        exception: Reg,
        end: Label,
    ) {
        let next = self.f.em.label();
        if let Some(type_) = &handler.type_ {
            let mark = self.f.em.mark();
            let class = self.expr(type_, None);
            self.f.em.release(mark);
            let matched = self.f.em.temp();
            self.at(handler);
            self.f.em.op(Op::ExcMatch, 0, matched, exception, class);
            self.f.em.jump_if(matched, false, next);
            self.f.em.release(mark);
        }
        match &handler.name {
            None => self.body(&handler.body),
            Some(name) => self.named_handler(handler, name, exception),
        }
        self.f.em.jump(end);
        self.f.em.place(next);
    }

    /// `except ... as name`: the name is unbound on every way out.
    fn named_handler(
        &mut self,
        handler: &'a ast::ExceptHandlerExceptHandler,
        name: &'a ast::Identifier,
        exception: Reg,
    ) {
        self.at(name);
        let var = self.var(&self.mangled(name));
        let local = matches!(var, Var::Local { .. });
        let value = match var {
            Var::Local { reg, .. } => reg,
            _ => self.f.em.temp(),
        };
        self.f.em.op(Op::ExcValue, 0, value, exception, 0);
        self.store_name(name, value);
        // When the exception leaves the function nobody can see a plain local any more.
        let protects = |block: &Block<'_>| !matches!(block, Block::Loop { .. } | Block::Handled(_));
        if local && !self.f.blocks.iter().any(protects) {
            self.f.blocks.push(Block::Named(None, name));
            self.body(&handler.body);
            self.f.blocks.pop();
            self.unbind_exception(name);
            return;
        }
        let again = self.f.em.temp();
        let (failed, end) = (self.f.em.label(), self.f.em.label());
        let region = self.f.em.begin_handler(failed, again);
        self.f.blocks.push(Block::Named(Some(region), name));
        self.body(&handler.body);
        self.f.blocks.pop();
        self.f.em.end(region);
        self.unbind_exception(name);
        self.f.em.jump(end);
        self.f.em.place(failed);
        let handled = self.f.em.begin_handled(again);
        self.unbind_exception(name);
        self.f.em.span = self.source.span(name.range());
        self.f.em.op(Op::Reraise, 0, again, 0, 0);
        self.f.em.end(handled);
        self.f.em.place(end);
    }
}
