//! `match` statements: the subject, the cases in order, and what may be said of a pattern before it runs.
//!
//! The subject is evaluated once. A case that does not match jumps to the next one; no name is bound before the whole
//! pattern has matched, so what it captures waits in registers ([`Captures`]) until then.

use super::{Lowerer, fold};
use crate::emit::Reg;
use crate::scope::bound_by;
use ruff_python_ast::visitor::{self, Visitor};
use ruff_python_ast::{self as ast, Expr, Pattern};

/// The names that a pattern binds and where their values are.
pub(super) type Captures<'a> = Vec<(&'a ast::Identifier, Reg)>;

impl<'a> Lowerer<'a> {
    pub(super) fn match_(&mut self, match_: &'a ast::StmtMatch) {
        let subject = self.subject(match_);
        let end = self.f.em.label();
        for (index, case) in match_.cases.iter().enumerate() {
            let last = index + 1 == match_.cases.len();
            if last || case.guard.is_some() || self.refutable(&case.pattern) {
                self.names_of(&case.pattern, &mut Vec::new());
            }
            let next = self.f.em.label();
            let mark = self.f.em.mark();
            let mut captures = Captures::new();
            self.pattern(&case.pattern, subject, next, &mut captures);
            if is_wildcard(&case.pattern) {
                self.mark_line(&case.pattern);
            }
            for (name, value) in captures {
                self.at(&case.pattern);
                self.store_name(name, value);
            }
            if let Some(guard) = &case.guard {
                self.condition(guard, next, false);
            }
            self.f.em.release(mark);
            self.body(&case.body);
            if !last {
                self.f.em.jump(end);
            }
            self.f.em.place(next);
        }
        self.f.em.place(end);
    }

    /// The register of the subject. A variable stays where it is unless something that comes before the last pattern may
    /// bind it anew: a capture, or `:=` in a guard.
    fn subject(&mut self, match_: &'a ast::StmtMatch) -> Reg {
        let guards = match_.cases.iter().filter_map(|case| case.guard.as_deref());
        let guards: Vec<&Expr> = guards.collect();
        let reg = self.operand(&match_.subject, &guards);
        if !self.f.em.is_variable(reg) {
            return reg;
        }
        let mut names = Names::default();
        for case in &match_.cases {
            names.visit_pattern(&case.pattern);
        }
        let Expr::Name(variable) = &*match_.subject else {
            return reg;
        };
        if names.0.iter().any(|name| name.id == variable.id) {
            let copy = self.f.em.temp();
            self.f.em.copy(copy, reg);
            return copy;
        }
        reg
    }

    /// Complains of a pattern that matches everything, since others come after it; whether there was nothing to say.
    fn refutable(&mut self, pattern: &'a Pattern) -> bool {
        let what = match pattern {
            Pattern::MatchAs(as_) => match (&as_.pattern, &as_.name) {
                (Some(inner), _) => return self.refutable(inner),
                (None, Some(name)) => format!("name capture '{name}'"),
                (None, None) => "wildcard".to_string(),
            },
            // Only its last alternative may match everything: see `names_of_alternatives`.
            Pattern::MatchOr(or) => return or.patterns.last().is_none_or(|p| self.refutable(p)),
            _ => return true,
        };
        let message = format!("{what} makes remaining patterns unreachable");
        self.error(pattern, message);
        false
    }

    /// Adds the names that a pattern binds. Complains of one that is bound twice, and of alternatives that bind different
    /// names or of which one makes the others needless.
    fn names_of(&mut self, pattern: &'a Pattern, bound: &mut Vec<&'a str>) {
        match pattern {
            Pattern::MatchOr(or) => return self.names_of_alternatives(or, bound),
            Pattern::MatchSequence(sequence) => {
                (sequence.patterns.iter()).for_each(|p| self.names_of(p, bound))
            }
            Pattern::MatchClass(class) => {
                let named = class.arguments.keywords.iter().map(|k| &k.pattern);
                let all = class.arguments.patterns.iter().chain(named);
                all.for_each(|p| self.names_of(p, bound));
            }
            Pattern::MatchMapping(mapping) => {
                (mapping.patterns.iter()).for_each(|p| self.names_of(p, bound))
            }
            Pattern::MatchAs(as_) => as_.pattern.iter().for_each(|p| self.names_of(p, bound)),
            Pattern::MatchStar(_) | Pattern::MatchValue(_) | Pattern::MatchSingleton(_) => {}
        }
        if let Some(name) = bound_by(pattern) {
            self.bind_once(pattern, name.as_str(), bound);
        }
    }

    fn bind_once(&mut self, pattern: &'a Pattern, name: &'a str, bound: &mut Vec<&'a str>) {
        if bound.contains(&name) {
            let message = format!("multiple assignments to name '{name}' in pattern");
            self.error(pattern, message);
        }
        bound.push(name);
    }

    fn names_of_alternatives(&mut self, or: &'a ast::PatternMatchOr, bound: &mut Vec<&'a str>) {
        let mut first: Option<Vec<&str>> = None;
        for (index, alternative) in or.patterns.iter().enumerate() {
            if index + 1 < or.patterns.len() && !self.refutable(alternative) {
                return;
            }
            let mut names = Vec::new();
            self.names_of(alternative, &mut names);
            let first = first.get_or_insert_with(|| names.clone());
            if first.len() != names.len() || names.iter().any(|name| !first.contains(name)) {
                return self.error(or, "alternative patterns bind different names");
            }
        }
        for name in first.unwrap_or_default() {
            self.bind_once(&or.patterns[0], name, bound);
        }
    }
}

/// `_`, which needs no instruction.
pub(super) fn is_wildcard(pattern: &Pattern) -> bool {
    match pattern {
        Pattern::MatchAs(as_) => as_.pattern.is_none() && as_.name.is_none(),
        Pattern::MatchStar(star) => star.name.is_none(),
        _ => false,
    }
}

/// Whether an expression may be compared with a subject, or be a key: a literal or a name with dots.
pub(super) fn is_value(expr: &Expr) -> bool {
    match expr {
        Expr::Attribute(_) => true,
        Expr::StringLiteral(_) | Expr::BytesLiteral(_) => true,
        Expr::NumberLiteral(_) | Expr::UnaryOp(_) | Expr::BinOp(_) => {
            fold::constant(expr).is_some()
        }
        _ => false,
    }
}

/// The names that patterns bind.
#[derive(Default)]
pub(super) struct Names<'a>(pub(super) Vec<&'a ast::Identifier>);

impl<'a> Visitor<'a> for Names<'a> {
    fn visit_pattern(&mut self, pattern: &'a Pattern) {
        visitor::walk_pattern(self, pattern);
        self.0.extend(bound_by(pattern));
    }
}
