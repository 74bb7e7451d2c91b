//! Comprehensions and generator expressions: a code object of one parameter, the outermost iterable, called at once.
//!
//! The iterable is evaluated outside, and a generator's is made an iterator there; the code object makes an iterator of
//! what it is given first.

use super::Lowerer;
use crate::emit::Reg;
use crate::scope::address;
use pirn_vm::bytecode::ops::intrinsic;
use pirn_vm::bytecode::{CodeId, Instr, Op};
use ruff_python_ast::{self as ast, Expr};
use ruff_text_size::Ranged;

/// What is done with each element.
#[derive(Clone, Copy)]
enum Element<'a> {
    Append(&'a Expr),
    Add(&'a Expr),
    Insert(&'a Expr, &'a Expr),
    Yield(&'a Expr),
}

impl<'a> Lowerer<'a> {
    pub(super) fn comprehension(&mut self, expr: &'a Expr, wanted: Option<Reg>) -> Reg {
        let (generators, element, node) = match expr {
            Expr::ListComp(c) => (&c.generators, Element::Append(&c.elt), address(c)),
            Expr::SetComp(c) => (&c.generators, Element::Add(&c.elt), address(c)),
            Expr::Generator(c) => (&c.generators, Element::Yield(&c.elt), address(c)),
            Expr::DictComp(c) => match &c.key {
                Some(key) => (&c.generators, Element::Insert(key, &c.value), address(c)),
                None => return self.load_none(wanted),
            },
            _ => return self.load_none(wanted),
        };
        let id = match expr {
            Expr::ListComp(c) => self.scopes.of(c),
            Expr::SetComp(c) => self.scopes.of(c),
            Expr::DictComp(c) => self.scopes.of(c),
            Expr::Generator(c) => self.scopes.of(c),
            _ => return self.load_none(wanted),
        };
        let Some(first) = generators.first() else {
            return self.load_none(wanted);
        };
        if generators.len() > super::MAX_BLOCKS {
            self.error(expr, "too many statically nested blocks");
            return self.load_none(wanted);
        }
        let code: CodeId = self.code(node, id, expr.range(), |this| {
            this.f.n_pos = 1;
            this.comprehension_body(expr, generators, element);
        });
        let mark = self.f.em.mark();
        let base = self.f.em.temps(2);
        self.make_function(id, code, None, Vec::new(), expr.range(), Some(base));
        if let Element::Yield(_) = element {
            // A generator's body runs later, but what cannot be iterated is an error now.
            let iter = self.f.em.temps(2);
            self.f.em.wide(Op::LoadIntrinsic, intrinsic::ITER, iter, 0);
            self.expr_to(&first.iter, iter + 1);
            self.at(expr);
            self.f.em.op(Op::Call, 0, base + 1, iter, 1);
        } else {
            self.expr_to(&first.iter, base + 1);
        }
        self.f.em.release(mark);
        let dst = self.dst(wanted);
        self.at(expr);
        self.f.em.op(Op::Call, 0, dst, base, 1);
        dst
    }

    fn comprehension_body(
        &mut self,
        expr: &'a Expr,
        generators: &'a [ast::Comprehension],
        element: Element<'a>,
    ) {
        self.at(expr);
        let result = self.f.em.temp();
        match element {
            Element::Append(_) => self.f.em.op(Op::BuildList, 0, result, 0, 0),
            Element::Add(_) => self.f.em.op(Op::BuildSet, 0, result, 0, 0),
            Element::Insert(..) => self.f.em.op(Op::BuildDict, 0, result, 0, 0),
            Element::Yield(_) => {}
        }
        self.comprehension_loop(generators, true, element, result);
        self.at(expr);
        if let Element::Yield(_) = element {
            self.load_none(Some(result));
        }
        self.f.em.op(Op::Return, 0, result, 0, 0);
    }

    fn comprehension_loop(
        &mut self,
        generators: &'a [ast::Comprehension],
        outermost: bool,
        element: Element<'a>,
        result: Reg,
    ) {
        let Some((generator, inner)) = generators.split_first() else {
            return self.element(element, result);
        };
        let mark = self.f.em.mark();
        let iterator = self.f.em.temp();
        let item = self.local(&generator.target);
        let slot = match item {
            Some(reg) => reg,
            None => self.f.em.temp(),
        };
        let start = self.f.em.mark();
        let iterable = match outermost {
            true => 0,
            false => self.expr(&generator.iter, None),
        };
        self.f.em.release(start);
        let (body, next) = (self.f.em.label(), self.f.em.label());
        self.at(&generator.iter);
        self.f.em.op(Op::GetIter, 0, iterator, iterable, 0);
        self.f.em.jump(next);
        self.f.em.place(body);
        if item.is_none() {
            self.store(&generator.target, slot);
        }
        for condition in &generator.ifs {
            self.condition(condition, next, false);
        }
        self.comprehension_loop(inner, false, element, result);
        self.f.em.place(next);
        self.at(&generator.iter);
        let word = Instr::new(Op::ForIter, 0, slot, iterator, 0);
        self.f.em.jump_op(word, body);
        self.f.em.release(mark);
    }

    fn element(&mut self, element: Element<'a>, result: Reg) {
        let mark = self.f.em.mark();
        match element {
            Element::Append(value) => {
                let reg = self.expr(value, None);
                self.at(value);
                self.f.em.op(Op::ListAppend, 0, result, reg, 0);
            }
            Element::Add(value) => {
                let reg = self.expr(value, None);
                self.at(value);
                self.f.em.op(Op::SetAdd, 0, result, reg, 0);
            }
            Element::Insert(key, value) => {
                let key_reg = self.operand(key, &[value]);
                let reg = self.expr(value, None);
                self.at(key);
                self.f.em.op(Op::DictInsert, 0, result, key_reg, reg);
            }
            Element::Yield(value) => {
                let reg = self.expr(value, None);
                self.at(value);
                let sent = self.f.em.temp();
                self.f.em.op(Op::Yield, 0, sent, reg, 0);
            }
        }
        self.f.em.release(mark);
    }
}
