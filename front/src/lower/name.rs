//! Names: loading, storing and deleting variables of every sort.

use super::{Lowerer, Var};
use crate::emit::Reg;
use crate::scope::{ScopeKind, mangle};
use pirn_vm::bytecode::Op;
use pirn_vm::bytecode::ops::special;
use ruff_python_ast as ast;
use ruff_python_ast::Expr;
use ruff_python_ast::visitor::{self, Visitor};
use std::borrow::Cow;

impl<'a> Lowerer<'a> {
    /// The name as this scope's class mangles it.
    pub(super) fn mangled<'n>(&self, name: &'n str) -> Cow<'n, str> {
        mangle(self.scope().class.as_deref(), name)
    }

    /// Where a (mangled) name lives.
    pub(super) fn var(&self, name: &str) -> Var {
        if let Some(var) = self.f.vars.get(name) {
            return *var;
        }
        match self.scope().kind {
            ScopeKind::Class => Var::Namespace,
            ScopeKind::Module if self.options.namespace => Var::Namespace,
            _ => Var::Global,
        }
    }

    /// Register of a plain local variable.
    pub(super) fn local(&self, target: &Expr) -> Option<Reg> {
        let Expr::Name(name) = target else {
            return None;
        };
        match self.var(&self.mangled(&name.id)) {
            Var::Local { reg, .. } => Some(reg),
            _ => None,
        }
    }

    /// Loads a variable; a plain local stays in place unless a destination is wanted.
    pub(super) fn load_name(&mut self, name: &str, wanted: Option<Reg>) -> Reg {
        let name = self.mangled(name);
        let var = self.var(&name);
        if let Var::Local { reg, guarded } = var {
            if guarded {
                let index = self.f.em.names.index(&name);
                self.f.em.wide(Op::CheckBound, 0, reg, index);
            }
            return self.deliver(reg, wanted);
        }
        let dst = self.dst(wanted);
        let em = &mut self.f.em;
        match var {
            Var::Local { .. } => {}
            Var::Cell(reg) => {
                let index = em.name16(&name);
                em.op(Op::CellGet, 0, dst, reg, index);
            }
            Var::Free(index) => em.op(Op::FreeGet, 0, dst, index, 0),
            Var::Global => {
                let index = em.names.index(&name);
                em.wide(Op::GlobalGet, 0, dst, index);
            }
            Var::Namespace => {
                let index = em.name16(&name);
                em.op(Op::NameGet, 0, dst, 0, index);
            }
            Var::NamespaceFree(index) => em.op(Op::NameGetFree, 0, dst, 0, index),
        }
        dst
    }

    /// Stores into a variable.
    pub(super) fn store_name(&mut self, name: &str, value: Reg) {
        let name = self.mangled(name);
        let var = self.var(&name);
        let em = &mut self.f.em;
        match var {
            Var::Local { reg, .. } => em.copy(reg, value),
            Var::Cell(reg) => em.op(Op::CellSet, 0, reg, value, 0),
            Var::Free(index) => em.op(Op::FreeSet, 0, index, value, 0),
            Var::Global => {
                let index = em.names.index(&name);
                em.wide(Op::GlobalSet, 0, value, index);
            }
            Var::Namespace | Var::NamespaceFree(_) => {
                let index = em.name16(&name);
                em.op(Op::NameSet, 0, 0, index, value);
            }
        }
    }

    /// Unbinds a variable, which must be bound.
    pub(super) fn delete_name(&mut self, name: &str) {
        let name = self.mangled(name);
        let var = self.var(&name);
        let em = &mut self.f.em;
        match var {
            Var::Local { reg, guarded } => {
                if guarded {
                    let index = em.names.index(&name);
                    em.wide(Op::CheckBound, 0, reg, index);
                }
                em.special(reg, special::UNBOUND);
            }
            Var::Cell(reg) => {
                let index = em.name16(&name);
                em.op(Op::CellDel, 0, reg, index, 0);
            }
            Var::Free(index) => em.op(Op::FreeDel, 0, index, 0, 0),
            Var::Global => {
                let index = em.names.index(&name);
                em.wide(Op::GlobalDel, 0, 0, index);
            }
            Var::Namespace | Var::NamespaceFree(_) => {
                let index = em.name16(&name);
                em.op(Op::NameDel, 0, 0, index, 0);
            }
        }
    }

    /// Ends `except ... as name`: unbinds the name, which the clause may have unbound itself.
    pub(super) fn unbind_exception(&mut self, name: &'a ast::Identifier) {
        // At no line: the program says nothing of it.
        self.f.em.span = Default::default();
        match self.var(&self.mangled(name)) {
            Var::Local { reg, .. } => self.f.em.special(reg, special::UNBOUND),
            _ => {
                let mark = self.f.em.mark();
                let none = self.load_none(None);
                self.store_name(name, none);
                self.delete_name(name);
                self.f.em.release(mark);
            }
        }
    }

    /// Whether one of the expressions rebinds the variable that `read` names, by `:=`.
    pub(super) fn rebound(&self, read: &Expr, by: &[&Expr]) -> bool {
        if self.scope().walrus.is_empty() {
            return false;
        }
        let name = match read {
            Expr::Name(name) => &name.id,
            Expr::Named(named) => match &*named.target {
                Expr::Name(name) => &name.id,
                _ => return false,
            },
            _ => return false,
        };
        if !self.scope().walrus.contains(&*self.mangled(name)) {
            return false;
        }
        let mut search = Rebinds { name, found: false };
        for expr in by {
            search.visit_expr(expr);
        }
        search.found
    }
}

/// Looks for `name := ...` in the same frame.
struct Rebinds<'n> {
    name: &'n str,
    found: bool,
}

impl<'e> Visitor<'e> for Rebinds<'_> {
    fn visit_expr(&mut self, expr: &'e Expr) {
        match expr {
            Expr::Lambda(_) => {}
            Expr::Named(named) => {
                if let Expr::Name(target) = &*named.target {
                    self.found |= target.id.as_str() == self.name;
                }
                self.visit_expr(&named.value);
            }
            _ if self.found => {}
            _ => visitor::walk_expr(self, expr),
        }
    }
}
