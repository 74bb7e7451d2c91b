//! Displays: tuples, lists, sets and dicts, with stars anywhere.
//!
//! Up to [`CHUNK`] elements are evaluated into consecutive registers and built by one op; the rest is appended one
//! by one, so a display of any length needs few registers.

use super::{Lowerer, fold};
use crate::emit::Reg;
use pirn_vm::bytecode::{Const, Op};
use ruff_python_ast::{self as ast, Expr};
use ruff_text_size::{Ranged, TextRange};

/// Elements built by one op.
const CHUNK: usize = 64;
/// Constants in a display that are worth a constant tuple.
const MANY_CONSTANTS: usize = 6;

/// A sequence or set display.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Display {
    Tuple,
    List,
    Set,
}

impl Display {
    fn build(self) -> Op {
        match self {
            Display::Tuple => Op::BuildTuple,
            Display::List => Op::BuildList,
            Display::Set => Op::BuildSet,
        }
    }
}

impl<'a> Lowerer<'a> {
    pub(super) fn tuple(&mut self, tuple: &'a ast::ExprTuple, wanted: Option<Reg>) -> Reg {
        self.display(Display::Tuple, &tuple.elts, tuple.range(), wanted)
    }

    pub(super) fn list(&mut self, list: &'a ast::ExprList, wanted: Option<Reg>) -> Reg {
        self.display(Display::List, &list.elts, list.range(), wanted)
    }

    pub(super) fn set(&mut self, set: &'a ast::ExprSet, wanted: Option<Reg>) -> Reg {
        self.display(Display::Set, &set.elts, set.range(), wanted)
    }

    /// Builds a tuple, list or set of the elements.
    pub(super) fn display(
        &mut self,
        kind: Display,
        elts: &'a [Expr],
        range: TextRange,
        wanted: Option<Reg>,
    ) -> Reg {
        if (kind == Display::Tuple || elts.len() >= MANY_CONSTANTS)
            && let Some(items) = elts.iter().map(fold::constant).collect::<Option<Vec<_>>>()
        {
            self.at(&range);
            return self.constant_display(kind, items, wanted);
        }
        if elts.len() > CHUNK || elts.iter().any(Expr::is_starred_expr) {
            return self.long_display(kind, elts, range, wanted);
        }
        let mark = self.f.em.mark();
        let base = self.elements(elts);
        self.f.em.release(mark);
        let dst = self.dst(wanted);
        self.at(&range);
        self.f.em.op(kind.build(), 0, dst, base, elts.len() as u16);
        dst
    }

    fn constant_display(&mut self, kind: Display, items: Vec<Const>, wanted: Option<Reg>) -> Reg {
        if kind == Display::Tuple {
            return self.load_const(Const::Tuple(items), wanted);
        }
        let built = self.scratch(wanted);
        let mark = self.f.em.mark();
        let items = self.load_const(Const::Tuple(items), None);
        self.f.em.release(mark);
        self.f.em.op(kind.build(), 0, built, 0, 0);
        let extend = match kind {
            Display::Set => Op::SetUpdate,
            _ => Op::ListExtend,
        };
        self.f.em.op(extend, 0, built, items, 0);
        self.deliver(built, wanted)
    }

    /// Evaluates the expressions into consecutive temporaries; a single variable stays in place.
    pub(super) fn elements(&mut self, elts: &'a [Expr]) -> Reg {
        if let [one] = elts {
            return self.expr(one, None);
        }
        let base = self.f.em.temps(elts.len() as u32);
        for (index, elt) in elts.iter().enumerate() {
            self.expr_to(elt, base + index as Reg);
        }
        base
    }

    fn long_display(
        &mut self,
        kind: Display,
        elts: &'a [Expr],
        range: TextRange,
        wanted: Option<Reg>,
    ) -> Reg {
        let built = self.scratch(wanted);
        let mark = self.f.em.mark();
        let plain = elts.iter().take(CHUNK);
        let first = plain.take_while(|elt| !elt.is_starred_expr()).count();
        let base = self.elements(&elts[..first]);
        self.f.em.release(mark);
        let (build, add, extend) = match kind {
            Display::Set => (Op::BuildSet, Op::SetAdd, Op::SetUpdate),
            _ => (Op::BuildList, Op::ListAppend, Op::ListExtend),
        };
        self.at(&range);
        self.f.em.op(build, 0, built, base, first as u16);
        for elt in &elts[first..] {
            let (op, value) = match elt {
                Expr::Starred(starred) => (extend, &*starred.value),
                _ => (add, elt),
            };
            let value = self.expr(value, None);
            self.at(&range);
            self.f.em.op(op, 0, built, value, 0);
            self.f.em.release(mark);
        }
        if kind == Display::Tuple {
            self.at(&range);
            self.f.em.op(Op::ListToTuple, 0, built, built, 0);
        }
        self.deliver(built, wanted)
    }

    pub(super) fn dict(&mut self, dict: &'a ast::ExprDict, wanted: Option<Reg>) -> Reg {
        let plain = dict.items.iter().take(CHUNK / 2);
        let first = plain.take_while(|item| item.key.is_some()).count();
        let (head, tail) = dict.items.split_at(first);
        let built = match tail.is_empty() {
            true => None,
            false => Some(self.scratch(wanted)),
        };
        let mark = self.f.em.mark();
        let base = self.f.em.temps(2 * first as u32);
        for (index, item) in head.iter().enumerate() {
            let slot = base + 2 * index as Reg;
            if let Some(key) = &item.key {
                self.expr_to(key, slot);
            }
            self.expr_to(&item.value, slot + 1);
        }
        self.f.em.release(mark);
        let dst = match built {
            Some(built) => built,
            None => self.dst(wanted),
        };
        self.at(dict);
        self.f.em.op(Op::BuildDict, 0, dst, base, first as u16);
        for item in tail {
            match &item.key {
                Some(key) => {
                    let key_reg = self.operand(key, &[&item.value]);
                    let value = self.expr(&item.value, None);
                    self.at(dict);
                    self.f.em.op(Op::DictInsert, 0, dst, key_reg, value);
                }
                None => {
                    let mapping = self.expr(&item.value, None);
                    self.at(dict);
                    self.f.em.op(Op::DictUpdate, 0, dst, mapping, 0);
                }
            }
            self.f.em.release(mark);
        }
        self.deliver(dst, wanted)
    }
}
