//! Scopes of comprehensions, and of `:=`, which binds in the function around them.

use super::build::Builder;
use super::{ScopeId, ScopeKind, noted};
use crate::support::Unsupported;
use ruff_python_ast::visitor::Visitor;
use ruff_python_ast::{self as ast, Expr};
use ruff_text_size::{Ranged, TextRange};

impl<'a> Builder<'a, '_> {
    pub(super) fn comprehension<T>(
        &mut self,
        node: &T,
        kind: ScopeKind,
        generators: &'a [ast::Comprehension],
        elements: &[Option<&'a Expr>],
        range: TextRange,
    ) {
        let name = match kind {
            ScopeKind::ListComp => "<listcomp>",
            ScopeKind::SetComp => "<setcomp>",
            ScopeKind::DictComp => "<dictcomp>",
            _ => "<genexpr>",
        };
        if let Some(at) = generators.iter().find(|g| g.is_async) {
            return self.unsupported(Unsupported::AsyncComprehension, at.range());
        }
        let Some((first, _)) = generators.split_first() else {
            return;
        };
        self.in_iterable += 1;
        self.visit_expr(&first.iter);
        self.in_iterable -= 1;
        let outer_iterable = self.in_iterable;
        self.enter(node, kind, name, range, |this| {
            this.in_iterable = outer_iterable;
            let iterable = this.intern(".0");
            this.note_in(this.current, iterable.clone(), noted::PARAM);
            this.scope().params.push(iterable);
            this.scope().is_generator = kind == ScopeKind::Generator;
            for (index, generator) in generators.iter().enumerate() {
                this.comp_target(&generator.target);
                this.visit_expr(&generator.target);
                if index > 0 {
                    this.in_iterable += 1;
                    this.visit_expr(&generator.iter);
                    this.in_iterable -= 1;
                }
                for condition in &generator.ifs {
                    this.visit_expr(condition);
                }
            }
            for element in elements.iter().flatten() {
                this.visit_expr(element);
            }
        });
    }

    /// Marks the names of a comprehension's target, which `:=` may not rebind.
    pub(super) fn comp_target(&mut self, target: &'a Expr) {
        match target {
            Expr::Name(name) => {
                let before = self.note(&name.id, noted::COMP_TARGET);
                if before & (noted::GLOBAL | noted::NONLOCAL) != 0 {
                    let message = format!(
                        "comprehension inner loop cannot rebind assignment expression target '{}'",
                        name.id
                    );
                    self.error(name.range(), message);
                }
            }
            Expr::Tuple(tuple) => tuple.elts.iter().for_each(|elt| self.comp_target(elt)),
            Expr::List(list) => list.elts.iter().for_each(|elt| self.comp_target(elt)),
            Expr::Starred(starred) => self.comp_target(&starred.value),
            _ => {}
        }
    }

    pub(super) fn walrus(&mut self, named: &'a ast::ExprNamed) {
        let Expr::Name(target) = &*named.target else {
            return self.visit_expr(&named.value);
        };
        if self.in_iterable > 0 {
            let message =
                "assignment expression cannot be used in a comprehension iterable expression";
            self.error(named.range(), message);
        }
        if target.id.as_str() == "__debug__" {
            self.error(target.range(), "cannot assign to __debug__");
        }
        self.visit_expr(&named.value);
        let name = self.intern(&target.id);
        let mut comps = Vec::new();
        let mut home = self.current;
        while self.scopes.get(home).kind.is_comprehension() {
            if self.scopes.get(home).flags(&name) & noted::COMP_TARGET != 0 {
                let message = format!(
                    "assignment expression cannot rebind comprehension iteration variable '{}'",
                    target.id
                );
                self.error(target.range(), message);
            }
            comps.push(home);
            home = self.scopes.get(home).parent.unwrap_or(ScopeId(0));
        }
        let kind = self.scopes.get(home).kind;
        if comps.is_empty() {
            self.note_in(home, name.clone(), noted::ASSIGNED);
            self.scope().walrus.insert(name);
            return;
        }
        if kind == ScopeKind::Class {
            let message =
                "assignment expression within a comprehension cannot be used in a class body";
            self.error(named.range(), message);
        }
        let before = self.note_in(home, name.clone(), noted::ASSIGNED);
        let global = kind == ScopeKind::Module || before & noted::GLOBAL != 0;
        let flag = if global {
            noted::GLOBAL
        } else {
            noted::NONLOCAL
        };
        for comp in comps {
            self.note_in(comp, name.clone(), flag | noted::USED);
        }
    }
}
