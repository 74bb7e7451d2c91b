//! with statements: one protected region per context manager, outermost first.

use super::{Block, Lowerer};
use crate::emit::Reg;
use pirn_vm::bytecode::Op;
use pirn_vm::bytecode::ops::special;
use ruff_python_ast as ast;
use ruff_text_size::Ranged;

impl<'a> Lowerer<'a> {
    pub(super) fn with_(&mut self, items: &'a [ast::WithItem], with: &'a ast::StmtWith) {
        let Some((item, rest)) = items.split_first() else {
            return self.body(&with.body);
        };
        let outer = self.f.em.mark();
        // The function that leaves it, what that is called with first, and three arguments more.
        let exit = self.f.em.temps(5);
        let exception = self.f.em.temp();
        let mark = self.f.em.mark();
        let manager = self.expr(&item.context_expr, None);
        self.f.em.release(mark);
        let target = item.optional_vars.as_deref();
        let variable = target.and_then(|target| self.local(target));
        let value = match variable {
            Some(reg) => reg,
            None => self.f.em.temp(),
        };
        self.at(with);
        let enter = self.f.em.temps(2);
        self.f.em.op(Op::WithBind, 0, enter, manager, exit);
        self.f.em.op(Op::Call, 0, value, enter, 1);
        let (failed, end) = (self.f.em.label(), self.f.em.label());
        let region = self.f.em.begin_handler(failed, exception);
        let block = Block::With(region, exit, with.range());
        self.push_block(block, with);
        if let Some(target) = target
            && variable.is_none()
        {
            self.store(target, value);
        }
        self.f.em.release(mark);
        self.with_(rest, with);
        self.f.blocks.pop();
        self.f.em.end(region);
        self.at(with);
        self.leave_manager(exit);
        self.f.em.jump(end);
        self.f.em.place(failed);
        let handled = self.f.em.begin_handled(exception);
        let swallow = self.f.em.temp();
        self.at(with);
        self.f.em.op(Op::ExcArgs, 0, exit + 2, exception, 0);
        self.f.em.op(Op::Call, 0, swallow, exit, 4);
        self.f.em.jump_if(swallow, true, end);
        self.f.em.op(Op::Reraise, 0, exception, 0, 0);
        self.f.em.end(handled);
        self.f.em.place(end);
        self.f.em.release(outer);
    }

    /// Calls what leaves a context manager, of which this is the first register: nothing was raised.
    pub(super) fn leave_manager(&mut self, exit: Reg) {
        for arg in exit + 2..exit + 5 {
            self.f.em.special(arg, special::NONE);
        }
        self.f.em.op(Op::Call, 0, exit + 2, exit, 4);
    }
}
